"""The list at the front of a selection: no page of it is left with a row or two.

The books are set without the practices that follow the list, which take nine tenths of the time and move no row.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from macros.handbook import typst_pdf
from macros.handbook.book import Book, in_reading_order
from macros.handbook.book_data import book_data
from macros.handbook.book_list import term_books
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Paper, Typesetter
from macros.handbook.wording import wording
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

from .conftest import EDITION
from .pdf_reading import opened, squeezed, starts, text_of

BODIES = "#for id in practices.keys() { practice("


@pytest.fixture(scope="module", autouse=True)
def _lists_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Templates whose collections end after their list."""
    templates = shutil.copytree(typst_pdf.TEMPLATES, tmp_path_factory.mktemp("lists") / "templates")
    layout = templates / "layouts/collection.typ"
    before, found, _ = layout.read_text("utf-8").partition(BODIES)
    assert found
    layout.write_text(before, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typst_pdf, "TEMPLATES", templates)
        yield


@pytest.fixture(scope="module")
def atlas() -> Catalogue:
    return Loader(Path(__file__).parents[2]).load()


@pytest.fixture(scope="module")
def entries(atlas: Catalogue) -> Entries:
    return Entries(atlas, EDITION)


def rows_of(book: Book, entries: Entries, setter: Typesetter) -> Sequence[int]:
    """How many practices stand on each page before the one about the scales."""
    pdf = setter.set(setter.text_of(book_data(book, entries)), EDITION.date).content
    pages = text_of(pdf).split("\f")[: starts(opened(pdf))[wording()["read_scales"]] - 1]
    return [sum(squeezed(practice.title) in squeezed(page) for practice in book.practices) for page in pages]


# With these numbers a list that fills page after page ends with a single row.
@pytest.mark.parametrize(("count", "paper"), [(13, "a4"), (28, "a4"), (12, "letter")])
def test_the_rows_of_a_list_are_spread_over_its_pages(
    count: int, paper: Paper, atlas: Catalogue, entries: Entries
) -> None:
    chosen = in_reading_order(list(atlas.published.values()), atlas)[:count]
    book = Book("some.pdf", "collection", "Some practices", "Chosen for a test.", chosen, True)

    rows = rows_of(book, entries, Typesetter(FontSet(), paper))

    assert sum(rows) == count
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 2


def test_no_list_of_a_term_book_ends_with_a_page_that_is_nearly_empty(atlas: Catalogue, entries: Entries) -> None:
    setter = Typesetter(FontSet())
    rows = {book.route: rows_of(book, entries, setter) for book in term_books(atlas)}

    assert any(len(pages) > 1 for pages in rows.values())
    assert {route: pages for route, pages in rows.items() if max(pages) > 2 * min(pages)} == {}
