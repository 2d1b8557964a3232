"""No word of the handbook stays English in the pseudo-language: PDF and EPUB are read as the pages are."""

import re
import zipfile
from dataclasses import dataclass, replace
from io import BytesIO

import pytest

from macros.edition.languages import PSEUDO
from macros.edition.settings import edition_of
from macros.edition.words import override_language
from macros.handbook.book import Book, in_reading_order
from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.records.catalogue import Catalogue
from macros.translations.build import translated
from tests.handbook.pdf_reading import bookmarks, opened, text_of

from .conftest import FIXTURE, TODAY
from .english_words import ROOT, english_words, untranslated_names, visible

# What is no language: addresses, also where the end of a line parts one, and the marks of one practice.
_CODE = re.compile(r"https?://\S+(\n\S*/\S*)*|<[^<>]*>|\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True)
class Books:
    """The handbook in the pseudo-language as PDF and as EPUB, and the words of what nobody translates."""

    pdf: bytes
    epub: zipfile.ZipFile
    names: frozenset[str]

    def english(self, text: str) -> list[str]:
        return list(english_words(_CODE.sub("", text), self.names))


@pytest.fixture(scope="module")
def books(english: Catalogue) -> Books:
    found = translated(FIXTURE, english, PSEUDO, TODAY)
    with override_language(PSEUDO, found.words):
        edition = replace(edition_of(ROOT, english), site_url="https://atlas.example/").in_language(PSEUDO)
        practices = in_reading_order(list(found.catalogue.published.values()), found.catalogue)
        data = book_data(
            Book("x.pdf", "handbook", edition.name, edition.description, practices), Entries(found.catalogue, edition)
        )
        setter = Typesetter(FontSet())
        pdf = setter.set(setter.text_of(data), TODAY).content
        package = zipfile.ZipFile(BytesIO(make_epub(data, edition)))
    return Books(pdf, package, untranslated_names(found.catalogue, edition))


def test_no_word_of_the_pdf_stays_english(books: Books) -> None:
    lines = _CODE.sub("", text_of(books.pdf)).splitlines()

    assert len(lines) > 500
    assert [line for line in lines if books.english(line)] == []


def test_no_bookmark_title_or_keyword_of_the_pdf_stays_english(books: Books) -> None:
    pdf = opened(books.pdf)
    said = [*(title for _, title in bookmarks(pdf)), str(pdf.docinfo.get("/Keywords")), str(pdf.docinfo["/Title"])]

    assert len(said) > 10
    assert [text for text in said if books.english(text)] == []


def test_no_word_of_the_epub_stays_english(books: Books) -> None:
    chapters = [name for name in books.epub.namelist() if name.endswith((".xhtml", ".ncx"))]
    found = {name: list(visible(books.epub.read(name).decode().partition("?>")[2])) for name in chapters}

    assert sum(map(len, found.values())) > 500
    assert [(name, text) for name, texts in found.items() for text in texts if books.english(text)] == []
