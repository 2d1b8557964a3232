"""CSV and workbook, opened again by other libraries, agree with the records; nothing in them is ever a formula."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package, system

from macros.edition.action_plan import plan_columns, plan_forms, proposal_of
from macros.exports.csv_tables import FORMULA_MARKS, escape_formula
from macros.records.catalogue import Catalogue
from macros.records.reviews import review_due


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def book(files: Mapping[str, bytes]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(files["data/practices.xlsx"]))


def plain(cell: str) -> str:
    """The text behind the apostrophe that keeps it harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_MARKS) else cell


def test_each_practice_is_one_line_of_the_table(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    found = rows(files["data/practices.csv"])
    assert [row["id"] for row in found] == list(catalogue.published)
    for row, practice in zip(found, catalogue.published.values(), strict=True):
        setup, levels = practice.setup, catalogue.levels_of(practice)
        assert (plain(row["title"]), plain(row["summary"])) == (practice.title, practice.summary)
        assert row["categories"].split("; ") == list(practice.categories)
        assert row["setup_cost"] == (str(levels["setup", "cost"].level) if setup and setup.cost else "")
        assert row["setup_cost_about"] == (str(setup.cost.about) if setup and setup.cost else "")
        assert row["reviewed"] == practice.reviewed.isoformat()
        assert row["review_due"] == review_due(practice).isoformat()


def test_each_case_is_one_line_of_the_table(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    found = rows(files["data/cases.csv"])
    assert [row["id"] for row in found] == list(catalogue.published_cases)
    for row, case in zip(found, catalogue.published_cases.values(), strict=True):
        assert plain(row["institution"]) == case.institution
        assert row["practices"].split("; ") == list(case.practices)
        assert row["since"] == (str(case.since) if case.since else "")


def test_no_cell_of_a_table_begins_like_a_formula(files: Mapping[str, bytes]) -> None:
    cells = [
        cell
        for name in ("practices", "cases", "frameworks")
        for row in rows(files[f"data/{name}.csv"])
        for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith(FORMULA_MARKS)]
    assert {cell[:2] for cell in cells if cell.startswith("'")} == {"'=", "'+", "'-", "'@"}


@pytest.mark.parametrize("mark", list("=+-@\t\r\n"))
def test_text_that_begins_with_a_mark_gets_an_apostrophe(mark: str) -> None:
    assert escape_formula(f"{mark}1") == f"'{mark}1"
    assert escape_formula(f"1{mark}") == f"1{mark}"


def test_each_row_says_version_date_and_licence(files: Mapping[str, bytes]) -> None:
    for name in ("practices", "cases"):
        for row in rows(files[f"data/{name}.csv"]):
            found = (row["atlas_version"], row["atlas_date"], row["licence"])
            assert found == ("1.0.0", "2026-11-23", "CC BY 4.0")


def test_the_data_package_and_its_tables_are_valid(files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Frictionless finds sizes, hashes, types, keys and allowed values as described, without the network."""
    for route, content in files.items():
        (tmp_path / route).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / route).write_bytes(content)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name for task in report.tasks} >= {"practices.csv", "cases.csv", "practices.json"}


def test_a_value_outside_its_list_breaks_the_data_package(files: Mapping[str, bytes], tmp_path: Path) -> None:
    for route, content in files.items():
        (tmp_path / route).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / route).write_bytes(content.replace(b"social-integration", b"sozial-integration"))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "constraint-error" in {error for (error,) in report.flatten(["type"])}


def test_the_sheets_hold_what_the_records_say(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    found = book(files)
    assert found.sheetnames == ["Practices", "Cases", "Frameworks", "Scales", "Plan", "Lists", "About"]
    sheet = found["Practices"]
    heads = [cell.value for cell in sheet[1]]
    for cells, practice in zip(sheet.iter_rows(min_row=2, values_only=True), catalogue.published.values(), strict=True):
        row = dict(zip(heads, cells, strict=True))
        labels = [catalogue.vocabulary.label("category", key) for key in practice.categories]
        assert (row["Title"], row["Summary"], row["Id"]) == (practice.title, practice.summary, practice.id)
        assert row["Categories"] == "; ".join(labels)
        assert row["Importance"] == catalogue.vocabulary.label("importance", practice.importance)
        assert row["Cases"] == len(catalogue.cases_of.get(practice.id, ()))
        assert row["Last reviewed"] == datetime.combine(practice.reviewed, datetime.min.time())
    assert [row[0] for row in found["Cases"].iter_rows(min_row=2, values_only=True)] == [
        case.title for case in catalogue.published_cases.values()
    ]
    assert found["Scales"].max_row == 1 + 5 * len(catalogue.vocabulary.scales.scales)


def test_a_rating_is_a_number_and_a_word(files: Mapping[str, bytes]) -> None:
    sheet = book(files)["Practices"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, next(sheet.iter_rows(min_row=3, max_row=3, values_only=True)), strict=True))
    assert row["Title"].startswith("=HYPERLINK")
    found = [row[name] for name in ("Scale of change", "Set-up: cost", "Set-up: effort", "Delivery: cost")]
    assert found == ["4 · Whole institution", "1 · Very low", "not rated", "2 · Low"]


def test_no_cell_of_the_workbook_is_a_formula(files: Mapping[str, bytes]) -> None:
    """Every text is stored as text and keeps the mark that stops Excel from reading it as a formula on editing."""
    for sheet in book(files):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value.startswith(FORMULA_MARKS):
                    assert cell.data_type == "s"
                    assert cell.quotePrefix, cell.coordinate
    with zipfile.ZipFile(io.BytesIO(files["data/practices.xlsx"])) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_sheets_have_a_frozen_head_filters_and_widths(files: Mapping[str, bytes]) -> None:
    for sheet in book(files):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[letter].width > 8 for letter in ("A", "B"))


def test_every_row_is_high_enough_for_its_longest_text(files: Mapping[str, bytes]) -> None:
    """LibreOffice shows one line of a row without a height, and the texts run over each other."""
    for sheet in book(files):
        widths = {
            column: found.width
            for found in sheet.column_dimensions.values()
            for column in range(found.min, found.max + 1)
        }
        for row in sheet.iter_rows():
            needed = max(len(str(cell.value or "")) / widths[cell.column] for cell in row)
            assert sheet.row_dimensions[row[0].row].height >= 15 * needed, (sheet.title, row[0].row)


def test_a_printed_sheet_repeats_its_head_and_its_first_column(files: Mapping[str, bytes]) -> None:
    for sheet in book(files):
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book(files)["Practices"].page_setup.fitToWidth == 6
    assert book(files)["About"].page_setup.fitToWidth in (None, 1)


def test_the_plan_is_the_plain_form_with_what_practices_propose(
    files: Mapping[str, bytes], catalogue: Catalogue
) -> None:
    form = plan_forms()["plain"]
    heads, *lines = book(files)["Plan"].iter_rows(values_only=True)
    assert list(heads) == [heading for key, heading in form.columns.items() if not plan_columns()[key].needs]
    found = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [row["Id"] for row in found] == ["nasty-texts", "third-practice", "plain-minimum"]
    for row in found:
        practice = catalogue.published[row["Id"]]
        proposal = proposal_of(practice, catalogue)
        assert (row["Practice"], row["Responsible unit"]) == (practice.title, proposal.unit)
        assert row["Indicators and targets"] == proposal.indicator
        level = catalogue.levels_of(practice).get(("setup", "cost"))
        assert row["Set-up: cost, 1 to 5"] == (level.level if level else None)


def test_states_are_chosen_from_the_sheet_of_lists(files: Mapping[str, bytes]) -> None:
    """A list inside the rule itself breaks at 255 characters."""
    found = book(files)
    (states,) = found["Plan"].data_validations.dataValidation
    form = plan_forms()["plain"]
    column = next(cell.column_letter for cell in found["Plan"][1] if cell.value == form.columns["status"])
    assert (states.type, states.formula1, str(states.sqref)) == ("list", "States", f"{column}2:{column}4")
    assert found.defined_names["States"].value == f"Lists!$A$2:$A${len(form.states) + 1}"
    listed = [row[0] for row in found["Lists"].iter_rows(min_row=2, values_only=True)]
    assert listed == list(plan_forms()["plain"].states.values())


def test_the_workbook_says_version_date_and_licence(files: Mapping[str, bytes]) -> None:
    found = book(files)
    assert dict(found["About"].iter_rows(min_row=2, max_col=2, values_only=True)) == {
        "From": "Practice Atlas",
        "Version": "1.0.0",
        "Date of the edition": "2026-11-23",
        "Licence": "CC BY 4.0",
        "Text of the licence": "https://creativecommons.org/licenses/by/4.0/",
        "Address": "https://atlas.example/kb/",
    }
    assert found.properties.created == datetime(2026, 11, 23)


def test_each_link_of_a_framework_is_one_line_of_its_table(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    found = rows(files["data/frameworks.csv"])
    wanted = [
        (framework.id, item.code, item.label, item.scope, link.practice, link.strength, link.why)
        for framework in catalogue.frameworks.values()
        for item in framework.items
        for link in framework.links_of[item.code]
    ]
    names = ("framework", "item", "item_name", "scope", "practice", "strength", "why")
    assert [tuple(plain(row[name]) for name in names) for row in found] == wanted
    assert len(wanted) > 1


def test_a_practice_names_the_items_that_it_serves(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    for row in rows(files["data/practices.csv"]):
        served = [f"{at.framework}/{at.item.code}" for at in catalogue.serves.get(row["id"], ())]
        assert row["serves"] == "; ".join(served)


def test_the_sheet_of_frameworks_names_practices_by_their_titles(
    files: Mapping[str, bytes], catalogue: Catalogue
) -> None:
    heads, *lines = book(files)["Frameworks"].iter_rows(values_only=True)
    titles = [dict(zip(heads, line, strict=True))["Practice"] for line in lines]
    found = [row["practice"] for row in rows(files["data/frameworks.csv"])]
    assert titles == [catalogue.published[id_].title for id_ in found]
