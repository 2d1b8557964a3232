"""A book says at the head of a practice or a case that not all of it is translated, or that its English has changed."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from macros.edition.edition import Edition
from macros.edition.words import override_language
from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.records.fields import load_fields
from macros.translations.localize import localize
from macros.translations.matching import Translation
from macros.translations.source_texts import NAMES, source_texts
from macros.translations.word_texts import word_matches, words_in
from tests.handbook.pdf_reading import elements, opened, squeezed, text_of, without_language

from .conftest import FILE, TODAY, translated

pytestmark = pytest.mark.pdf

EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/").in_language("de")
UNTRANSLATED = squeezed("Not all of this is translated yet. The rest is in English.")
OUTDATED = squeezed("The English text has changed since this was translated.")


def books(english: Catalogue, entries: Sequence[Translation]) -> tuple[bytes, str]:
    """The PDF and the chapter of the e-book of one practice with its two cases."""
    catalogue = localize(english, entries, "de", FILE).catalogue
    found, practice = Entries(catalogue, EDITION), catalogue.published["full"]
    setter = Typesetter(FontSet())
    pdf = setter.set(setter.text_of(book_data(single(practice), found)), TODAY).content
    book = Book("x.epub", "handbook", "Atlas", "Practices.", (practice,))
    package = zipfile.ZipFile(BytesIO(make_epub(book_data(book, found), EDITION)))
    return pdf, package.read("EPUB/practice-full.xhtml").decode()


def counted(note: str, made: tuple[bytes, str]) -> list[int]:
    """How often a note stands in the PDF and in the chapter."""
    pdf, chapter = made
    return [squeezed(text_of(pdf)).count(note), squeezed(chapter).count(note)]


@pytest.mark.parametrize(
    ("gone", "told"), [(("none",), 0), (("practices/full.yml",), 1), (("practices/full.yml", "practices/cases/"), 3)]
)
def test_what_is_not_translated_says_so_once(gone: tuple[str, ...], told: int, english: Catalogue) -> None:
    entries = [entry for entry in translated(english) if not entry.context.startswith(gone)]

    assert counted(UNTRANSLATED, books(english, entries)) == [told, told]


def test_what_has_changed_since_says_so(english: Catalogue) -> None:
    entries = [
        replace(entry, english=f"{entry.english} once") if entry.context == "practices/full.yml title" else entry
        for entry in translated(english)
    ]

    assert counted(OUTDATED, books(english, entries)) == [1, 1]


def test_every_text_of_the_e_book_that_is_still_english_says_so(english: Catalogue) -> None:
    """So that it is read aloud and hyphenated as English; what is translated is in the language of the book."""
    entries = [entry for entry in translated(english) if not entry.context.startswith("practices/full.yml")]
    _, chapter = books(english, entries)
    soup = BeautifulSoup(chapter.partition("?>")[2], "html.parser")
    said = " ".join(part.get_text(" ") for part in soup.select("[lang=en]"))
    for part in soup.select("[lang=en], title, [alt]"):
        part.extract()
    rest = soup.get_text(" ")
    practice = english.published["full"]

    assert practice.setup
    for text in (practice.title, practice.summary, markdown.words(practice.description), practice.setup.steps[0]):
        assert squeezed(text) in squeezed(said)
        assert squeezed(text) not in squeezed(rest)
    assert "\1" not in chapter
    assert "Ü" in rest


def test_every_text_of_the_pdf_that_is_still_english_says_so(english: Catalogue) -> None:
    """Titles, steps and labels too; words with places are ours, and what stands at the places is not English."""
    entries = [entry for entry in translated(english) if not entry.context.startswith("practices/full.yml")]
    with override_language("de", words_in("de", word_matches([]).found)):
        pdf, _ = books(english, entries)
    whole, rest = (squeezed(text_of(made, margins=False)) for made in (pdf, without_language(pdf, "en")))
    shown = [text for text in _texts_of(english) if text in whole]

    assert len(shown) > 30
    assert [text for text in shown if text in rest] == []
    assert "Ü" in rest


def test_a_pdf_that_is_translated_says_nowhere_that_it_is_english(english: Catalogue) -> None:
    pdf, _ = books(english, translated(english))
    with opened(pdf) as document:
        languages = {str(part.Lang) for part in elements(document) if "/Lang" in part}

    assert "en" not in languages


def _texts_of(english: Catalogue) -> list[str]:
    """The texts of the practice, line by line, and the labels of fields that no list of the vocabulary has too."""
    practice = [at for at in source_texts(english) if at.file == "practices/full.yml" and at.field.translate != NAMES]
    lines = [line for at in practice for line in markdown.words(at.english).split("\n")]
    vocabulary = english.vocabulary
    lists = (*vocabulary.facets.values(), *vocabulary.scales.scales)
    labels = {field.label for field in load_fields().values()} - {at.label for at in lists}
    labels -= {facet.plural for facet in vocabulary.facets.values()}
    return [text for text in map(squeezed, (*lines, *labels)) if len(text) > 8]
