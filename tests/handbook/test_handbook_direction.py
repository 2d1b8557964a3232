"""Books run the way in which their language is written."""

import re
import subprocess
import zipfile
from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from macros.edition.edition import Edition
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.typst_pdf import Typesetter
from macros.records.catalogue import Catalogue

from .conftest import EDITION, handbook_of

ARABIC = EDITION.in_language("ar")
MIDDLE = 297.6  # points from the left, on A4
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>practice<')


@pytest.mark.parametrize(("edition", "begins_at_the_right"), [(EDITION, False), (ARABIC, True)])
def test_the_title_of_a_page_begins_where_lines_begin(
    edition: Edition, begins_at_the_right: bool, catalogue: Catalogue, setter: Typesetter
) -> None:
    book = book_data(single(catalogue.published["full"]), Entries(catalogue, edition))
    pdf = setter.set(setter.text_of(book), edition.date).content
    boxes = subprocess.run(["pdftotext", "-bbox", "-l", "1", "-", "-"], input=pdf, capture_output=True, check=True)
    left, right = map(float, _WORD.findall(boxes.stdout.decode())[1])  # the first is that of the running head

    assert ((left + right) / 2 > MIDDLE) is begins_at_the_right


def test_every_chapter_and_the_turning_of_pages_have_the_direction(catalogue: Catalogue) -> None:
    made = make_epub(book_data(handbook_of(catalogue), Entries(catalogue, ARABIC)), ARABIC)
    package = zipfile.ZipFile(BytesIO(made))
    names = [name for name in package.namelist() if name.endswith((".xhtml", ".opf"))]
    read = {name: BeautifulSoup(package.read(name).decode(), "xml") for name in names}
    pages = {name: page.html for name, page in read.items() if name.endswith(".xhtml")}

    assert read["EPUB/content.opf"].spine["page-progression-direction"] == "rtl"
    assert {page.get("dir") or page.body["dir"] for page in pages.values()} == {"rtl"}
    assert len(pages) > 5
