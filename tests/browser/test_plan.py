"""The plan, as a reader makes it: added from any page, edited, ordered, kept, shared by two tabs, undone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.records.catalogue import Catalogue

from .plans import BUDDIES, CHECKLIST, KEY, VISA, given, item, kept, order, row


@pytest.mark.parametrize("where", [f"practices/{CHECKLIST}/", "practices/", "stage/before-arrival/"])
def test_one_click_adds_a_practice_from_any_page(page: Page, base: str, where: str) -> None:
    page.goto(base + where)
    expect(page.locator(".pa-my-plan")).to_have_text("My plan")
    page.locator(f"[data-plan-add={CHECKLIST}]").first.click()
    expect(page.locator(".pa-my-plan")).to_have_text("My plan · 1")
    expect(page.locator(f"[data-plan-add={CHECKLIST}]").first).to_have_attribute("aria-pressed", "true")
    page.locator(".pa-my-plan").click()
    expect(row(page, CHECKLIST).locator("h3")).to_have_text("1. Checklist before arrival")


def test_a_second_click_takes_out_what_holds_no_notes_and_shows_what_does(page: Page, base: str) -> None:
    page.goto(base + f"practices/{CHECKLIST}/")
    button = page.locator(f"[data-plan-add={CHECKLIST}]").first
    button.click()
    button.click()
    expect(button).to_have_text("Add to my plan")
    given(page, base, item(CHECKLIST, note="Ask the dean"))
    page.goto(base + f"practices/{CHECKLIST}/")
    button.click()
    page.wait_for_url(f"**/plan/#p-{CHECKLIST}")
    assert kept(page)[0]["note"] == "Ask the dean"


def test_what_the_reader_writes_is_there_after_a_reload(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    page.get_by_label("Name of the plan").fill("Košice, 2027")
    row(page, CHECKLIST).get_by_label("Status").select_option("Planned")
    row(page, CHECKLIST).get_by_label("Owner").fill("Jana <b>")
    row(page, CHECKLIST).get_by_label("Start").fill("2027-03")
    row(page, CHECKLIST).get_by_label("Note").fill("first line\nsecond line")
    page.reload()
    assert kept(page) == [
        item(CHECKLIST, state="planned", owner="Jana <b>", start="2027-03", note="first line\nsecond line")
    ]
    expect(page.get_by_label("Name of the plan")).to_have_value("Košice, 2027")
    expect(row(page, CHECKLIST).get_by_label("Owner")).to_have_value("Jana <b>")


def test_the_order_is_changed_with_the_keyboard_alone(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES), item(VISA))
    row(page, CHECKLIST).get_by_role("button", name="Down").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert order(page) == [BUDDIES, VISA, CHECKLIST]
    expect(row(page, CHECKLIST).get_by_role("button", name="Down")).to_be_focused()
    expect(row(page, CHECKLIST).get_by_role("button", name="Down")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    assert order(page) == [BUDDIES, VISA, CHECKLIST]
    expect(page.get_by_role("status")).to_have_text("Checklist before arrival is now in place 3 of 3.")
    page.reload()
    assert order(page) == [BUDDIES, VISA, CHECKLIST]


def test_the_plan_is_ordered_by_importance_by_effort_and_by_start(page: Page, base: str, catalogue: Catalogue) -> None:
    ids = [BUDDIES, "guest-house", VISA, CHECKLIST, "hr-strategy"]
    given(page, base, *(item(id_) for id_ in ids), item("nobody-knows-it"))
    ranks = list(catalogue.vocabulary.facets["importance"].by_key)
    practices = catalogue.published

    def rank(id_: str) -> int:
        return ranks.index(practices[id_].importance)

    def effort(id_: str) -> int:
        found = catalogue.levels_of(practices[id_]).get(("setup", "effort"))
        return found.level if found else 9

    page.locator("[data-plan-sort=importance]").click()
    assert order(page) == [*sorted(ids, key=lambda id_: (rank(id_), effort(id_))), "nobody-knows-it"]
    page.locator("[data-plan-sort=effort]").click()
    assert order(page) == [*sorted(ids, key=lambda id_: (effort(id_), rank(id_))), "nobody-knows-it"]
    row(page, "guest-house").get_by_label("Start").fill("2027-01")
    page.locator("[data-plan-sort=start]").click()
    assert order(page)[0] == "guest-house"


def test_an_undo_brings_back_what_was_removed_cleared_or_reordered(page: Page, base: str) -> None:
    first = [item(CHECKLIST, note="keep me"), item(BUDDIES), item(VISA)]
    given(page, base, *first)
    undo = page.get_by_role("button", name="Undo")
    row(page, CHECKLIST).get_by_role("button", name="Remove").click()
    assert order(page) == [BUDDIES, VISA]
    expect(row(page, BUDDIES).get_by_role("button", name="Remove")).to_be_focused()
    undo.click()
    assert kept(page) == first
    page.get_by_role("button", name="Clear the plan").click()
    expect(page.locator("[data-plan-empty]")).to_be_visible()
    undo.click()
    assert kept(page) == first
    page.locator("[data-plan-sort=importance]").click()
    undo.click()
    assert kept(page) == first


def test_a_button_that_goes_hands_the_focus_on(page: Page, base: str) -> None:
    """Who clears the plan, or takes out the last practice, can undo at once; who undoes is at the plan again."""
    given(page, base, item(BUDDIES))
    undo = page.get_by_role("button", name="Undo")
    for name in ("Clear the plan", "Remove"):
        page.get_by_role("button", name=name).first.press("Enter")
        expect(undo).to_be_focused()
        undo.press("Enter")
        expect(undo).to_have_count(0)
        expect(page.locator("[data-plan-app] :focus")).to_be_visible()


def test_what_a_practice_builds_on_is_offered_and_goes_before_it(page: Page, base: str) -> None:
    given(page, base, item(VISA), item(BUDDIES))
    missing = page.locator("[data-plan-missing]")
    expect(missing).to_contain_text("Checklist before arrival for Welcome buddies")
    missing.get_by_role("button", name="We have it").click()
    assert [(one["id"], one["state"]) for one in kept(page)] == [
        (VISA, "idea"),
        (CHECKLIST, "running"),
        (BUDDIES, "idea"),
    ]
    expect(missing).to_be_hidden()


def test_the_totals_are_the_sums_of_the_amounts_of_the_levels(page: Page, base: str, catalogue: Catalogue) -> None:
    given(
        page,
        base,
        item(CHECKLIST),
        item(VISA, state="running"),
        item(BUDDIES, state="planned"),
        item("guest-house", state="declined"),
    )
    scales = catalogue.vocabulary.scales.by_key

    def total(phase: str, key: str, *ids: str) -> str:
        levels = [catalogue.levels_of(catalogue.published[id_])[phase, key] for id_ in ids]
        low, high = sum(level.at_least or 0 for level in levels), sum(level.at_most or 0 for level in levels)
        assert all(level.at_most for level in levels)
        about = sum(getattr(getattr(catalogue.published[id_], phase), key).about for id_ in ids)
        return f"{f'{low:,}' if low else 'up'} to {high:,} {scales[key].unit} · about {about:,} {scales[key].unit}"

    for index, key in [(0, "cost"), (1, "effort")]:
        cells = page.locator("[data-plan-totals] tbody tr").nth(index).locator("td")
        expect(cells.nth(0)).to_have_text(total("setup", key, CHECKLIST, BUDDIES))
        expect(cells.nth(1)).to_have_text(total("delivery", key, CHECKLIST, VISA, BUDDIES))
    heads = page.locator("[data-plan-totals] thead th")
    expect(heads).to_have_text(["Set-up of 2 practices, once", "Delivery of 3 practices, each year"])


def test_days_are_told_in_euro_only_with_the_day_rate_of_the_reader(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item("guest-house"), item("hr-strategy", state="running"))
    effort = page.locator("[data-plan-totals] tbody tr").nth(1).locator("td")
    before = effort.all_inner_texts()
    rate = page.get_by_label("Cost of a working day")
    rate.press_sequentially("200")
    days, euro = effort.first.inner_text().split(" · as rated, with 200 euro a day: ")
    assert days == before[0]
    low, about = (int(re.sub(r"\D", "", text)) for text in re.findall(r"[\d,]+ person", days))
    assert euro == f"more than {200 * low:,} euro · about {200 * about:,} euro"
    page.reload()
    expect(rate).to_have_value("200")
    for wrong in ("", "-5", "1e9"):
        rate.fill(wrong)
        assert effort.all_inner_texts() == before


def test_totals_say_where_there_is_no_upper_limit_and_what_is_not_rated(page: Page, base: str) -> None:
    given(page, base, item("guest-house"), item("hr-strategy"))
    cost = page.locator("[data-plan-totals] tbody tr").nth(0).locator("td")
    expect(cost).to_have_text(
        [
            re.compile(r"^more than 5\d,\d00 euro · about 86,000 euro$"),
            re.compile(r"^[\d,]+ to [\d,]+ euro · about 30,000 euro \(1 not rated and not counted\)$"),
        ]
    )
    expect(page.locator("[data-plan-totals]")).to_contain_text(
        "“more than” where at least one practice has no upper limit"
    )


def test_the_timeline_is_a_table_of_dates_with_a_bar_in_each_row(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03"), item("guest-house", start="2026-09"), item(VISA))
    rows = page.locator("[data-plan-timeline] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("th, td:not(:last-child)")).to_have_text(
        ["Guest house in Košice", "Sept 2026", "Sept 2027 or later"]
    )
    expect(rows.nth(1).locator("th, td:not(:last-child)")).to_have_text(
        ["Checklist before arrival", "Mar 2027", "Mar 2027 to May 2027"]
    )
    expect(page.locator("[data-plan-timeline]")).to_contain_text("1 practice has no start yet.")
    early, late = (rows.nth(index).locator(".pa-span__sure").bounding_box() for index in (0, 1))
    assert early
    assert late
    assert early["x"] < late["x"]
    assert early["width"] > late["width"]


def test_a_practice_that_begins_before_what_it_builds_on_is_pointed_out(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03"), item(BUDDIES, start="2027-03"))
    expect(row(page, BUDDIES)).to_contain_text(
        "Begins before “Checklist before arrival”, on which it builds, is in use"
    )
    row(page, BUDDIES).get_by_label("Start").fill("2027-06")
    expect(row(page, BUDDIES).locator("[data-part=hint]")).to_be_hidden()


def test_two_tabs_change_one_plan_and_neither_loses_a_word(context: BrowserContext, page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES))
    other = context.new_page()
    other.goto(base + "plan/")
    note = row(page, CHECKLIST).get_by_label("Note")
    note.press_sequentially("from one")
    expect(row(other, CHECKLIST).get_by_label("Note")).to_have_value("from one")  # browsers tell other tabs in a moment
    row(other, CHECKLIST).get_by_label("Owner").fill("from two")
    expect(row(page, CHECKLIST).get_by_label("Owner")).to_have_value("from two")
    other.goto(base + f"practices/{VISA}/")
    other.locator(f"[data-plan-add={VISA}]").first.click()
    expect(row(page, VISA)).to_be_visible()
    expect(note).to_be_focused()
    note.press_sequentially(" and more")
    row(page, BUDDIES).get_by_role("button", name="Remove").click()
    expect(row(page, CHECKLIST).get_by_label("Owner")).to_have_value("from two")
    assert kept(page) == [
        item(CHECKLIST, owner="from two", note="from one and more"),
        item(VISA, title="Help with visas and residence permits"),
    ]
    expect(other.locator(".pa-my-plan")).to_have_text("My plan · 2")


def test_an_undo_does_not_take_back_what_another_tab_did_since(context: BrowserContext, page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES))
    row(page, CHECKLIST).get_by_role("button", name="Remove").click()
    other = context.new_page()
    other.goto(base + "plan/")
    row(other, BUDDIES).get_by_label("Note").fill("written elsewhere")
    expect(row(page, BUDDIES).get_by_label("Note")).to_have_value("written elsewhere")  # told a moment later
    page.get_by_role("button", name="Undo").click()
    assert kept(page) == [item(CHECKLIST), item(BUDDIES, note="written elsewhere")]


def test_a_full_storage_is_said_and_the_plan_stays_on_the_page(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    page.evaluate(
        """() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    row(page, CHECKLIST).get_by_label("Note").fill("not to be lost")
    row(page, CHECKLIST).get_by_label("Owner").fill("Jana")
    expect(page.locator(".pa-notice--unsafe")).to_contain_text("This browser cannot keep your plan")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the plan (JSON)").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["practices"] == [item(CHECKLIST, note="not to be lost", owner="Jana")]


