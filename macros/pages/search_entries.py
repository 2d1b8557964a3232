"""What the search finds: one entry for each practice, case and other page, with its names and its words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.languages import one_line
from ..edition.period import years
from ..edition.small_letters import in_sentence
from ..edition.words import read_words
from ..records import markdown
from ..records.fields import field_at, fields_of
from ..records.model import Case, Practice, Record, kind_of
from ..records.record_facts import case_terms, latest_year, terms_of
from ..records.vocabulary import CASE_TERMS, INVOLVED_FACETS, PHASES, PRACTICE_FACETS
from .page_list import list_overviews
from .site import Site

_TAG = re.compile("<[^>]*>")
Kind = Literal["practice", "case", "page", "guide"]
SETTINGS_FILE = Path(__file__).with_name("search.yml")


@dataclass(frozen=True)
class SearchEntry:
    """One thing that the search finds. `body` holds all its other texts, a line for each; readers see excerpts."""

    kind: Kind
    route: str
    title: str
    summary: str = ""
    note: str = ""
    """A line below the title: importance and effort of a practice; institution, country and year of a case."""
    also_called: Sequence[str] = ()
    found_by: Sequence[str] = ()
    body: str = ""

    @property
    def text(self) -> str:
        """All words that it is found by."""
        return " ".join((self.title, self.summary, self.note, *self.also_called, *self.found_by, self.body))


def search_settings() -> Mapping[str, Any]:
    """The settings and words of search.yml."""
    return read_words(SETTINGS_FILE)


def search_entries(site: Site, written: Iterable[SearchEntry] = ()) -> Sequence[SearchEntry]:
    """The entries of all published records, of all other generated pages, and of the pages that people wrote.

    Practices stand in the order of importance, cases from the newest to the oldest: so they stand where they fit alike.
    """
    catalogue = site.catalogue
    importance = list(catalogue.vocabulary.facets["importance"].by_key)
    practices = sorted(catalogue.published.values(), key=lambda practice: importance.index(practice.importance))
    cases = sorted(catalogue.published_cases.values(), key=latest_year, reverse=True)
    generated = chain(
        (_practice(practice, site) for practice in practices),
        (_case(case, site) for case in cases),
        _lists(site),
    )
    return (*(_with_english(entry, site) for entry in generated), *written)


def written_pages(sections: Iterable[Mapping[str, str]]) -> Iterator[SearchEntry]:
    """The entries of pages that people wrote, from their sections as MkDocs indexes them: location, title, text.

    Headings are names of a page, but of a guide they are text: guides stand last, and every reader is sent the names.
    """
    pages: dict[str, list[Mapping[str, str]]] = {}
    for section in sections:
        pages.setdefault(section["location"].partition("#")[0], []).append(section)
    guides = tuple(search_settings()["guides"])
    for location, parts in pages.items():
        route = location.removesuffix("index.html")
        title, *headings = (_without_tags(part["title"]) for part in parts)
        texts = [" ".join(_without_tags(part["text"]).split()) for part in parts]
        if route.startswith(guides):
            yield SearchEntry("guide", route, title, body="\n".join(chain(headings, texts)))
        else:
            yield SearchEntry("page", route, title, found_by=tuple(headings), body="\n".join(texts))


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub(" ", html))


def _with_english(entry: SearchEntry, site: Site) -> SearchEntry:
    """The entry with the English names of its page too, where the catalogue is in another language."""
    told = {entry.title, *entry.also_called, *entry.found_by}
    names = tuple(name for name in site.catalogue.english_names.get(entry.route, ()) if name not in told)
    return replace(entry, found_by=(*entry.found_by, *names)) if names else entry


def _practice(practice: Practice, site: Site) -> SearchEntry:
    cases = site.catalogue.cases_of.get(practice.id, ())
    names = (f"{case.title} {_place(case)}" for case in cases)  # who knows a case finds what it is a case of
    uses = (use.institution for use in practice.in_use)
    body = _body(practice, practice.title, practice.summary, *practice.also_called, *practice.found_by, *uses)
    return SearchEntry(
        "practice",
        routes.of(practice),
        practice.title,
        practice.summary,
        _effort(practice, site),
        practice.also_called,
        practice.found_by,
        "\n".join((body, *_labels(practice, site), *names, *_uses(practice))),
    )


def _uses(practice: Practice) -> Iterator[str]:
    """Who says that they use a practice, each with the label that says that nobody has checked it."""
    label = fields_of("practice")["in_use"].label
    yield from (f"{use.institution}, {country_name(use.country)}: {label}" for use in practice.in_use)


def _case(case: Case, site: Site) -> SearchEntry:
    practices = (site.catalogue.published[id_].title for id_ in case.practices if id_ in site.catalogue.published)
    body = "\n".join((_body(case, case.title, case.institution, case.city), *_labels(case, site), *practices))
    return SearchEntry("case", routes.of(case), case.title, note=_place(case), body=body)


def _lists(site: Site) -> Iterator[SearchEntry]:
    """The pages of facets, terms and countries. A term and a framework are found by their other names."""
    for page in list_overviews(site):
        term: Any = page.values.get("term")
        framework: Any = page.values.get("framework")
        names = {"also_called": term.also_called, "found_by": term.found_by} if term else {}
        names |= {"also_called": (framework.short,)} if framework else {}
        names |= {"found_by": page.found_by} if page.found_by else {}
        body = "\n".join(filter(None, (page.description, page.also_searched)))
        yield SearchEntry("page", page.route, page.title, body=body, **names)


def _effort(practice: Practice, site: Site) -> str:
    """The importance of a practice and the effort of its phases, in words."""
    vocabulary, words = site.catalogue.vocabulary, search_settings()["words"]
    scale = vocabulary.scales.by_key["effort"]
    rated = {phase: getattr(getattr(practice, phase), "effort", None) for phase in PHASES}
    levels = {phase: in_sentence(scale.level_of(rating).label) for phase, rating in rated.items() if rating}
    note = "note" if len(levels) == len(PHASES) else "note_setup" if "setup" in levels else "note_none"
    text: str = words[note].format(importance=vocabulary.label("importance", practice.importance), **levels)
    return text


def _place(case: Case) -> str:
    """Where and when a case took place."""
    place = case.institution if not case.city or case.city in case.institution else f"{case.institution}, {case.city}"
    return ", ".join(filter(None, (place, country_name(case.country), years(case))))


def _body(record: Record, *names: str | None) -> str:
    """The texts of a record that the search finds, without references, addresses, keys and the names of its entry."""
    part, texts = kind_of(record), []
    for where, value, is_prose in record.texts:
        searched = value not in names and "search" in fields_of(part)[str(where[0])].looks
        if searched and field_at(part, where).kind in ("text", "prose"):
            texts.append(one_line(markdown.words(value) if is_prose else value))
    return "\n".join(texts)


def _labels(record: Record, site: Site) -> Iterator[str]:
    """The labels of all terms that a record names."""
    vocabulary = site.catalogue.vocabulary
    if isinstance(record, Practice):
        facets = (*PRACTICE_FACETS, *INVOLVED_FACETS)
        yield from (vocabulary.label(facet, key) for facet in facets for key in terms_of(record, facet))
    else:
        yield from (vocabulary.label(facet, key) for facet in CASE_TERMS for key in case_terms(record, facet, {}))
