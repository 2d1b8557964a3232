"""The indexes of a handbook: subjects with their practices, and institutions with their cases."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..edition.case_lists import institution_of
from ..edition.country_names import country_name
from ..edition.languages import one_line
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.record_facts import terms_of
from .cross_references import JsonObject

# Facets whose terms are subjects of their own. A term that leads to more than a few practices says nothing of them.
SUBJECT_FACETS = ("goal", "target_group", "actor", "partner")
MOST = 12
# Places that a reader looks up one after the other. More are told apart by the parts of the book in which they stand.
FEW = 7


def subjects(practices: Sequence[Practice], catalogue: Catalogue) -> list[JsonObject]:
    """Titles and other names of practices, and terms of theirs, by their first letters."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    names: dict[str, str] = {}
    for practice in practices:
        for name in _names(practice, catalogue):
            key = _in_order(name)
            names.setdefault(key, name)
            found[key][f"practice:{practice.id}"] = True
    parts = {f"practice:{practice.id}": practice.categories[0] for practice in practices}
    few = {key: list(to) for key, to in found.items() if len(to) <= MOST}
    return _by_letter(_entry(names[key], few[key], parts, catalogue) for key in sorted(few))


def institutions(homes: Mapping[str, str], catalogue: Catalogue) -> list[JsonObject]:
    """Every institution with the pages of its cases, by the names of the countries.

    `homes` gives for each case, by id, the id of the practice that shows it in full.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for case in (catalogue.published_cases[id_] for id_ in homes):
        found[country_name(case.country)][institution_of(case)].append(f"case:{case.id}")
    parts = {f"case:{id_}": catalogue.published[home].categories[0] for id_, home in homes.items()}
    return [
        {
            "label": country,
            "entries": [_entry(name, to, parts, catalogue) for name, to in sorted(of.items(), key=_by_name)],
        }
        for country, of in sorted(found.items())
    ]


def _by_name(named: tuple[str, object]) -> str:
    return _in_order(named[0])


def _entry(name: str, to: Sequence[str], part_of: Mapping[str, str], catalogue: Catalogue) -> JsonObject:
    """A name with all its places; where they are more than a few, also by the parts of the book, in their order.

    `part_of` gives for each place the key of the category whose part it stands in.
    """
    if len(to) <= FEW:
        return {"label": name, "to": to}
    terms = catalogue.vocabulary.facets["category"].terms
    parts = ({"label": term.label, "to": [place for place in to if part_of[place] == term.key]} for term in terms)
    return {"label": name, "to": to, "parts": [part for part in parts if part["to"]]}


def _names(practice: Practice, catalogue: Catalogue) -> Iterator[str]:
    yield one_line(practice.title)
    yield from practice.also_called
    for facet in SUBJECT_FACETS:
        yield from (catalogue.vocabulary.label(facet, key) for key in terms_of(practice, facet))


def _by_letter(entries: Iterator[JsonObject]) -> list[JsonObject]:
    groups: dict[str, list[JsonObject]] = defaultdict(list)
    for entry in entries:
        name = entry["label"]
        first = _in_order(name)[:1].upper()
        groups[first if first.isalpha() else "0-9"].append(entry)
    return [{"label": letter, "entries": found} for letter, found in groups.items()]


def _in_order(name: str) -> str:
    """A name as an index sorts it: without accents, in small letters."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in letters if char.isalnum() or char == " ")