@pytest.mark.usefixtures("context")
def test_a_forbidden_storage_is_said_and_the_plan_works_on_the_page(page: Page, base: str) -> None:
    page.add_init_script("""for (const name of ["getItem", "setItem"]) {
      const real = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        if (key.startsWith("practice-atlas.")) throw new DOMException("", "SecurityError");
        return real.call(this, key, ...rest);
      };
    }""")
    page.goto(base + "plan/")
    page.evaluate("PracticeAtlas.myPlan.update((now) => PracticeAtlas.plan.add(now, 'visa-help', 'Help'))")
    row(page, VISA).get_by_label("Note").fill("here")
    row(page, VISA).get_by_label("Owner").fill("Jana")
    expect(page.locator(".pa-notice--unsafe")).to_be_visible()
    assert page.evaluate("PracticeAtlas.myPlan.read().items") == [item(VISA, title="Help", note="here", owner="Jana")]


def test_a_damaged_storage_is_set_aside_and_offered_as_a_file(page: Page, base: str) -> None:
    page.goto(base + "about/")
    page.evaluate('key => localStorage.setItem(key, \'{"items": [ {"id"\')', KEY)
    page.goto(base + "plan/")
    expect(page.locator(".pa-notice--damaged")).to_contain_text("What this browser had kept as your plan is damaged.")
    page.evaluate("PracticeAtlas.myPlan.update((now) => PracticeAtlas.plan.add(now, 'visa-help', 'Help'))")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the damaged text as a file").click()
    assert download.value.path().read_text("utf-8") == '{"items": [ {"id"'
    assert page.evaluate("key => localStorage.getItem(key + '.damaged')", KEY) == '{"items": [ {"id"'


