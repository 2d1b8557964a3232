"""What the web page of a practice says, and what its records say, stands in its PDF too, for every practice."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.model import Practice
from tests.atlas import atlas_records

from .handbook.conftest import EDITION
from .handbook.pdf_reading import links_of, text_of, words_of
from .handbook.test_handbook_words import addresses, lost

pytestmark = pytest.mark.pdf

ROOT = Path(__file__).parents[1]
LEAST = 0.99
# What leads around on a screen, and means nothing on paper.
ONLY_ON_SCREEN = ".pa-crumbs, .pa-copy, .pa-document, .pa-tools, .pa-colophon, .pa-sr, .pa-jump, summary, .pa-hint"
# The handbook lists the practices of each item in an annex.
IN_THE_ANNEX = "[aria-labelledby=serves]"

CATALOGUE = atlas_records()


class Printed(NamedTuple):
    """What a reader finds in the PDF of one practice."""

    words: Counter[str]
    links: set[str]


@pytest.fixture(scope="module")
def printed() -> Callable[[str], Printed]:
    """The PDF of a practice, which is set once."""
    setter, entries = Typesetter(FontSet()), Entries(CATALOGUE, EDITION)

    @cache
    def read(id_: str) -> Printed:
        book = book_data(single(CATALOGUE.published[id_]), entries)
        pdf = setter.set(setter.text_of(book), EDITION.date).content
        return Printed(words_of(text_of(pdf, margins=False)), links_of(pdf))

    return read


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Site(CATALOGUE, EDITION))


def web_words(practice: Practice, renderer: Renderer) -> Counter[str]:
    """The words of the card and of all prose on the page."""
    page = BeautifulSoup(str(renderer.page(f"practices/{practice.id}/")), "html.parser")
    for part in page.select(f"{ONLY_ON_SCREEN}, {IN_THE_ANNEX}"):
        part.decompose()
    return words_of(page.get_text(" "))


@pytest.mark.parametrize("id_", sorted(CATALOGUE.published))
def test_the_words_of_the_page_stand_in_the_pdf(
    id_: str, renderer: Renderer, printed: Callable[[str], Printed]
) -> None:
    """99 of 100 words or more."""
    said = web_words(CATALOGUE.published[id_], renderer)
    missing = Counter({word: number for word, number in said.items() if word not in printed(id_).words})

    assert sum(missing.values()) <= (1 - LEAST) * sum(said.values()), missing


@pytest.mark.parametrize("id_", sorted(CATALOGUE.published))
def test_every_word_and_address_of_the_records_stands_in_the_pdf(id_: str, printed: Callable[[str], Printed]) -> None:
    """Of the practice and of all its cases, each word as often as they say it."""
    for record in (CATALOGUE.published[id_], *CATALOGUE.cases_of.get(id_, ())):
        assert lost(record, CATALOGUE, printed(id_).words) == Counter(), record.id
        assert addresses(record) <= printed(id_).links, record.id
