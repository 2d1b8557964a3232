"""One collection, one set of numbers: records, pages, search, data, workbook, handbook and home page agree."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue

from .handbook.conftest import EDITION, handbook_of
from .handbook.pdf_reading import bookmarks, opened
from .pages.test_site import FIXTURE, PAGES, make_site

pytestmark = pytest.mark.pdf

HOME = "# Home\n\n<p id='counts'>{{ count('practices') }} {{ count('cases') }} {{ count('countries') }}</p>\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(FIXTURE, date(2026, 2, 1))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("counts"), {**PAGES, "index.md": HOME})


def printed(catalogue: Catalogue) -> bytes:
    setter = Typesetter(FontSet())
    return setter.set(
        setter.text_of(book_data(handbook_of(catalogue), Entries(catalogue, EDITION))), EDITION.date
    ).content


def in_search(site: Path, kind: str) -> int:
    """Of how many records of a kind the search of a built site has texts."""
    script = (site / "search" / "names.js").read_text("utf-8")
    names = json.JSONDecoder().raw_decode(script.partition("names=")[2])[0]
    return sum(of == kind and count > 0 for of, count in zip(names["kinds"], names["passages"], strict=True))


def pages_in(site: Path, folder: str) -> set[str]:
    """The folders with a page of their own; redirects hold no article."""
    return {path.parent.name for path in (site / folder).glob("*/index.html") if "<article" in path.read_text("utf-8")}


def test_every_view_counts_the_same(site: Path, catalogue: Catalogue) -> None:
    practices, cases = set(catalogue.published), set(catalogue.published_cases)
    workbook = load_workbook(site / "data" / "practices.xlsx")
    handbook = {title for _, title in bookmarks(opened(printed(catalogue)))}
    for folder, ids, records in (
        ("practices", practices, catalogue.published),
        ("cases", cases, catalogue.published_cases),
    ):
        data = json.loads((site / "data" / f"{folder}.json").read_text("utf-8"))
        table = list(csv.DictReader(io.StringIO((site / "data" / f"{folder}.csv").read_text("utf-8-sig"))))
        sheet = workbook[folder.capitalize()]

        assert pages_in(site, folder) == ids
        assert in_search(site, folder.removesuffix("s")) == len(ids)
        assert {record["id"] for record in data[folder]} == ids
        assert {row["id"] for row in table} == ids
        assert sheet.max_row - 1 == len(ids)
        assert folder == "cases" or {record.title for record in records.values()} <= handbook
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser").find(id="counts")
    assert home is not None
    assert home.get_text() == f"{len(practices)} {len(cases)} {len(catalogue.countries)}"