def test_a_plan_of_an_older_form_is_read(page: Page, base: str) -> None:
    page.goto(base + "about/")
    page.evaluate("key => localStorage.setItem(key, JSON.stringify(['visa-help', 'welcome-buddies']))", KEY)
    page.goto(base + "plan/")
    assert order(page) == [VISA, BUDDIES]
    expect(page.locator(".pa-notice")).to_have_count(0)


def test_a_former_id_is_followed_without_asking(page: Page, base: str) -> None:
    """What was noted under it goes to the practice as it is called today."""
    given(
        page, base, item("old-checklist", title="Old checklist", note="one", owner="Jana"), item(CHECKLIST, note="two")
    )
    expect(row(page, CHECKLIST).locator("h3")).to_have_text("1. Checklist before arrival")
    assert kept(page) == [item(CHECKLIST, note="two\none", owner="Jana")]


def test_what_was_retired_or_is_unknown_is_named_kept_and_may_be_replaced(page: Page, base: str) -> None:
    given(
        page,
        base,
        item("paper-folder", title="Paper folder", note="one"),
        item(CHECKLIST, note="two"),
        item("never-heard-of", title="Mystery", owner="Jana"),
    )
    for id_, title in [("paper-folder", "1. Paper folder"), ("never-heard-of", "3. Mystery")]:
        expect(row(page, id_).locator("h3")).to_have_text(title)
    expect(row(page, "never-heard-of")).to_contain_text("This edition of the atlas does not know this practice.")
    expect(row(page, "paper-folder")).to_contain_text("taken by “Checklist before arrival”")
    row(page, "paper-folder").get_by_role("button", name="Take that instead").click()
    assert kept(page) == [item(CHECKLIST, note="two\none"), item("never-heard-of", title="Mystery", owner="Jana")]
    page.get_by_role("button", name="Undo").click()
    assert [one["id"] for one in kept(page)] == ["paper-folder", CHECKLIST, "never-heard-of"]
    assert [one["note"] for one in kept(page)] == ["one", "two", ""]


