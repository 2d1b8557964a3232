"""The records of a list on a page, filtered by terms."""

from collections.abc import Mapping, Sequence

from ..records.catalogue import CASE_FACETS, Catalogue
from ..records.model import Case, Practice
from ..records.record_facts import case_terms, terms_of
from ..records.vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .render import lookup


def practices(
    catalogue: Catalogue, limit: int | None = None, newest: bool = False, **filters: str
) -> Sequence[Practice]:
    """Published practices filtered by facets (`stage="on-arrival"`), with `newest` the last review first.

    Raises LookupError for an unknown filter.
    """
    _refuse_unknown(filters, (*PRACTICE_FACETS, *INVOLVED_FACETS))
    found = [p for p in catalogue.published.values() if all(key in terms_of(p, name) for name, key in filters.items())]
    if newest:
        found.sort(key=lambda practice: practice.reviewed, reverse=True)
    return found[:limit]


def cases(catalogue: Catalogue, limit: int | None = None, **filters: str) -> Sequence[Case]:
    """Published cases filtered by country, institution_kind, case_state, category, year or practice.

    Raises LookupError for an unknown filter.
    """
    _refuse_unknown(filters, (*CASE_FACETS, "practice"))
    return [case for case in catalogue.published_cases.values() if _fits(case, filters, catalogue)][:limit]


def _fits(case: Case, filters: Mapping[str, str], catalogue: Catalogue) -> bool:
    return all(
        key in (case.practices if name == "practice" else case_terms(case, name, catalogue.published))
        for name, key in filters.items()
    )


def _refuse_unknown(filters: Mapping[str, str], allowed: Sequence[str]) -> None:
    for name in filters:
        lookup(dict.fromkeys(allowed), name, "filter")
