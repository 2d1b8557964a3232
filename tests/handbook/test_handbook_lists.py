"""The list at the front of a selection: no page of it is left with a row or two."""

from pathlib import Path

import pytest

from macros.handbook.book import Book, in_reading_order
from macros.handbook.book_data import book_data, wording
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typesetter import Paper, Typesetter
from macros.records.loader import Loader

from .conftest import EDITION
from .pdf_reading import opened, squeezed, starts, text_of

ROOT = Path(__file__).parents[2]


# With these numbers a list that fills page after page ends with a single row.
@pytest.mark.parametrize(("count", "paper"), [(13, "a4"), (28, "a4"), (12, "letter")])
def test_the_rows_of_a_list_are_spread_over_its_pages(count: int, paper: Paper) -> None:
    catalogue = Loader(ROOT).load()
    chosen = in_reading_order(list(catalogue.published.values()), catalogue)[:count]
    book = Book("some.pdf", "collection", "Some practices", "Chosen for a test.", chosen, True)
    setter = Typesetter(FontSet(), paper)
    pdf = setter.set(setter.text_of(book_data(book, Entries(catalogue, EDITION))), EDITION.date).content

    pages = text_of(pdf).split("\f")[: starts(opened(pdf))[wording()["read_scales"]] - 1]
    rows = [sum(squeezed(practice.title) in squeezed(page) for practice in chosen) for page in pages]

    assert sum(rows) == count
    assert len(rows) > 1
    assert max(rows) - min(rows) <= 2
