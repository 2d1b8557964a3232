"""What one record says by itself: its terms, its phases and ratings, and the latest year that is known of it."""

import re
from collections.abc import Iterator, Mapping
from functools import reduce

from .model import Case, Judgement, Phase, Practice, Rating
from .vocabulary import CASE_TERMS, INVOLVED_FACETS, PHASE_SCALES, PHASES, PRACTICE_FACETS
from .yaml_reader import Where

_YEAR = re.compile(r"\b(?:18|19|20)\d\d")


def terms_of(practice: Practice, facet: str) -> tuple[str, ...]:
    """The keys that a practice names in a facet, in its own order, each once."""
    if facet in INVOLVED_FACETS:
        involved = (person for _, phase in phases_of(practice) for person in getattr(phase, INVOLVED_FACETS[facet]))
        return tuple(dict.fromkeys(person.who for person in involved))
    value: object = reduce(getattr, PRACTICE_FACETS[facet], practice)
    return value if isinstance(value, tuple) else (str(value),)


def case_terms(case: Case, facet: str, practices: Mapping[str, Practice]) -> tuple[str, ...]:
    """The keys that a case has in a facet, categories by its practices. Raises KeyError for no facet of cases."""
    if facet in CASE_TERMS:
        key = getattr(case, CASE_TERMS[facet])
        return (key,) if key else ()
    match facet:
        case "country":
            return (case.country,)
        case "year":
            return (str(case.since),) if case.since else ()
        case "document_kind":
            return tuple(dict.fromkeys(source.document for source in case.sources if source.document))
        case "category":
            return tuple(dict.fromkeys(practices[p].categories[0] for p in case.practices if p in practices))
    raise KeyError(facet)


def latest_year(case: Case) -> int:
    """The latest year that is known of a case; 0 for none.

    That of its end, or of a single event; else the latest of its beginning, its `when` and its sources, since
    what goes on, or may go on, is as new as the latest word of it.
    """
    if case.until or (case.since and case.state == "one-off"):
        return case.until or case.since or 0
    told = [int(year) for year in _YEAR.findall(case.when or "")]
    return max([case.since or 0, *told, *(source.year or 0 for source in case.sources)])


def phases_of(practice: Practice) -> Iterator[tuple[str, Phase]]:
    """The phases that a practice has, as ("setup", …) and ("delivery", …)."""
    return ((name, phase) for name in PHASES if (phase := getattr(practice, name)) is not None)


def ratings_of(practice: Practice) -> Iterator[tuple[Where, Rating | Judgement]]:
    """Every rating that a practice has, with its place, such as ("setup", "cost"); its last key is the scale."""
    if practice.scale_of_change:
        yield ("scale_of_change",), practice.scale_of_change
    for name, phase in phases_of(practice):
        for scale in PHASE_SCALES:
            if (rating := getattr(phase, scale)) is not None:
                yield (name, scale), rating
