"""Self-checks of several people side by side: differences first, nothing lost, and all of it in this browser."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.pages.together import together_words

from .test_check import ANSWERS, answer
from .test_paper import printed, squeezed, text_of

KEY = "practice-atlas.together.v1"
WORDS = together_words()
JANA = {**ANSWERS, "contact-before-arrival": "no", "permit-in-time": "yes", "leadership-decided": "yes"}


def content(answers: Any = JANA, **others: Any) -> str:
    return json.dumps(
        {"format": "practice-atlas-self-check", "version": 1, "name": "Jana", "answers": answers} | others
    )


def give(page: Page, *files: tuple[str, str]) -> None:
    """Hand files over, and wait until the page has read them and says what became of them."""
    said(page).evaluate_all("lines => lines.forEach(line => line.remove())")
    given: list[Any] = [{"name": name, "mimeType": "application/json", "buffer": text.encode()} for name, text in files]
    page.set_input_files("[data-together-files]", given)
    expect(said(page)).not_to_have_count(0)


def said(page: Page) -> Locator:
    return page.locator("[data-together-said] p")


def heads(page: Page) -> Locator:
    return page.locator("[data-together-table] thead th")


def rows(page: Page, group: str) -> list[list[str]]:
    found = page.locator(f".pa-together__group--{group} tr:not(:first-child)")
    return [[text.strip() for text in row.locator("td").all_inner_texts()] for row in found.all()]


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}").get("people", [])


@pytest.fixture
def check(page: Page, base: str) -> Page:
    page.goto(base + "check/")
    return page


def test_an_empty_table_says_what_is_needed(check: Page) -> None:
    expect(check.locator("[data-together-none]")).to_have_text(WORDS["none"])
    expect(check.locator("[data-together-result]")).to_be_hidden()
    expect(check.locator("[data-together-unanswered]")).to_be_visible()
    expect(check.locator("[data-together-mine]")).to_be_hidden()
    give(check, ("jana.json", content()))
    expect(check.locator("[data-together-none]")).to_be_visible()


def test_differences_come_first_and_agreement_is_said_in_words(check: Page) -> None:
    answer(check, ANSWERS)
    give(check, ("jana.json", content()))
    expect(heads(check)).to_have_text(["Statement", "You", "Jana", "Agreement"])
    groups = check.locator("[data-together-table] th[scope=rowgroup]")
    expect(groups).to_have_text(["Different answers (2)", "The same answer (3)", "Fewer than two answers (1)"])
    assert rows(check, "differs") == [["No", "Yes", "differ"], ["Partly", "No", "differ"]], "farthest apart first"
    assert rows(check, "same") == [["Don\u2019t know"] * 2 + ["agree"], ["No", "No", "agree"], ["Yes", "Yes", "agree"]]
    assert rows(check, "open") == [["Not answered", "Yes", "too few answers"]]
    expect(check.locator("[data-together-table] caption")).to_have_text(
        "2 statements with different answers, 3 statements with the same answer, "
        "1 statement with fewer than two answers."
    )


def test_an_answer_that_changes_changes_the_table(check: Page) -> None:
    answer(check, ANSWERS)
    give(check, ("jana.json", content()))
    answer(check, {"permit-in-time": "yes"})
    assert rows(check, "differs") == [["Partly", "No", "differ"]]


def test_a_third_who_has_not_answered_is_told(check: Page) -> None:
    give(
        check,
        ("a.json", content(name="A")),
        ("b.json", content(name="B")),
        ("c.json", content({"good-farewell": "yes"})),
    )
    assert ["Yes", "Yes", "Not answered", "agree; 1 not answered"] in rows(check, "same")


def test_names_come_from_the_file_its_content_or_what_one_types(check: Page) -> None:
    give(check, ("Personnel office.json", content(name="")), ("a.json", content()), ("b.json", content(ANSWERS)))
    expect(heads(check)).to_have_text(["Statement", "Personnel office", "Jana", "Jana (2)", "Agreement"])
    check.get_by_label(WORDS["name_of"]).nth(2).fill("Věra")
    expect(heads(check)).to_have_text(["Statement", "Personnel office", "Jana", "Věra", "Agreement"])
    check.get_by_label(WORDS["name_of"]).nth(2).fill(" ")
    check.get_by_label(WORDS["name_of"]).nth(1).focus()
    expect(check.get_by_label(WORDS["name_of"]).nth(2)).to_have_value("Věra")
    check.reload()
    expect(heads(check)).to_have_text(["Statement", "Personnel office", "Jana", "Věra", "Agreement"])


def test_what_is_removed_comes_back_with_undo(check: Page) -> None:
    give(check, ("a.json", content(name="A")), ("b.json", content(name="B")))
    before = kept(check)
    check.get_by_role("button", name="Remove: A").click()
    expect(check.get_by_role("button", name="Remove: B")).to_be_focused()
    assert [one["name"] for one in kept(check)] == ["B"]
    check.get_by_role("button", name="Undo").click()
    assert kept(check) == before
    check.get_by_role("button", name=WORDS["remove_all"]).click()
    assert kept(check) == []
    check.get_by_role("button", name="Undo").click()
    assert kept(check) == before


BAD = (
    ("{", "json"),
    ("[]", "other"),
    ("null", "other"),
    ('{"format": "practice-atlas-plan", "version": 2}', "other"),
    (content(version=2), "newer"),
    (content(version="1"), "damaged"),
    (content([]), "damaged"),
    (content({"permit-in-time": "perhaps"}), "damaged"),
    (content({"no-longer-asked": "yes"}), "none"),
    (content(name="x" * 100_000), "large"),
)


def test_a_bad_file_is_one_sentence_and_nothing_is_lost(check: Page) -> None:
    answer(check, ANSWERS)
    give(check, ("jana.json", content()))
    give(check, *((f"{n}.json", text) for n, (text, _) in enumerate(BAD)), ("good.json", content(name="Good")))
    expect(said(check)).to_have_text(
        ["Good added.", *(WORDS["wrong"][problem].format(where=f"{n}.json") for n, (_, problem) in enumerate(BAD))]
    )
    assert [one["name"] for one in kept(check)] == ["Jana", "Good"]
    expect(check.locator('[name="permit-in-time"][value="no"]')).to_be_checked()


def test_the_same_answers_twice_and_too_many_people_are_refused(check: Page) -> None:
    give(check, *((f"{n}.json", content(name=f"Person {n}")) for n in range(12)))
    give(check, ("0.json", content(name="Person 0")), ("more.json", content(name="More")))
    expect(said(check)).to_have_text(
        [WORDS["wrong"]["again"].format(where="0.json"), WORDS["wrong"]["full"].format(where="more.json", most=12)]
    )
    assert len(kept(check)) == 12


def link_to(page: Page) -> str:
    return page.locator("[data-together-link]").input_value()


def test_a_link_goes_to_a_colleague_who_chooses(check: Page, base: str, browser: Browser) -> None:
    answer(check, ANSWERS)
    check.get_by_label(WORDS["give"]["name"]).fill("Žofia")
    link = link_to(check)
    assert link.startswith(f"{base}check/#answers=")
    check.get_by_role("button", name=WORDS["give"]["copy_link"]).click()
    expect(said(check)).to_have_text(WORDS["give"]["copied"])
    other = browser.new_context().new_page()
    other.goto(link)
    expect(said(other)).to_have_text("The link that you opened holds the answers of Žofia to 5 of 6 statements.")
    assert kept(other) == []
    other.get_by_role("button", name=WORDS["take"]["accept"]).click()
    assert kept(other) == [{"name": "Žofia", "answers": ANSWERS}]
    expect(other).to_have_url(f"{base}check/")
    other.context.close()


def test_a_pasted_link_is_taken_in_and_a_cut_one_is_said(check: Page, context: BrowserContext, base: str) -> None:
    answer(check, ANSWERS)
    link = link_to(check)
    check.get_by_role("button", name="Clear all answers").click()
    box = check.get_by_label(WORDS["take"]["link"])
    for text, problem in ((link[:-9], "damaged"), ("https://example.org/", "other")):
        box.fill(text)
        box.press("Enter")
        expect(said(check)).to_have_text(WORDS["wrong"][problem].format(where="The link"))
        expect(box).to_have_value(text)
    box.fill(f"Please look: {link}")
    box.press("Enter")
    expect(box).to_have_value("")
    assert [one["name"] for one in kept(check)] == ["Person 1"]


def test_a_saved_file_comes_back_as_it_was(check: Page) -> None:
    answer(check, ANSWERS)
    check.get_by_label(WORDS["give"]["name"]).fill("Žofia")
    with check.expect_download() as download:
        check.get_by_role("button", name=WORDS["give"]["file"]).click()
    assert download.value.suggested_filename == "self-check.json"
    text = download.value.path().read_text("utf-8")
    give(check, ("mine.json", text))
    expect(said(check)).to_have_text(WORDS["wrong"]["again"].format(where="mine.json"))
    check.get_by_role("button", name="Clear all answers").click()
    give(check, ("mine.json", text.replace("Žofia", "Zuzana")))
    assert kept(check) == [{"name": "Zuzana", "answers": ANSWERS}]


def test_the_table_is_saved_with_the_same_words(check: Page) -> None:
    answer(check, ANSWERS)
    give(check, ("jana.json", content(name="=1+1")))
    with check.expect_download() as download:
        check.get_by_role("button", name=WORDS["table"]["csv"]).click()
    lines = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert lines[0] == ["Stage", "Statement", "You", "'=1+1", "Agreement"]
    assert lines[1] == ["Before arrival", "Nobody waits for a permit without help.", "No", "Yes", "differ"]
    assert len(lines) == 7


def test_the_table_prints_alone_or_after_the_result(check: Page) -> None:
    answer(check, ANSWERS)
    give(check, ("jana.json", content()))
    both = squeezed(text_of(printed(check).pdf))
    assert "Differentanswers(2)" in both
    assert "Wherestand" in both or "Whereyoustand" in both
    check.emulate_media(media="screen")
    check.evaluate("window.print = () => {}")
    check.get_by_role("button", name=WORDS["table"]["print"]).click()
    alone = squeezed(text_of(printed(check).pdf))
    assert "Differentanswers(2)" in alone
    assert "Whereyoustand" not in alone
    check.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Whereyoustand" in squeezed(text_of(printed(check).pdf))


@pytest.mark.parametrize(
    ("stored", "names"),
    [
        ("nonsense", []),
        ("[]", []),
        ('{"people": 3}', []),
        ('{"people": [null, {"name": "A"}, {"name": "B", "answers": {"good-farewell": "yes", "x": {}}}]}', ["B"]),
    ],
)
def test_what_is_damaged_in_the_browser_is_said_and_the_rest_is_there(
    page: Page, base: str, stored: str, names: list[str]
) -> None:
    page.goto(base + "about/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.goto(base + "check/")
    expect(said(page)).to_have_text(WORDS["stored"])
    assert [box.input_value() for box in page.get_by_label(WORDS["name_of"]).all()] == names


def test_another_tab_shows_the_same_people(check: Page, context: BrowserContext, base: str) -> None:
    other = context.new_page()
    other.goto(base + "check/")
    give(other, ("a.json", content(name="A")), ("b.json", content(name="B")))
    expect(heads(check)).to_have_text(["Statement", "A", "B", "Agreement"])


def test_it_works_from_a_folder_with_files(page: Page, folder: Path) -> None:
    page.goto((folder / "check" / "index.html").as_uri())
    answer(page, ANSWERS)
    give(page, ("jana.json", content()))
    expect(page.locator("[data-together-table] tbody tr").first).to_be_visible()
    expect(page.locator("[data-together-by-link]")).to_be_hidden()
