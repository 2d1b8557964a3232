"""The pages of the atlas itself are full and end where they should: nothing reaches into a foot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.handbook.book import Book
from macros.handbook.typst_pdf import Pdf
from macros.handbook.wording import wording
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.records.model import Practice
from macros.records.vocabulary import PHASE_SCALES

from .pdf_reading import in_the_foot, opened, starts

SetBook = Callable[[Book, Catalogue], Pdf]
MANY = 8


@pytest.fixture(scope="module")
def atlas() -> Catalogue:
    return Loader(Path(__file__).parents[2]).load()


@pytest.fixture(scope="module")
def longest(atlas: Catalogue, print_book: SetBook) -> bytes:
    """The practices whose reasons take most room, as one book."""
    practices = tuple(sorted(atlas.published.values(), key=_length_of_reasons)[-MANY:])
    return print_book(Book("some.pdf", "collection", "Long ones", "For a test.", practices, True), atlas).content


def _length_of_reasons(practice: Practice) -> int:
    phases = [phase for phase in (practice.setup, practice.delivery) if phase]
    ratings = [rating for phase in phases for key in PHASE_SCALES if (rating := getattr(phase, key))]
    return sum(len(f"{rating.why or ''}{rating.grows_why or ''}") for rating in ratings)


def test_long_reasons_reach_into_no_foot(longest: bytes) -> None:
    """What does not fit on the first page of a practice goes on with the next one."""
    assert in_the_foot(longest) == {}


def test_the_scales_are_told_on_one_page(longest: bytes) -> None:
    pages = starts(opened(longest))
    first = pages[wording()["read_scales"]]

    assert min(page for page in pages.values() if page > first) == first + 1
