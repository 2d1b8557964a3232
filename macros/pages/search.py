"""The search entries of generated pages: one for each page, with labels, and with words without accents.

The theme's own indexing reads HTML and makes an entry for each heading; this is leaner, and it ranks practices
before cases before lists.
"""

import unicodedata
from collections.abc import Iterator
from typing import TypedDict

from markupsafe import escape

from ..edition import routes
from ..edition.country_names import country_name
from ..records import markdown
from ..records.catalogue import case_terms, terms_of
from ..records.fields import field_at, fields_of
from ..records.model import Practice, Record, kind_of
from ..records.vocabulary import CASE_TERMS, INVOLVED_FACETS, PRACTICE_FACETS
from .page_list import list_pages
from .site import Site

# Maximal length of a text in the index of the offline copy, which every page loads whole.
SHORT = 1500
_PRACTICE_BOOST, _CASE_BOOST, _LIST_BOOST = 4.0, 2.0, 1.0


class Entry(TypedDict):
    """One entry of the theme's search index; title and text are HTML-escaped, since the theme shows them as HTML."""

    location: str
    title: str
    text: str
    boost: float


def search_entries(site: Site, longest: int | None = None) -> Iterator[Entry]:
    """The entries of all generated pages, in the order of the pages. Locations are routes.

    Texts of records are cut at `longest` characters; their labels always follow in full.
    """
    shown: tuple[Record, ...] = (*site.catalogue.published.values(), *site.catalogue.published_cases.values())
    records: dict[str, Record] = {routes.of(record): record for record in shown}
    for page in list_pages(site):
        record = records.get(page.route)
        if record is None:
            yield _entry(page.route, page.title, f"{page.description} {page.also_searched}".strip(), _LIST_BOOST)
        else:
            boost = _PRACTICE_BOOST if isinstance(record, Practice) else _CASE_BOOST
            yield _entry(page.route, record.title, _text(record, site, longest), boost)


def without_accents(text: str) -> str:
    """The words of a text that have accents, without them: `Košice` gives `Kosice`. Empty if no word has any."""
    words = dict.fromkeys(word for word in text.split() if not word.isascii())
    plain = (_plain_word(word) for word in words)
    return " ".join(word for word in plain if word.isascii() and word.isalnum())


def _entry(route: str, title: str, text: str, boost: float) -> Entry:
    body = f"{text} {without_accents(f'{title} {text}')}".strip()
    return Entry(location=route, title=str(escape(title)), text=str(escape(body)), boost=boost)


def _text(record: Record, site: Site, longest: int | None) -> str:
    words = " ".join(" ".join(_words(record)).split())
    return f"{words[:longest]} {' · '.join(_labels(record, site))}"


def _words(record: Record) -> Iterator[str]:
    """The texts of a record that the search finds, without references, addresses and keys."""
    part = kind_of(record)
    for where, value, is_prose in record.texts:
        searched = "search" in fields_of(part)[str(where[0])].looks and where != ("title",)
        if searched and field_at(part, where).kind in ("text", "prose"):
            yield markdown.words(value) if is_prose else value


def _labels(record: Record, site: Site) -> Iterator[str]:
    """The labels of all terms that a record names."""
    vocabulary = site.catalogue.vocabulary
    if isinstance(record, Practice):
        facets = (*PRACTICE_FACETS, *INVOLVED_FACETS)
        yield from (vocabulary.label(facet, key) for facet in facets for key in terms_of(record, facet))
    else:
        yield country_name(record.country)
        yield from (vocabulary.label(facet, key) for facet in CASE_TERMS for key in case_terms(record, facet, {}))


def _plain_word(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in letters if letter.isalnum() and not unicodedata.combining(letter))


# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "\u0142": "l",
        "\u0141": "L",
        "\u00f8": "o",
        "\u00d8": "O",
        "\u0111": "d",
        "\u0110": "D",
        "\u00df": "ss",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u0131": "i",
    }
)
