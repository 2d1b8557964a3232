"""My institution: how large it is stays in the browser, and amounts that grow are told for it beside those as rated."""

import csv
import io
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from macros.edition.action_plan import plan_forms
from macros.edition.country_names import country_name
from macros.records.catalogue import Catalogue

from .plans import BUDDIES, CHECKLIST, given, item
from .rules import page_with

GROWTH = {"text": "", "times": 4, "arrivals": 150, "academics": 1000}
YOURS = ".pa-totals__yours"


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """An empty page with the rules and nothing else."""
    page = page_with(browser, "core", "logic-my-plan", "logic-institution", "logic-plan")
    yield page
    page.close()


def factor(rules: Page, size: str | None, **mine: float) -> float:
    call = "([mine, size, growth]) => { const { institution: i } = PracticeAtlas; "
    call += "return i.factor(i.read(mine), size, growth); }"
    return float(rules.evaluate(call, [mine, size, GROWTH]))


def test_an_amount_grows_in_proportion_within_the_limits(rules: Page) -> None:
    assert factor(rules, "arrivals", arrivals=300) == 2
    assert factor(rules, "academics", arrivals=300, academics=500) == 0.5
    assert factor(rules, "arrivals", arrivals=100_000) == 4
    assert factor(rules, "arrivals", arrivals=1) == 0.25
    for fixed in ("nothing", None, "no-such-size"):
        assert factor(rules, fixed, arrivals=300, academics=500) == 1
    assert factor(rules, "academics", arrivals=300) == 1, "a size that nobody told changes nothing"


def test_what_is_no_size_counts_as_none(rules: Page) -> None:
    for wrong in ("", "-5", "many", "1e9", None, [], {}, "Infinity"):
        read = "value => PracticeAtlas.institution.read({ arrivals: value, academics: value, day: value })"
        assert rules.evaluate(read, wrong) == {"arrivals": 0, "academics": 0, "day": 0}
    assert rules.evaluate("() => PracticeAtlas.institution.read(null)") == {"arrivals": 0, "academics": 0, "day": 0}


def test_an_estimate_has_two_figures(rules: Page) -> None:
    rounded = rules.evaluate("values => values.map(PracticeAtlas.institution.rounded)", [0, 4.4, 99.4, 1234, 86_500])
    assert rounded == [0, 4, 99, 1200, 87_000]


def totals(page: Page) -> Locator:
    return page.locator("[data-plan-totals]")


def test_without_input_nothing_changes_and_with_it_amounts_stand_beside(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES))
    before = totals(page).inner_text()
    expect(totals(page).locator(YOURS)).to_have_count(0)
    arrivals = page.get_by_label("Researchers who arrive from abroad in a year")
    arrivals.press_sequentially("600")
    page.get_by_label("Academic staff").press_sequentially("2000")
    # As rated: 600 euro once, 1,800 a year; 24 days once, 43 a year, of which 3 grow with arrivals.
    expect(totals(page).locator(YOURS)).to_have_text(
        [
            "For an institution like yours: about 600 euro",
            "For an institution like yours: about 3,300 euro",
            "For an institution like yours: about 24 person-days",
            "For an institution like yours: about 52 person-days",
        ]
    )
    expect(totals(page)).to_contain_text("the 150 arrivals and 1,000 academics that the ratings assume")
    expect(totals(page)).not_to_contain_text("lies beyond that")
    page.get_by_label("Cost of a working day").press_sequentially("300")
    expect(totals(page).locator(YOURS).last).to_have_text(
        "For an institution like yours: about 52 person-days, or 16,000 euro with 300 euro a day"
    )
    page.reload()
    expect(arrivals).to_have_value("600")
    expect(totals(page).locator(YOURS)).to_have_count(4)
    for label in ("Researchers who arrive from abroad in a year", "Academic staff", "Cost of a working day"):
        page.get_by_label(label).fill("")
    assert totals(page).inner_text() == before


