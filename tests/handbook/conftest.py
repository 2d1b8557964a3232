"""The small atlas that the pages are tested with, as books."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.handbook.book import Book, in_reading_order
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Pdf, Typesetter
from macros.records.catalogue import Catalogue, in_title_order
from macros.records.validate import load_catalogue
from tests.atlas import EDITION

FIXTURE = Path(__file__).parent.parent / "fixtures" / "atlas"
TODAY = date(2026, 2, 1)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(FIXTURE, TODAY)


@pytest.fixture(scope="session")
def setter() -> Typesetter:
    return Typesetter(FontSet())


@pytest.fixture(scope="session")
def print_book(setter: Typesetter) -> Callable[[Book, Catalogue], Pdf]:
    """Sets a book of a catalogue."""

    def set_book(book: Book, catalogue: Catalogue) -> Pdf:
        return setter.set(setter.text_of(book_data(book, Entries(catalogue, EDITION))), EDITION.date)

    return set_book


@pytest.fixture(scope="session")
def handbook(catalogue: Catalogue, print_book: Callable[[Book, Catalogue], Pdf]) -> Pdf:
    return print_book(handbook_of(catalogue), catalogue)


@pytest.fixture(scope="session")
def full(catalogue: Catalogue, print_book: Callable[[Book, Catalogue], Pdf]) -> Pdf:
    """The single PDF of the practice that holds everything."""
    return print_book(single(catalogue.published["full"]), catalogue)


def handbook_of(catalogue: Catalogue) -> Book:
    ordered = in_reading_order(list(catalogue.published.values()), catalogue)
    return Book("downloads/practice-atlas.pdf", "handbook", EDITION.name, EDITION.description, ordered)


def changed(catalogue: Catalogue, practice: str, **fields: object) -> Catalogue:
    """The catalogue with another text in some fields of one practice."""
    practices = [
        record.model_copy(update=fields) if record.id == practice else record for record in catalogue.practices.values()
    ]
    return dataclasses.replace(catalogue, practices=in_title_order(practices))
