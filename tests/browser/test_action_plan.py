"""The plan as an action plan: the files that the page makes open in other programs, and a workbook comes back."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Page, expect

from macros.edition.action_plan import Form, plan_columns, plan_forms, plan_words, proposal_of
from macros.records.catalogue import Catalogue

from .plans import BUDDIES, CHECKLIST, VISA, given, item, kept, row

HEADS = 3
LETTER, PADDING = 5.3, 4  # in a document, in points: of its bold heads, and of a cell at each side
PLAN = (
    item(CHECKLIST, state="started", owner="Jana Nováková", start="2027-03", note='a "quote" <b>\n& ☺'),
    item(VISA, note="=1+1", owner="@SUM(A1)"),
    item("guest-house", state="extended", start="2026-09"),
    item(BUDDIES, state="declined"),
)
FILES = {"XLSX": "action-plan.xlsx", "DOCX": "action-plan.docx", "CSV": "action-plan.csv"}


def saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    assert download.value.suggested_filename == FILES[kind]
    return download.value.path().read_bytes()


def choose(page: Page, form: str, framework: str = "Small charter") -> None:
    page.get_by_label("Form").select_option(form)
    page.get_by_label("Framework").select_option(framework)


def book(page: Page) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(saved(page, "XLSX")))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[HEADS]]
    return [dict(zip(heads, line, strict=True)) for line in sheet.iter_rows(min_row=HEADS + 1, values_only=True)]


def at(sheet: Worksheet, id_: str, heading: str) -> Any:
    """The cell of a practice below a heading."""
    heads = [cell.value for cell in sheet[HEADS]]
    row = next(line for line in sheet.iter_rows(min_row=HEADS + 1) if line[heads.index("Id")].value == id_)
    return row[heads.index(heading)]


def upload(page: Page, workbook: Workbook | bytes, name: str = "plan.xlsx") -> None:
    content = workbook
    if isinstance(workbook, Workbook):
        workbook.save(target := io.BytesIO())
        content = target.getvalue()
    page.set_input_files("[data-plan-import]", [{"name": name, "mimeType": "", "buffer": content}])


def take(page: Page) -> None:
    page.get_by_role("button", name=plan_words()["back"]["take"]).click()


def test_the_workbook_holds_the_plan_in_the_columns_of_the_form(page: Page, base: str, catalogue: Catalogue) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    found = book(page)
    assert found.sheetnames == ["Plan", "Lists", "About"]
    lines = rows(found["Plan"])
    form = plan_forms()["hrs4r"]
    shown = [heading for key, heading in form.columns.items() if plan_columns()[key].needs != "institution"]
    assert list(lines[0]) == shown
    assert [line["Id"] for line in lines] == [CHECKLIST, VISA, "guest-house"], "what is not for us is no action"
    first, second, third = lines
    assert (first["Action"], first["Timing"], first["Responsible unit"], first["Current status"], first["Remarks"]) == (
        "Checklist before arrival",
        "Q1 2027 to Q2 2027",
        "Jana Nováková",
        "In progress",
        'a "quote" <b>\n& ☺',
    )
    assert first["Indicators and targets"] == proposal_of(catalogue.published[CHECKLIST], catalogue).indicator
    assert first["Address"] == base + f"practices/{CHECKLIST}/"
    assert (first["Principles"], second["Principles"]) == ("To be named by you", "1 Help with entry")
    assert (third["Timing"], third["Current status"]) == ("from Q3 2026", "Extended")
    assert third["Responsible unit"] == proposal_of(catalogue.published["guest-house"], catalogue).unit


def test_the_plan_says_why_items_are_left_to_the_reader(page: Page, base: str) -> None:
    """On the page, with a way to what we know of the framework, in the workbook and in the document."""
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    why = "For 2 actions no item is named, since what we could read of Small charter does not speak of them."
    told = page.locator("[data-actions=unnamed]")
    expect(told).to_contain_text(why)
    expect(told.get_by_role("link")).to_have_attribute("href", "../frameworks/small-charter/")
    about = dict(book(page)["About"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert about["Items of the framework"].startswith(why)
    assert docx.Document(io.BytesIO(saved(page, "DOCX"))).paragraphs[-1].text.startswith(why)
    page.get_by_label("Framework").select_option("None")
    expect(told).to_be_empty()


def test_nothing_in_the_workbook_is_a_formula_and_links_are_links(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    sheet = book(page)["Plan"]
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    for heading, text in (("Remarks", "=1+1"), ("Responsible unit", "@SUM(A1)")):
        cell = at(sheet, VISA, heading)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert at(sheet, VISA, "Address").hyperlink.target == base + f"practices/{VISA}/"


def test_the_workbook_offers_states_is_ready_for_print_and_says_what_it_is(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    found = book(page)
    sheet = found["Plan"]
    (states,) = sheet.data_validations.dataValidation
    column = at(sheet, VISA, "Current status").column_letter
    assert (states.type, states.formula1) == ("list", "States")
    assert str(states.sqref).startswith(f"{column}{HEADS + 1}:")
    assert found.defined_names["States"].value == "Lists!$A$2:$A$5"
    listed = [row[0] for row in found["Lists"].iter_rows(min_row=2, values_only=True)]
    assert listed == ["New", "In progress", "Extended", "Completed"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("B4", "$3:$3", "landscape")
    assert all(one.sheet_properties.pageSetUpPr.fitToPage and one.page_setup.fitToHeight == 0 for one in found)
    assert sheet.column_dimensions[at(sheet, VISA, "Id").column_letter].hidden
    assert "no official form" in sheet["A2"].value
    assert not sheet.conditional_formatting
    for line in sheet.iter_rows(min_row=HEADS + 1):  # LibreOffice shows one line of a row without a height
        lines = max(str(cell.value or "").count("\n") + 1 for cell in line)
        assert sheet.row_dimensions[line[0].row].height >= 15 * lines
    about = dict(found["About"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert (about["Form"], about["Framework"]) == ("HRS4R", "Small charter")


def test_levels_are_numbers_in_columns_of_their_own(page: Page, base: str, catalogue: Catalogue) -> None:
    given(page, base, *PLAN)
    choose(page, "Plain", "None")
    line = rows(book(page)["Plan"])[0]
    assert (
        line["Set-up: effort, 1 to 5"] == catalogue.levels_of(catalogue.published[CHECKLIST])["setup", "effort"].level
    )
    assert "What it serves" not in line


def test_a_plan_goes_out_and_comes_back_with_its_changes(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    found = book(page)
    sheet = found["Plan"]
    at(sheet, CHECKLIST, "Responsible unit").value = "Personálne oddelenie"
    at(sheet, CHECKLIST, "Current status").value = "completed"
    at(sheet, CHECKLIST, "Remarks").value = None
    at(sheet, VISA, "Timing").value = "Q2 2027 \u2013 Q4 2028"
    at(sheet, VISA, "Indicators and targets").value = "Permits in time: 95 per cent"
    upload(page, found)
    expect(page.locator("[data-plan-offer]")).to_contain_text("2 practices are changed, 0 are new")
    assert kept(page) == list(PLAN), "nothing happens until the reader says so"
    take(page)
    assert kept(page) == [
        item(CHECKLIST, state="running", owner="Personálne oddelenie", start="2027-03"),
        item(
            VISA,
            note="=1+1",
            owner="@SUM(A1)",
            start="2027-04",
            end="2028-12",
            indicator="Permits in time: 95 per cent",
        ),
        *PLAN[2:],
    ]
    page.get_by_role("button", name="Undo").click()
    assert kept(page) == list(PLAN)


@pytest.mark.parametrize("form", ["HRS4R", "Concordat", "Plain"])
def test_an_untouched_workbook_changes_nothing(page: Page, base: str, form: str) -> None:
    given(page, base, *PLAN, item("hr-strategy", start="2027-02", end="2027-11", indicator="-1", state="planned"))
    choose(page, form)
    upload(page, saved(page, "XLSX"))
    expect(page.locator(".pa-notice--undo")).to_contain_text("plan.xlsx holds the plan as it is here.")


def test_a_wrong_row_is_left_out_whole_and_told_with_its_number(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    found = book(page)
    sheet = found["Plan"]
    at(sheet, CHECKLIST, "Responsible unit").value = "lost if half a row were taken"
    at(sheet, CHECKLIST, "Current status").value = "finished"
    at(sheet, VISA, "Remarks").value = "this row is sound"
    at(sheet, "guest-house", "Timing").value = "Q4 2027 to Q1 2027"
    sheet.append(["Ours", "", "", "", "", "", "", "", "no id!"])
    sheet.append(["Unheard of", "", "", "", "", "", "", "", "no-such-practice"])
    sheet.append(["Again", "", "", "", "", "", "", "", VISA])
    upload(page, found)
    notice = page.locator(".pa-notice--refused")
    expect(notice).to_contain_text("5 rows are left out, and nothing of them is taken over:")
    expect(notice.locator("li")).to_have_text(
        [
            "Row 4: Current status must be one of New, In progress, Extended, Completed; got “finished”",
            "Row 6: Timing must not end before it begins; got “Q4 2027 to Q1 2027”",
            "Row 7: the id of the practice is missing or damaged; got “no id!”",
            "Row 8: no practice of this edition or of your plan has the id “no-such-practice”",
            f"Row 9: the practice “{VISA}” stands in row 5 already",
        ]
    )
    take(page)
    assert kept(page) == [PLAN[0], {**PLAN[1], "note": "this row is sound"}, *PLAN[2:]]


@pytest.mark.parametrize("text", ["soon", "Q5 2027", "2027", "Q1 2027 to Q2 2027 to Q3 2027", "1.3.2027"])
def test_a_timing_that_names_no_quarters_is_told(page: Page, base: str, text: str) -> None:
    given(page, base, PLAN[0])
    choose(page, "HRS4R")
    found = book(page)
    at(found["Plan"], CHECKLIST, "Timing").value = text
    upload(page, found)
    expect(page.locator(".pa-notice--refused li")).to_contain_text("Timing must be one or two quarters")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Q1 2027", "2027-03", "2027-03"),
        ("from Q3 2027", "2027-07", ""),
        ("2027 Q3 until Q1 2028", "2027-07", "2028-03"),
        ("2027-05 to 2027-08", "2027-05", "2027-08"),
        ("", "", ""),
    ],
)
def test_quarters_are_read_as_people_write_them(page: Page, base: str, text: str, start: str, end: str) -> None:
    """A month that the reader gave stays, where its quarter is the same."""
    given(page, base, PLAN[0])
    choose(page, "HRS4R")
    found = book(page)
    at(found["Plan"], CHECKLIST, "Timing").value = text or None
    upload(page, found)
    take(page)
    assert (kept(page)[0]["start"], kept(page)[0]["end"]) == (start, end)


def test_columns_may_be_sorted_and_removed_and_rows_too(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    lines = rows(book(page)["Plan"])
    other = Workbook()
    sheet = other.active
    assert sheet
    sheet.append(["Id", "Something of ours", "Remarks"])
    for line in reversed(lines):
        sheet.append([line["Id"], "x", "new"])
    upload(page, other)
    take(page)
    assert kept(page) == [{**one, "note": "new"} for one in PLAN[:3]] + [PLAN[3]]


def test_the_workbook_of_the_atlas_comes_back_too(page: Page, base: str, served: Path) -> None:
    """Of its sheet "Plan" those practices that got a state, or anything else."""
    given(page, base)
    found = openpyxl.load_workbook(served / "data/practices.xlsx")
    sheet = found["Plan"]
    heads = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        if line[heads.index("Id")].value == VISA:
            line[heads.index("Status")].value = "Planned"
    upload(page, found)
    expect(page.locator("[data-plan-offer]")).to_contain_text("0 practices are changed, 1 is new")
    take(page)
    assert kept(page) == [item(VISA, title="Help with visas and residence permits", state="planned")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "no_workbook"),
        (b"PK\x03\x04 but not much more", "no_workbook"),
        (json.dumps({"format": "practice-atlas-plan"}).encode(), "no_workbook"),
        (b"x" * 4_000_001, "too_large"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_a_reason(page: Page, base: str, content: bytes, key: str) -> None:
    given(page, base, *PLAN)
    upload(page, content)
    expect(page.locator(".pa-notice--refused")).to_contain_text(plan_words()["back"][key])
    expect(page.locator(".pa-notice--refused")).to_contain_text("Your own plan is as it was.")
    assert kept(page) == list(PLAN)


def test_a_workbook_without_a_plan_is_refused_with_a_reason(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    upload(page, Workbook())
    expect(page.locator(".pa-notice--refused")).to_contain_text(plan_words()["back"]["no_table"])


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    found = book(page)
    for number in range(300):
        found["Plan"].append(["x" * 32_000 + str(number)])
    upload(page, found)
    expect(page.locator(".pa-notice--refused")).to_contain_text(plan_words()["back"]["too_large"])


def test_texts_of_a_workbook_stay_texts(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    found = book(page)
    at(found["Plan"], VISA, "Remarks").value = '<img src=x onerror="window.hit = 1">'
    upload(page, found)
    page.get_by_role("button", name="Look at it").click()
    take(page)
    expect(row(page, VISA).get_by_label("Note")).to_have_value('<img src=x onerror="window.hit = 1">')
    assert page.evaluate("window.hit === undefined")


def test_the_document_is_a_table_on_a_wide_page(page: Page, base: str, catalogue: Catalogue) -> None:
    given(page, base, *PLAN)
    page.get_by_label("Name of the plan").fill("Košice <2027>")
    choose(page, "HRS4R")
    found = docx.Document(io.BytesIO(saved(page, "DOCX")))
    assert (found.core_properties.title, found.core_properties.language) == ("Košice <2027>", "en-GB")
    assert [(one.style.name, one.text) for one in found.paragraphs[:1]] == [("Heading 1", "Košice <2027>")]
    assert "no official form" in found.paragraphs[1].text
    assert found.sections[0].orientation == WD_ORIENT.LANDSCAPE
    (table,) = found.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == [
        "Action",
        "Principles",
        "Timing",
        "Responsible unit",
        "Indicators and targets",
        "Current status",
        "Remarks",
    ]
    first = [cell.text for cell in table.rows[1].cells]
    assert first[6] == 'a "quote" <b>\n& ☺'
    assert first[4] == proposal_of(catalogue.published[CHECKLIST], catalogue).indicator
    links = [link.address for cell in table.columns[0].cells for one in cell.paragraphs for link in one.hyperlinks]
    assert links == [base + f"practices/{id_}/" for id_ in (CHECKLIST, VISA, "guest-house")]


@pytest.mark.parametrize("form", plan_forms().values(), ids=plan_forms())
def test_no_word_of_a_head_or_a_state_is_broken_in_the_document(page: Page, base: str, form: Form) -> None:
    given(page, base, *PLAN)
    choose(page, form.label)
    (table,) = docx.Document(io.BytesIO(saved(page, "DOCX"))).tables
    for column in table.columns:
        heading = column.cells[0].text
        (key,) = (key for key, known in form.columns.items() if known == heading)
        words = " ".join((heading, *(form.states.values() if key == "status" else ()))).split()
        assert column.width.pt - 2 * PADDING > max(map(len, words)) * LETTER, heading


@pytest.mark.parametrize(("locale", "comma"), [("en-GB", ","), ("sk-SK", ";"), ("de-DE", ";")])
def test_the_table_opens_in_columns_where_the_reader_lives(
    browser: Browser, base: str, locale: str, comma: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    given(page, base, *PLAN)
    choose(page, "HRS4R")
    text = saved(page, "CSV").decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=comma))
    assert [line["Id"] for line in lines] == [CHECKLIST, VISA, "guest-house"]
    assert lines[0]["Remarks"] == 'a "quote" <b>\n& ☺'
    assert (lines[1]["Remarks"], lines[1]["Responsible unit"]) == ("'=1+1", "'@SUM(A1)")
    hint = page.get_by_text(plan_words()["page"]["semicolon"])
    expect(hint).to_be_visible() if comma == ";" else expect(hint).to_be_hidden()
    context.close()


def test_the_choice_of_form_and_framework_is_kept(page: Page, base: str) -> None:
    given(page, base, *PLAN)
    choose(page, "Concordat")
    expect(page.locator("[data-actions=table] thead th").first).to_have_text("Principle")
    page.reload()
    expect(page.get_by_label("Form")).to_have_value("concordat")
    expect(page.get_by_label("Framework")).to_have_value("small-charter")


def test_the_files_work_from_a_folder_and_name_no_place_on_this_computer(page: Page, folder: Path) -> None:
    page.goto((folder / "plan" / "index.html").as_uri())
    page.evaluate("items => PracticeAtlas.myPlan.update((now) => ({...now, items}))", PLAN)
    choose(page, "HRS4R")
    found = book(page)
    assert rows(found["Plan"])[0]["Responsible unit"] == "Jana Nováková"
    assert "file:" not in "".join(str(line["Address"]) for line in rows(found["Plan"]))
    at(found["Plan"], VISA, "Remarks").value = "from a folder"
    upload(page, found)
    take(page)
    assert page.evaluate("PracticeAtlas.myPlan.read().items[1].note") == "from a folder"
    assert docx.Document(io.BytesIO(saved(page, "DOCX"))).tables
