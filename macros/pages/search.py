"""What the search knows of generated pages: one entry a page, with its labels, and with and without accents.

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
from ..records.catalogue import terms_of
from ..records.model import Case, Practice, Record
from ..records.vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .page_list import list_pages
from .site import Site

# Fields that name others, and addresses: not what a reader searches for.
_UNSEARCHED = (
    "sources",
    "builds_on",
    "related",
    "formerly",
    "replaced_by",
    "status",
    "adapted_from",
    "practices",
    "kind",
)
_KEYS = ("categories", "stages", "goals", "target_groups", "researchers", "schedule", "importance", "country")
# Characters of a text in the index of the offline copy, which every page loads whole.
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
    records: dict[str, Record] = {routes.practice(p.id): p for p in site.catalogue.published.values()}
    records |= {routes.case(c.id): c for c in site.catalogue.published_cases.values()}
    for page in list_pages(site):
        record = records.get(page.route)
        if record is None:
            yield _entry(page.route, page.title, page.description, _LIST_BOOST)
        elif isinstance(record, Practice):
            yield _entry(page.route, record.title, _practice_text(record, site, longest), _PRACTICE_BOOST)
        else:
            yield _entry(page.route, record.title, _case_text(record, site, longest), _CASE_BOOST)


def folded(text: str) -> str:
    """The words of a text that hold accents, without them: `Košice` gives `Kosice`; nothing where there are none."""
    words = dict.fromkeys(word for word in text.split() if not word.isascii())
    plain = (_without_accents(word) for word in words)
    return " ".join(word for word in plain if word.isascii() and word.isalnum())


def _entry(route: str, title: str, text: str, boost: float) -> Entry:
    body = f"{text} {folded(f'{title} {text}')}".strip()
    return Entry(location=route, title=str(escape(title)), text=str(escape(body)), boost=boost)


def _practice_text(practice: Practice, site: Site, longest: int | None) -> str:
    labels = (
        site.catalogue.vocabulary.label(facet, key)
        for facet in (*PRACTICE_FACETS, *INVOLVED_FACETS)
        for key in terms_of(practice, facet)
    )
    return f"{_words(practice)[:longest]} {' · '.join(labels)}"


def _case_text(case: Case, site: Site, longest: int | None) -> str:
    labels = [country_name(case.country), site.catalogue.vocabulary.label("institution_kind", case.kind)]
    return f"{_words(case)[:longest]} {' · '.join(labels)}"


def _words(record: Record) -> str:
    texts = []
    for where, value, is_prose in record.texts:
        if where[0] not in (*_UNSEARCHED, *_KEYS, "title") and where[-1] not in ("who", "source"):
            texts.append(markdown.words(value) if is_prose else value)
    return " ".join(" ".join(texts).split())


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in letters if letter.isalnum() and not unicodedata.combining(letter))


# Letters that Unicode does not take apart.
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
