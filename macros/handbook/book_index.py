"""The indexes of a handbook: subjects with their practices, and institutions with their cases."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..edition.case_lists import institution_of
from ..edition.country_names import country_name
from ..records.catalogue import Catalogue, terms_of
from ..records.model import Case, Practice
from .cross_references import JsonObject
from .formatting import plain

# Facets whose terms are subjects of their own. A term that leads to more than a few practices says nothing of them.
SUBJECT_FACETS = ("goal", "target_group", "actor", "partner")
MOST = 12


def subjects(practices: Sequence[Practice], catalogue: Catalogue) -> list[JsonObject]:
    """Titles and other names of practices, and terms of theirs, by their first letters."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    names: dict[str, str] = {}
    for practice in practices:
        for name in _names(practice, catalogue):
            key = _in_order(name)
            names.setdefault(key, name)
            found[key][f"practice:{practice.id}"] = True
    few = {key: list(to) for key, to in found.items() if len(to) <= MOST}
    return _by_letter((names[key], few[key]) for key in sorted(few))


def institutions(cases: Iterable[Case]) -> list[JsonObject]:
    """Every institution with the pages of its cases, by the names of the countries."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        found[country_name(case.country)][institution_of(case)].append(f"case:{case.id}")
    return [
        {
            "label": country,
            "entries": [{"label": name, "to": found[country][name]} for name in sorted(found[country], key=_in_order)],
        }
        for country in sorted(found)
    ]


def _names(practice: Practice, catalogue: Catalogue) -> Iterator[str]:
    yield plain(practice.title)
    yield from practice.also_called
    for facet in SUBJECT_FACETS:
        yield from (catalogue.vocabulary.label(facet, key) for key in terms_of(practice, facet))


def _by_letter(entries: Iterable[tuple[str, Sequence[str]]]) -> list[JsonObject]:
    groups: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for name, to in entries:
        first = _in_order(name)[:1].upper()
        groups[first if first.isalpha() else "0-9"].append({"label": name, "to": to})
    return [{"label": letter, "entries": found} for letter, found in groups.items()]


def _in_order(name: str) -> str:
    """A name as an index sorts it: without accents, in small letters."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in letters if char.isalnum() or char == " ")
