"""What is typed key by key, as people type: tests that set a value at once cannot see what happens in between."""

import pytest
from playwright.sync_api import Page

from tests.browser.plans import VISA, given, item, kept, row

# One task of the page, which leaves it no time in between, however slow the machine is.
LAST_LETTER_AND_CLICK = """() => {
  document.execCommand('insertText', false, 'e');
  document.querySelector('[data-do=download]').click();
}"""


@pytest.mark.parametrize(("name", "key"), [("Start", "start"), ("End, if set", "end")])
def test_a_month_of_the_plan_takes_every_digit_of_its_year(page: Page, base: str, name: str, key: str) -> None:
    given(page, base, item(VISA))
    row(page, VISA).get_by_label(name).focus()
    for part in ("Mar", "2027"):
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    assert kept(page)[0][key] == "2027-03"


def test_the_last_letter_is_in_the_file_that_is_saved_at_once(page: Page, base: str) -> None:
    page.goto(base + "contribute/case/")
    page.wait_for_function("document.getElementById('pa-verdict').textContent !== ''")
    page.locator("#f-title").press_sequentially("Coffe")
    with page.expect_download() as waiting:
        page.evaluate(LAST_LETTER_AND_CLICK)
    assert waiting.value.path().read_text("utf-8").startswith("title: Coffee\n")


def test_a_language_that_is_none_stops_no_page(page: Page, base: str) -> None:
    page.goto(base + "plan/")
    languages = {"C": ",", "en-GB": ",", "de": ";"}
    found = page.evaluate("(all) => all.map(PracticeAtlas.csv.comma)", list(languages))
    assert dict(zip(languages, found, strict=True)) == languages