def test_a_country_proposes_what_a_day_costs_until_the_reader_writes_an_own_figure(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    told = catalogue.vocabulary.scales.working_day
    assert told
    code = "PL"
    given(page, base, item(CHECKLIST))
    before = totals(page).inner_text()
    country, day = page.get_by_label("Country of your institution"), page.get_by_label("working day in your")
    expect(country.locator("option")).to_have_count(1 + len(told.countries))
    names = country.locator("option").all_inner_texts()[1:]
    assert names == sorted(names)
    hint = page.locator("[data-institution-cost]")
    expect(hint).to_be_hidden()
    country.select_option("Poland")
    expect(hint).to_contain_text(f"Poland: {told.hourly[code]:g} euro an hour in {told.year}, times {told.hours} hours")
    expect(hint).to_contain_text(f"Until you write a figure of your own, {told.euro(code)} euro a day counts.")
    expect(hint.get_by_role("link", name=told.table)).to_have_attribute("href", "../scales/#working-day")
    expect(totals(page)).to_contain_text(f"as rated, with {told.euro(code)} euro a day")
    expect(totals(page).locator(YOURS)).to_have_count(0)  # what a day costs is no size
    page.reload()
    expect(country).to_have_value(code)
    expect(day).to_have_value("")
    day.press_sequentially("300")
    expect(hint).to_contain_text("Your own figure counts.")
    expect(totals(page)).to_contain_text("as rated, with 300 euro a day")
    day.fill("")
    expect(totals(page)).to_contain_text(f"as rated, with {told.euro(code)} euro a day")
    country.select_option("None")
    expect(hint).to_be_hidden()
    assert totals(page).inner_text() == before


def test_a_country_without_a_figure_counts_as_none(rules: Page) -> None:
    read = "kept => PracticeAtlas.institution.read(kept, { SK: { name: 'Slovakia', hour: 18.5, day: 148 } }).day"
    assert rules.evaluate(read, {"country": "SK"}) == 148
    assert rules.evaluate(read, {"country": "SK", "day": "200"}) == 200
    for wrong in ("XX", "toString", "", None, 5, ["SK"]):
        assert rules.evaluate(read, {"country": wrong}) == 0


def test_the_page_of_scales_names_every_figure_its_year_and_its_source(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    told = catalogue.vocabulary.scales.working_day
    assert told
    page.goto(base + "scales/#working-day")
    section = page.locator("section[aria-labelledby=working-day]")
    expect(section.locator("tbody tr")).to_have_count(len(told.countries))
    for at in told.countries:
        line = section.get_by_role("row", name=country_name(at.country))
        expect(line.locator("td")).to_have_text([f"{at.cents / 100:.2f}", str(told.euro(at.country))])
    expect(section.locator("caption")).to_contain_text(str(told.year))
    expect(section.get_by_role("link", name=told.table)).to_have_attribute("href", told.url)


def test_a_size_beyond_the_limits_is_told_as_such(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    page.get_by_label("Researchers who arrive from abroad in a year").press_sequentially("3")
    expect(totals(page)).to_contain_text("The number of arrivals lies beyond that")
    page.get_by_label("Academic staff").press_sequentially("90000")
    expect(totals(page)).to_contain_text("The number of arrivals and academic staff lies beyond that")


def saved(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return download.value.path().read_bytes()


def test_the_files_tell_both_once_a_size_is_known(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES))
    page.locator("[data-actions=form]").select_option("plain")
    column = "Delivery: cost a year for an institution like yours, in euro"
    told = "Delivery, each year: cost"

    def files() -> tuple[list[dict[str, str]], dict[str, str], str]:
        table = csv.DictReader(io.StringIO(saved(page, "Save as a table (CSV)").decode("utf-8-sig")))
        book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save for Excel (XLSX)")))
        about = dict(book["About"].iter_rows(min_row=2, max_col=2, values_only=True))
        text = "\n".join(p.text for p in docx.Document(io.BytesIO(saved(page, "Save for Word (DOCX)"))).paragraphs)
        return list(table), about, text

    rows, about, text = files()
    assert column not in rows[0]
    assert told not in about
    assert told not in text
    page.get_by_label("Academic staff").press_sequentially("2000")
    rows, about, text = files()
    assert [row[column] for row in rows] == ["300", "3000"]
    assert about[told] == "about 1,800 euro as rated, about 3,300 euro for an institution like yours"
    assert f"{told}: {about[told]}." in text


@pytest.mark.parametrize("form", ["hrs4r", "concordat"])
def test_the_forms_of_reviews_have_columns_for_the_own_size_once_it_is_known(page: Page, base: str, form: str) -> None:
    given(page, base, item(CHECKLIST), item(BUDDIES))
    page.locator("[data-actions=form]").select_option(form)
    columns = [heading for key, heading in plan_forms()[form].columns.items() if key.endswith("_yours")]
    assert len(columns) == 4

    def heads() -> tuple[set[str], set[str]]:
        table = csv.DictReader(io.StringIO(saved(page, "Save as a table (CSV)").decode("utf-8-sig")))
        book = openpyxl.load_workbook(io.BytesIO(saved(page, "Save for Excel (XLSX)")))
        return {*(table.fieldnames or ())}, {cell.value for cell in book["Plan"][3]}

    assert not any({*columns} & found for found in heads())
    page.get_by_label("Academic staff").press_sequentially("2000")
    assert all({*columns} <= found for found in heads())
    page.set_input_files("[data-plan-import]", [upload_of(page)])
    expect(page.locator(".pa-notice--undo")).to_contain_text("holds the plan as it is here")


def upload_of(page: Page) -> FilePayload:
    return {"name": "plan.xlsx", "mimeType": "", "buffer": saved(page, "Save for Excel (XLSX)")}


def test_another_tab_tells_this_one(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    other = page.context.new_page()
    other.goto(base + "plan/")
    other.get_by_label("Researchers who arrive from abroad in a year").fill("300")
    expect(totals(page).locator(YOURS)).to_have_count(4)
    expect(page.get_by_label("Researchers who arrive from abroad in a year")).to_have_value("300")


def test_it_stays_in_the_browser_and_out_of_links_and_plans(page: Page, base: str) -> None:
    given(page, base, item(CHECKLIST))
    before = page.locator("[data-plan-link]").input_value()
    page.get_by_label("Researchers who arrive from abroad in a year").press_sequentially("777")
    assert page.locator("[data-plan-link]").input_value() == before
    assert "777" not in saved(page, "Save the plan (JSON)").decode()
