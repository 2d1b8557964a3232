"""LibreOffice opens every office file that we make, and shows in it what was written: workbooks cell by cell."""

import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from playwright.sync_api import Browser

from macros.edition.action_plan import plan_forms
from macros.edition.settings import edition_of
from macros.kits.docx_writer import docx_file
from macros.kits.model_kit import model_kit
from macros.kits.practice_kit import practice_kit
from macros.records.catalogue import Catalogue
from tests.atlas import atlas_records
from tests.handbook.pdf_reading import squeezed
from tests.kits.conftest import opened, texts

from .conftest import ROOT
from .kinds import board
from .plans import VISA, given
from .test_action_plan import PLAN, choose, saved

FORMS = [form.label for form in plan_forms().values()]
MOST_SECONDS = 300  # machines are shared; alone it takes ten


@dataclass(frozen=True)
class Converted:
    """The files that were written, and what LibreOffice made of each, as HTML by its name."""

    written: Mapping[str, bytes]
    shown: Mapping[str, BeautifulSoup]


@pytest.fixture(scope="module")
def converted(
    browser: Browser, base: str, served: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Converted:
    """All files in one run of LibreOffice, with a profile of its own, since its start takes longer than a file."""
    folder = tmp_path_factory.mktemp("office")
    written = {
        **plan_files(browser, base),
        **board_files(browser, base, board(catalogue)),
        "practices.xlsx": (served / "data/practices.xlsx").read_bytes(),
        **kits(catalogue),
    }
    for name, content in written.items():
        (folder / name).write_bytes(content)
    program = shutil.which("soffice")
    assert program, "this test needs LibreOffice: run 'make browser'"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "html", "--outdir", str(folder / "shown"), *written]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)
    shown = {path.stem: path for path in (folder / "shown").glob("*.html")}
    assert {Path(name).stem for name in written} == shown.keys(), done.stdout + done.stderr
    return Converted(written, {name: read(shown[Path(name).stem]) for name in written})


def plan_files(browser: Browser, base: str) -> dict[str, bytes]:
    """The plan in each form as a workbook, and as a document."""
    page = browser.new_page()
    given(page, base, *PLAN)
    files = {}
    for form in FORMS:
        choose(page, form)
        files[f"{form}.xlsx"] = saved(page, "XLSX")
    files["plan.docx"] = saved(page, "DOCX")
    page.close()
    return files


def board_files(browser: Browser, base: str, route: str) -> dict[str, bytes]:
    """The paper for a board of a practice and of a plan."""
    page, files = browser.new_page(), {}
    given(page, base, *PLAN)
    for name, address, button in (
        ("plan-board.docx", "plan/", "Save the page for the board, for Word"),
        ("board.docx", route, "Save for Word (DOCX)"),
    ):
        page.goto(base + address)
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        files[name] = download.value.path().read_bytes()
    page.close()
    return files


def kits(catalogue: Catalogue) -> dict[str, bytes]:
    """The kit of a practice, and a model."""
    atlas = atlas_records()
    edition = edition_of(ROOT, atlas)
    model = next(iter(atlas.models.values()))
    return {
        "kit.docx": docx_file(practice_kit(catalogue.published[VISA], catalogue, edition), edition),
        "model.docx": docx_file(model_kit(model, edition), edition),
    }


def read(path: Path) -> BeautifulSoup:
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return soup


def lines_of(soup: BeautifulSoup) -> Iterator[list[str]]:
    """The cells of every row that is not empty, as LibreOffice shows them."""
    for row in soup.find_all("tr"):
        cells = [squeezed(cell.get_text()) for cell in row.find_all(["td", "th"])]
        if any(cells):
            yield [cell for cell in cells if cell]


def in_words(value: object) -> str:
    """The value of a cell as the workbook asks to show it: dates without a time."""
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)


def written_lines(book: Workbook) -> Iterator[list[str]]:
    """The cells of every row that is not empty; what is hidden is for computers."""
    for sheet in book.worksheets:
        hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
        for line in sheet.iter_rows():
            shown = [cell.value for cell in line if get_column_letter(cell.column) not in hidden]
            if cells := [squeezed(in_words(value)) for value in shown if value not in (None, "")]:
                yield cells


@pytest.mark.parametrize("name", [*(f"{form}.xlsx" for form in FORMS), "practices.xlsx"])
def test_a_workbook_shows_every_cell(converted: Converted, name: str) -> None:
    written = list(written_lines(openpyxl.load_workbook(io.BytesIO(converted.written[name]))))
    assert len(written) > len(PLAN)
    assert list(lines_of(converted.shown[name])) == written


@pytest.mark.parametrize("name", ["plan.docx", "board.docx", "plan-board.docx", "kit.docx", "model.docx"])
def test_a_document_shows_every_paragraph_and_cell(converted: Converted, name: str) -> None:
    shown = squeezed(converted.shown[name].get_text())
    written = texts(opened(converted.written[name]))
    assert len(written) > 20
    assert [text for text in written if squeezed(text) not in shown] == []
