"""A draft bears its band in the books of a preview, and no book of what is published has one."""

import dataclasses
import io
import zipfile
from collections.abc import Callable
from typing import Any

import lxml.html
import pytest

from macros.edition.draft_words import draft_words
from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.typst_pdf import Pdf
from macros.records.catalogue import Catalogue
from tests.every_field import squeezed

from .conftest import EDITION, handbook_of
from .pdf_reading import text_of

BAND = squeezed(draft_words()["band"])
PRACTICE, CASE = "full", "kosice-example"


@pytest.fixture(scope="module")
def preview(catalogue: Catalogue) -> Catalogue:
    """The small atlas as a preview shows it, with the full practice and its case as drafts."""
    practices = {**catalogue.practices, PRACTICE: _as_draft(catalogue.practices[PRACTICE])}
    cases = {**catalogue.cases, CASE: _as_draft(catalogue.cases[CASE])}
    hidden = [id_ for id_, practice in practices.items() if practice.status == "draft" and id_ != PRACTICE]
    kept = {id_: practice for id_, practice in practices.items() if id_ not in hidden}
    return dataclasses.replace(catalogue, practices=kept, cases=cases, with_drafts=True)


def _as_draft(record: Any) -> Any:
    return record.model_copy(update={"status": "draft"})


def test_drafts_have_their_band_in_the_pdf(preview: Catalogue, print_book: Callable[[Book, Catalogue], Pdf]) -> None:
    words = squeezed(text_of(print_book(single(preview.published[PRACTICE]), preview).content))

    assert words.count(BAND) == 2  # below the title of the practice, and of its case
    assert BAND in words[words.index(squeezed("A full practice")) :][:300]


def test_drafts_have_their_band_in_the_epub(preview: Catalogue) -> None:
    book = make_epub(book_data(handbook_of(preview), Entries(preview, EDITION)), EDITION)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        chapters = {name: lxml.html.fromstring(parts.read(name)) for name in parts.namelist() if "practice-" in name}

    bands = {name: [squeezed(p.text_content()) for p in page.find_class("pa-draft")] for name, page in chapters.items()}
    assert {name: found for name, found in bands.items() if found} == {f"EPUB/practice-{PRACTICE}.xhtml": [BAND, BAND]}


def test_what_is_published_has_no_band(catalogue: Catalogue, full: Pdf) -> None:
    book = make_epub(book_data(handbook_of(catalogue), Entries(catalogue, EDITION)), EDITION)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        said = [squeezed(lxml.html.fromstring(parts.read(n)).text_content()) for n in parts.namelist() if "xhtml" in n]

    assert BAND not in squeezed(text_of(full.content))
    assert [text for text in said if BAND in text] == []