@pytest.mark.parametrize("typed", ["2027-03", "3/2027", "03.2027", "March 2027", "mar 2027", "2027/3"])
@pytest.mark.parametrize("name", ["Start", "End, if set"])
def test_months_can_be_typed_where_a_browser_has_no_field_for_them(
    page: Page, base: str, name: str, typed: str
) -> None:
    """As in Firefox and Safari on a computer, where the field is one for text."""
    given(page, base, item(CHECKLIST))
    field = row(page, CHECKLIST).get_by_label(name)
    field.evaluate("field => { field.type = 'text'; }")
    field.press_sequentially(typed)
    assert field.evaluate("field => field.validationMessage") == ""
    field.press("Tab")
    expect(field).to_have_value("2027-03")
    assert kept(page)[0]["start" if name == "Start" else "end"] == "2027-03"


@pytest.mark.parametrize("typed", ["spring 2027", "13/2027", "2027", "3/27"])
def test_what_is_no_month_is_refused_with_a_reason_once_it_is_typed(page: Page, base: str, typed: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03"))
    start = row(page, CHECKLIST).get_by_label("Start")
    start.evaluate("field => { field.type = 'text'; }")
    start.press("Control+a")
    start.press_sequentially(typed)
    assert start.evaluate("field => field.validationMessage") == ""
    start.press("Tab")
    assert start.evaluate("field => field.validationMessage") == "Write the month and the year, such as 3/2027."
    assert kept(page)[0]["start"] == "2027-03"


def test_a_practice_goes_to_the_top_by_keyboard(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES), item(VISA))
    top = row(page, VISA).get_by_role("button", name="To the top")
    top.focus()
    page.keyboard.press("Enter")
    assert order(page) == [VISA, CHECKLIST, BUDDIES]
    expect(top).to_be_focused()
    expect(top).to_have_attribute("aria-disabled", "true")


