"""What the web page of a practice says stands in its PDF too: 99 of 100 words or more, for every practice."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.shelf import single
from macros.handbook.typesetter import Typesetter
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.check import load_catalogue
from macros.records.model import Practice

from .handbook.conftest import EDITION
from .handbook.pdf_reading import text_of, words_of

ROOT = Path(__file__).parents[1]
LEAST = 0.99
# What leads around on a screen, and means nothing on paper.
ONLY_ON_SCREEN = ".pa-crumbs, .pa-tools, .pa-colophon, .pa-sr, .pa-takes__phase, summary, .pa-hint"

CATALOGUE = load_catalogue(ROOT, date(2100, 1, 1))


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(FontSet())


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Site(CATALOGUE, EDITION))


def web_words(practice: Practice, renderer: Renderer) -> Counter[str]:
    """The words of the card and of all prose on the page."""
    page = BeautifulSoup(str(renderer.practice_page(f"practices/{practice.id}/", practice.id)), "html.parser")
    for part in page.select(ONLY_ON_SCREEN):
        part.decompose()
    return words_of(page.get_text(" "))


@pytest.mark.parametrize("id_", sorted(CATALOGUE.published))
def test_the_words_of_the_page_stand_in_the_pdf(id_: str, renderer: Renderer, setter: Typesetter) -> None:
    practice = CATALOGUE.published[id_]
    book = book_data(single(practice), Entries(CATALOGUE, EDITION))
    printed = words_of(text_of(setter.set(setter.text_of(book), EDITION.date).content, margins=False))
    said = web_words(practice, renderer)
    lost = Counter({word: number for word, number in said.items() if word not in printed})

    assert sum(lost.values()) <= (1 - LEAST) * sum(said.values()), lost
