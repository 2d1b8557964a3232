"""A book says at the head of a practice or a case that not all of it is translated, or that its English has changed."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest

from macros.edition.edition import Edition
from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.records.catalogue import Catalogue
from macros.translations.localize import localize
from macros.translations.matching import Entry
from tests.handbook.pdf_reading import squeezed, text_of

from .conftest import FILE, TODAY, translated

pytestmark = pytest.mark.pdf

EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/").in_language("de")
UNTRANSLATED = squeezed("Not all of this is translated yet. The rest is in English.")
OUTDATED = squeezed("The English text has changed since this was translated.")


def books(english: Catalogue, entries: Sequence[Entry]) -> tuple[str, str]:
    """The PDF and the chapter of the e-book of one practice with its two cases, as text without white space."""
    catalogue = localize(english, entries, "de", FILE).catalogue
    found, practice = Entries(catalogue, EDITION), catalogue.published["full"]
    setter = Typesetter(FontSet())
    pdf = setter.set(setter.text_of(book_data(single(practice), found)), TODAY).content
    book = Book("x.epub", "handbook", "Atlas", "Practices.", (practice,))
    package = zipfile.ZipFile(BytesIO(make_epub(book_data(book, found), EDITION)))
    return squeezed(text_of(pdf)), squeezed(package.read("EPUB/practice-full.xhtml").decode())


@pytest.mark.parametrize(
    ("gone", "told"), [(("none",), 0), (("practices/full.yml",), 1), (("practices/full.yml", "practices/cases/"), 3)]
)
def test_what_is_not_translated_says_so_once(gone: tuple[str, ...], told: int, english: Catalogue) -> None:
    entries = [entry for entry in translated(english) if not entry.context.startswith(gone)]

    assert [text.count(UNTRANSLATED) for text in books(english, entries)] == [told, told]


def test_what_has_changed_since_says_so(english: Catalogue) -> None:
    entries = [
        replace(entry, english=f"{entry.english} once") if entry.context == "practices/full.yml title" else entry
        for entry in translated(english)
    ]

    assert [text.count(OUTDATED) for text in books(english, entries)] == [1, 1]