def test_the_month_that_a_warning_names_is_one_button(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03"), item(BUDDIES, start="2027-03"))
    row(page, BUDDIES).get_by_role("button", name="Begin in April 2027").click()
    assert kept(page)[1]["start"] == "2027-04"
    expect(row(page, BUDDIES).locator("[data-part=hint]")).to_be_hidden()
    expect(row(page, BUDDIES).get_by_label("Start")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    assert kept(page)[1]["start"] == "2027-03"


def test_what_is_running_is_neither_warned_about_nor_scheduled(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03"), item(BUDDIES, start="2027-03", state="running"))
    expect(row(page, BUDDIES).locator("[data-part=hint]")).to_be_hidden()
    expect(page.locator("[data-plan-timeline] tbody tr")).to_have_count(1)
    given(page, base, item(BUDDIES, state="running"))
    expect(page.locator("[data-plan-missing]")).to_be_hidden()


def test_an_end_of_the_reader_takes_the_place_of_the_estimate(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST, start="2027-03", end="2027-12"))
    cells = page.locator("[data-plan-timeline] tbody tr").first.locator("td")
    expect(cells.nth(1)).to_have_text("Jan 2028")


def test_an_indicator_of_the_reader_takes_the_place_of_the_proposal(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    row(page, CHECKLIST).get_by_label("Indicators and targets").fill("Opened: 80 per cent")
    expect(page.locator("[data-actions=table]")).to_contain_text("Opened: 80 per cent")


def test_the_page_says_that_the_plan_stays_in_this_browser(page: Page, base: str) -> None:
    page.goto(base + "plan/")
    expect(page.locator("[data-plan-app]")).to_contain_text("Your plan is kept in this browser only.")
    expect(page.locator("[data-plan-empty]")).to_contain_text("Your plan is empty.")


def test_without_scripts_there_is_a_plan_on_paper(browser: Browser, base: str, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "plan/")
    essential = [practice.title for practice in catalogue.by_term["importance", "essential"]]
    assert [text for text in page.locator(".pa-paper th[scope=row]").all_inner_texts() if text.strip()] == essential
    expect(page.locator("[data-plan-app]")).to_be_hidden()
    context.close()


def test_the_plan_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "practices" / CHECKLIST / "index.html").as_uri())
    page.locator(f"[data-plan-add={CHECKLIST}]").first.click()
    page.locator(".pa-my-plan").click()
    expect(row(page, CHECKLIST).locator("h3 a")).to_have_attribute("href", f"../practices/{CHECKLIST}/index.html")
    page.reload()
    assert order(page) == [CHECKLIST]


def drag(page: Page, id_: str, onto: str) -> None:
    """Take the grip of a practice and let it go on another one, in steps as a hand does."""
    target = row(page, onto).bounding_box()
    grip = row(page, id_).locator("[data-grip]").bounding_box()
    assert target
    assert grip
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    end = target["y"] + target["height"] * (0.9 if target["y"] > y else 0.1)
    page.mouse.move(x, end, steps=8)


def test_practices_are_put_into_order_by_drag_and_it_is_told(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    given(page, base, item(CHECKLIST), item(VISA), item(BUDDIES))
    drag(page, CHECKLIST, BUDDIES)
    page.mouse.up()
    assert order(page) == [VISA, BUDDIES, CHECKLIST] == [one["id"] for one in kept(page)]
    expect(page.locator("[role=status], [aria-live]").filter(has_text="is now in place 3 of 3.")).to_have_count(1)
    drag(page, CHECKLIST, VISA)
    page.mouse.up()
    assert order(page) == [CHECKLIST, VISA, BUDDIES] == [one["id"] for one in kept(page)]


def test_a_drag_that_is_broken_off_changes_nothing(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    given(page, base, item(CHECKLIST), item(VISA), item(BUDDIES))
    drag(page, CHECKLIST, BUDDIES)
    assert order(page) == [VISA, BUDDIES, CHECKLIST], "the others make room"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == [CHECKLIST, VISA, BUDDIES] == [one["id"] for one in kept(page)]


def test_a_finger_drags_by_the_grip_and_scrolls_elsewhere(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(VISA))
    styles = "element => getComputedStyle(element).touchAction"
    assert row(page, VISA).locator("[data-grip]").evaluate(styles) == "none"
    assert row(page, VISA).evaluate(styles) == "auto"
