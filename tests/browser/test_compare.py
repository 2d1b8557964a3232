"""Practices side by side: chosen on any page, named in the address, compared in words."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.records.catalogue import Catalogue

# The storage of our own keys only: the theme does not expect to be refused.
_FORBID = """for (const name of ["getItem", "setItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...more) {
    if (key.startsWith("practice-atlas")) throw new Error("forbidden");
    return real.call(this, key, ...more);
  };
}"""


def expect_columns(page: Page, *titles: str) -> None:
    expect(page.locator(".pa-compare thead th a")).to_have_text(list(titles))


def row(page: Page, key: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f'[data-row="{key}"] td').all_inner_texts()]


def choose(page: Page, id_: str) -> None:
    page.locator(f'.pa-card [data-compare="{id_}"]').click()


def test_three_practices_are_compared_in_four_clicks(page: Page, base: str) -> None:
    page.goto(f"{base}practices/")
    choose(page, "visa-help")
    expect(page.locator(".pa-tray")).to_contain_text("Choose one more to compare.")
    choose(page, "welcome-buddies")
    choose(page, "guest-house")
    page.get_by_role("link", name="Compare 3 practices").click()
    expect(page).to_have_url(f"{base}compare/?p=visa-help,welcome-buddies,guest-house")
    expect_columns(page, "Help with visas and residence permits", "Welcome buddies", "Guest house in Košice")


def test_no_cell_is_empty(page: Page, base: str) -> None:
    page.goto(f"{base}compare/?p=visa-help,guest-house,hr-strategy")
    cells = page.locator(".pa-compare [data-row] td")
    expect(cells).not_to_have_count(0)
    assert [place for place, text in enumerate(cells.all_inner_texts()) if not text.strip()] == []


def test_levels_are_words_numbers_and_amounts_and_the_lowest_and_highest_are_named(page: Page, base: str) -> None:
    page.goto(f"{base}compare/?p=visa-help,guest-house,hr-strategy")
    assert row(page, "level:setup:cost") == [
        "2 of 5 · Low lowest 501 to 2,500 euro · about 1,500 euro · estimate A made-up reason for level 2.",
        "5 of 5 · Very high highest above 50,000 euro · about 80,000 euro · estimate A made-up reason for level 5.",
        "3 of 5 · Medium 2,501 to 10,000 euro · about 6,000 euro · estimate A made-up reason for level 3.",
    ]
    assert row(page, "level:delivery:cost")[2] == "Not rated"


def test_the_grade_of_evidence_stands_there_with_what_it_means(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}compare/?p=visa-help,hr-strategy")
    grades = [catalogue.grade_of(catalogue.published[id_]) for id_ in ("visa-help", "hr-strategy")]
    assert row(page, "grade") == [f"{grade.key.upper()} · {grade.label} {grade.definition}" for grade in grades]


def test_set_up_and_delivery_are_added_up_from_the_amounts_of_the_scales(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}compare/?p=visa-help,guest-house,hr-strategy")
    cost = catalogue.vocabulary.scales.by_key["cost"]
    low = cost.at(2)
    open_ended = (cost.at(5).at_least or 0) + (cost.at(4).at_least or 0)
    assert row(page, "sum:cost") == [
        f"{2 * (low.at_least or 0):,} to {2 * (low.at_most or 0):,} euro · about 3,000 euro lowest",
        f"more than {open_ended:,} euro · about 110,000 euro highest",
        "2,500 to 10,000 euro · about 6,000 euro One of the two is not rated.",
    ]


def test_what_is_the_same_and_what_differs_is_said_in_words(page: Page, base: str) -> None:
    page.goto(f"{base}compare/?p=visa-help,checklist-pre-arrival")
    verdict = '[data-row="{}"] .pa-compare__verdict'
    expect(page.locator(verdict.format("facet:importance"))).to_have_text("same")
    expect(page.locator(verdict.format("facet:goal"))).to_have_text("differs")
    page.get_by_label("Show only what differs").check()
    expect(page.locator('[data-row="facet:importance"]')).to_be_hidden()
    expect(page.locator('[data-row="facet:goal"]')).to_be_visible()


def test_practices_are_added_and_taken_out_and_back_undoes_it(page: Page, base: str) -> None:
    page.goto(f"{base}compare/?p=visa-help,guest-house")
    page.get_by_label("Add a practice").select_option("language-cafe")
    expect(page).to_have_url(f"{base}compare/?p=visa-help,guest-house,language-cafe")
    expect(page.get_by_role("link", name="Language café")).to_be_focused()
    page.get_by_role("button", name="Remove Guest house in Košice").click()
    expect_columns(page, "Help with visas and residence permits", "Language café")
    page.go_back()
    expect_columns(page, "Help with visas and residence permits", "Guest house in Košice", "Language café")


def test_old_ids_lead_on_unknown_ones_are_named_and_four_are_the_most(page: Page, base: str) -> None:
    ids = "old-checklist,paper-folder,<b>nobody</b>,visa-help,guest-house,language-cafe,hr-strategy"
    page.goto(f"{base}compare/?p={ids}")
    expect_columns(
        page,
        "Checklist before arrival",
        "Help with visas and residence permits",
        "Guest house in Košice",
        "Language café",
    )
    expect(page.locator(".pa-compare__say")).to_have_text(
        "Not a practice of this edition: <b>nobody</b>. 4 at most; left out: Strategy for international researchers."
    )
    expect(page.get_by_label("Add a practice")).to_be_hidden()


def test_a_fifth_practice_is_refused_with_the_reason(page: Page, base: str) -> None:
    page.goto(f"{base}practices/")
    for id_ in ("visa-help", "guest-house", "language-cafe", "hr-strategy", "leaving-talk"):
        choose(page, id_)
    expect(page.locator(".pa-tray")).to_contain_text("4 at most: remove one first.")
    expect(page.locator('.pa-card [data-compare="leaving-talk"]')).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Remove Language café").click()
    choose(page, "leaving-talk")
    expect(page.get_by_role("link", name="Compare 4 practices")).to_be_visible()


def test_the_choice_lasts_over_pages_and_tabs(page: Page, context: BrowserContext, base: str) -> None:
    page.goto(f"{base}practices/visa-help/")
    page.get_by_role("button", name="Compare", exact=True).click()
    other = context.new_page()
    other.goto(f"{base}practices/")
    expect(other.locator('.pa-card [data-compare="visa-help"]')).to_have_attribute("aria-pressed", "true")
    choose(other, "guest-house")
    expect(page.get_by_role("link", name="Compare 2 practices")).to_be_visible()
    other.goto(f"{base}compare/")
    expect_columns(other, "Help with visas and residence permits", "Guest house in Košice")


def test_damaged_storage_is_like_none(page: Page, base: str) -> None:
    page.goto(f"{base}practices/")
    for damaged in ("{", '[1, {"id": 5}]', '{"a": 1}'):
        page.evaluate("text => localStorage.setItem('practice-atlas.compare.v1', text)", damaged)
        page.reload()
        expect(page.locator(".pa-tray:visible")).to_have_count(0)
    choose(page, "visa-help")
    expect(page.locator(".pa-tray")).to_be_visible()


@pytest.mark.usefixtures("context")
def test_where_storage_is_forbidden_the_page_still_compares(page: Page, base: str) -> None:
    page.add_init_script(_FORBID)
    page.goto(f"{base}practices/")
    choose(page, "visa-help")
    choose(page, "guest-house")
    page.get_by_role("link", name="Compare 2 practices").click()
    expect_columns(page, "Help with visas and residence permits", "Guest house in Košice")


def test_the_page_does_not_stick_out_on_a_narrow_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}compare/?p=visa-help,guest-house,language-cafe")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_the_page_says_how_to_compare(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}compare/")
    assert "Comparing needs scripts." in page.inner_text("body")
    expect(page.get_by_label("Add a practice")).to_be_hidden()
    context.close()


def test_it_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "practices/index.html").as_uri())
    choose(page, "visa-help")
    choose(page, "guest-house")
    page.get_by_role("link", name="Compare 2 practices").click()
    page.get_by_role("link", name="Guest house in Košice").click()
    expect(page.locator("h1")).to_have_text("Guest house in Košice")
