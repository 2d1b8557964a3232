"""A plan leaves the browser and comes back: as a link, a file, a table, a calendar, a document. Nothing is lost."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from macros.records.catalogue import Catalogue

from .plans import BUDDIES, CHECKLIST, KEY, VISA, given, item, kept, order, row

FULL = [
    item(
        CHECKLIST, title="Checklist", state="planned", owner="Jana Nováková", start="2027-03", note='a "quote"\nand ☺'
    ),
    item("gone-for-ever", title="Old thing", state="declined", note="=1+1"),
    item(BUDDIES, state="running"),
]


def saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_bytes().decode("utf-8")


def link_to(page: Page) -> str:
    return str(page.locator("[data-plan-link]").input_value())


def upload(page: Page, text: str, name: str = "plan.json") -> None:
    files = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files("[data-plan-import]", [files])


def without_titles(items: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{**one, "title": ""} for one in items]


def test_a_shared_link_gives_a_stranger_the_whole_plan(page: Page, base: str, browser: Any) -> None:
    given(page, base, *FULL)
    link = link_to(page)
    assert link.startswith(base + "plan/#plan=")
    stranger = browser.new_context().new_page()
    seen: list[str] = []
    stranger.on("request", lambda request: seen.append(request.url))
    stranger.goto(link)
    expect(stranger.locator("[data-plan-offer]")).to_contain_text("holds a plan with 3 practices")
    assert stranger.evaluate("key => localStorage.getItem(key)", KEY) is None
    stranger.get_by_role("button", name="Keep it as my plan").click()
    assert kept(stranger) == without_titles(FULL)
    expect(stranger).to_have_url(base + "plan/")
    assert not [url for url in seen if "plan=" in url.partition("#")[0]]
    stranger.context.close()


def test_a_link_may_leave_out_owners_and_notes(page: Page, base: str) -> None:
    given(page, base, *FULL)
    page.get_by_label("without owners and notes").check()
    found = page.evaluate("link => PracticeAtlas.planFiles.fromFragment(new URL(link).hash)", link_to(page))
    assert [(one["owner"], one["note"]) for one in found["plan"]["items"]] == [("", "")] * 3
    assert [one["start"] for one in found["plan"]["items"]] == ["2027-03", "", ""]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("Discard", [item(CHECKLIST, note="mine")]),
        ("Replace mine", without_titles(FULL)),
        (
            "Add to mine",
            [item(CHECKLIST, note="mine", owner="Jana Nováková", start="2027-03"), *without_titles(FULL[1:])],
        ),
    ],
)
def test_a_shared_plan_changes_mine_only_as_i_choose(
    page: Page, base: str, choice: str, expected: list[dict[str, str]]
) -> None:
    mine = item(CHECKLIST, note="mine")
    given(page, base, *FULL)
    link = link_to(page)
    given(page, base, mine)
    page.goto(link)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("[data-plan-offer-sheet] h3").filter(has_text="Old thing")).to_have_count(0)
    expect(page.locator("[data-plan-offer-sheet]")).to_contain_text("gone-for-ever")
    assert kept(page) == [mine]
    page.get_by_role("button", name=choice).click()
    assert kept(page) == expected
    expect(page.locator("[data-plan-offer]")).to_be_hidden()
    if choice != "Discard":
        page.get_by_role("button", name="Undo").click()
        assert kept(page) == [mine]


def test_opening_my_own_link_asks_nothing(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    page.goto(link_to(page))
    expect(page.locator("[data-plan-offer]")).to_be_hidden()


@pytest.mark.parametrize("cut", [-1, -7, 12])
def test_a_damaged_link_is_said_and_leaves_my_plan(page: Page, base: str, cut: int) -> None:
    given(page, base, *FULL)
    link = link_to(page)
    fragment = link[link.index("#") :][:cut]
    given(page, base, item(VISA))
    page.goto(base + "plan/" + fragment)
    expect(page.locator(".pa-notice--refused")).to_contain_text("This link is damaged")
    expect(page.locator(".pa-notice--refused")).to_contain_text("Your own plan is as it was.")
    assert kept(page) == [item(VISA)]


def test_a_saved_file_opens_again_without_any_loss(page: Page, base: str) -> None:
    given(page, base, *FULL)
    page.get_by_label("Name of the plan").fill("Košice")
    text = saved(page, "Save the plan (JSON)")
    data = json.loads(text)
    assert (data["format"], data["version"], data["name"]) == ("practice-atlas-plan", 2, "Košice")
    page.get_by_role("button", name="Clear the plan").click()
    upload(page, text)
    page.get_by_role("button", name="Keep it as my plan").click()
    assert kept(page) == FULL
    expect(page.get_by_label("Name of the plan")).to_have_value("Košice")


PLAN = {"format": "practice-atlas-plan", "version": 1}
NO_JSON = "The file is damaged, or it is not a plan: it is not complete JSON."


def file_with(*practices: object) -> str:
    return json.dumps({**PLAN, "practices": practices})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": "practice-atlas-plan", "pract', NO_JSON),
        ("", NO_JSON),
        ("null", "The file is not a plan of the Practice Atlas."),
        ('{"format": "other"}', "The file is not a plan of the Practice Atlas."),
        (json.dumps({**PLAN, "version": 3, "practices": []}), "The file was made by a newer edition of the atlas."),
        (json.dumps(PLAN), "It holds no list of practices."),
        (file_with({"id": "../x"}), "Practice 1: the id of the practice is missing or damaged."),
        (file_with({"id": "x"}, {"id": "x"}), "Practice 2: x stands there twice."),
        (file_with({"id": "x", "state": "toString"}), "the state must be one of idea, planned"),
        (file_with({"id": "x", "start": "2027-13"}), "the start must be a month such as 2027-03."),
        (file_with({"id": "x", "end": "soon"}), "the end must be a month such as 2027-03."),
        (file_with({"id": "x", "note": "n" * 4001}), "the note is longer than 4000 characters."),
        (file_with({"id": "x", "owner": ["y"]}), "the owner must be text."),
        (file_with(*["x"] * 2001), "It holds more than 2000 practices."),
        ('"' + "x" * 1_000_001 + '"', "The file is too large for a plan (more than 1 MB)."),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_a_reason(page: Page, base: str, text: str, message: str) -> None:
    given(page, base, item(VISA, note="mine"))
    upload(page, text)
    expect(page.locator(".pa-notice--refused")).to_contain_text(message)
    expect(page.locator(".pa-notice--refused")).to_contain_text("Your own plan is as it was.")
    assert kept(page) == [item(VISA, note="mine")]


def test_a_hostile_file_reaches_no_prototype_and_no_markup(page: Page, base: str) -> None:
    given(page, base)
    bad = '<img src=x onerror="window.hit = 1">'
    pollution = {"polluted": 1}
    entry = {"id": "constructor", "__proto__": pollution, "title": bad, "note": "x"}
    head = {**PLAN, "__proto__": pollution, "constructor": {"prototype": pollution}, "name": bad}
    upload(page, json.dumps({**head, "practices": [entry]}))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Keep it as my plan").click()
    expect(row(page, "constructor")).to_contain_text(bad)
    assert page.evaluate("[({}).polluted, window.hit, Object.keys(PracticeAtlas.myPlan.read().items[0]).join()]") == [
        None,
        None,
        "id,title,state,owner,start,end,indicator,note",
    ]


def test_the_calendar_holds_the_set_up_of_each_practice_with_a_start(page: Page, base: str) -> None:
    long = "Ask the dean; then the senate, \\ and\nthe rector. " * 5
    given(page, base, item(CHECKLIST, start="2027-03", note=long), item("guest-house", start="2026-09"), item(VISA))
    text = saved(page, "Save as dates (.ics)")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [(str(one["SUMMARY"]), one.start, one.end) for one in events] == [
        ("Set up: Checklist before arrival", date(2027, 3, 1), date(2027, 6, 1)),
        ("Set up: Guest house in Košice", date(2026, 9, 1), date(2027, 9, 1)),
    ]
    assert long.strip() in str(events[0]["DESCRIPTION"])
    assert "no upper limit" in str(events[1]["DESCRIPTION"])
    expect(page.locator(".pa-notice")).to_contain_text("1 practice is not in the calendar")


def test_the_printed_document_holds_the_plan_and_the_full_texts_if_wanted(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    given(page, base, *FULL)
    page.emulate_media(media="print")
    sheet = page.locator("[data-plan-sheet]")
    expect(sheet).to_be_visible()
    expect(page.locator("[data-plan-app]")).to_be_hidden()
    expect(sheet).to_contain_text("Jana Nováková")
    step = catalogue.published[CHECKLIST].setup
    assert step
    text = " ".join(step.text.split()[:6])
    expect(sheet).not_to_contain_text(text)
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_label("with the full text of every practice").check()
    page.get_by_role("button", name="Print the plan").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    expect(sheet).to_contain_text(text)
    expect(sheet.locator(".pa-sheet__text")).to_have_count(2)


def test_of_a_full_text_only_known_elements_and_safe_addresses_are_taken(page: Page, base: str) -> None:
    """Even if a text held more than our templates write, nothing of it would run or lead astray."""
    given(page, base, item(CHECKLIST))
    text = """<p id="x" class="kept">Some <b>text</b><img src="data:,"><script>ran = 1</script>
        <a href="javascript:ran = 1">a</a><a href="../x/">b</a>"""
    page.evaluate("([id, text]) => { PracticeAtlas.texts = {[id]: text}; }", [CHECKLIST, text])
    page.get_by_label("with the full text of every practice").check()
    shown = page.locator(".pa-sheet__text")
    expect(shown).to_have_count(1)
    assert shown.inner_html().replace("\n        ", "") == (
        '<p class="kept">Some <span>text</span><span></span><span>ran = 1</span><a>a</a><a href="../x/">b</a></p>'
    )
    assert page.evaluate("typeof ran") == "undefined"


def test_full_texts_load_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "plan" / "index.html").as_uri())
    page.evaluate("PracticeAtlas.myPlan.update((now) => PracticeAtlas.plan.add(now, 'visa-help', 'Help'))")
    page.get_by_label("with the full text of every practice").check()
    expect(page.locator(".pa-sheet__text")).to_have_count(1)


def test_from_a_folder_a_file_is_shared_in_place_of_a_link(page: Page, folder: Path) -> None:
    """A link would lead others to a place on this computer. Owners and notes may stay here as well."""
    page.goto((folder / "plan" / "index.html").as_uri())
    page.evaluate("items => PracticeAtlas.myPlan.update((now) => ({...now, items}))", FULL)
    expect(page.get_by_role("heading", name="Share as a file")).to_be_visible()
    for name in ("[data-plan-link]", "[data-plan-copy]"):
        expect(page.locator(name)).to_be_hidden()

    whole = json.loads(saved(page, "Save the file to share"))["practices"]
    page.get_by_label("without owners and notes").check()
    bare = json.loads(saved(page, "Save the file to share"))["practices"]

    assert [one["owner"] for one in whole] == [one["owner"] for one in FULL]
    assert [(one["id"], one["owner"], one["note"]) for one in bare] == [(one["id"], "", "") for one in FULL]
    assert any(one["owner"] for one in FULL)


def test_on_the_web_a_link_is_shared(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    expect(page.locator("[data-plan-link]")).to_be_visible()
    expect(page.get_by_role("button", name="Save the file to share")).to_be_hidden()


def test_a_long_link_says_that_a_file_is_safer(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, note="x" * 3000))
    expect(page.locator("[data-plan-link-hint]")).to_contain_text("some mail programs cut long links")
    assert order(page) == [CHECKLIST]


def test_the_link_is_copied(context: BrowserContext, page: Page, base: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    given(page, base, item(CHECKLIST))
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".pa-notice")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link_to(page)
