"""Cases in groups: the siblings of a case, and those of a country by practice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Literal, NamedTuple, TypeVar

from ..edition.case_lists import institution_of
from ..records.catalogue import Catalogue
from ..records.model import Case, Practice
from ..records.record_facts import latest_year

MOST_SIBLINGS = 3
_Key = TypeVar("_Key", str, tuple[str, str])


class Siblings(NamedTuple):
    """A few cases that share something with another case, the best first."""

    shared: Literal["institution", "practice", "country"]
    cases: Sequence[Case]


def siblings(catalogue: Catalogue) -> Mapping[str, Sequence[Siblings]]:
    """The siblings of each published case by its id; each is named once, for the first reason that fits."""
    best_first = _best_first(catalogue)
    by_institution, by_country = _grouped(best_first, _institution), _grouped(best_first, lambda case: case.country)

    def found(case: Case) -> Iterator[Siblings]:
        others = _each_once(case)
        in_turn = zip_longest(*(catalogue.cases_of[practice] for practice in case.practices))
        yield Siblings("institution", others(by_institution[_institution(case)]))
        yield Siblings("practice", others(other for other in chain.from_iterable(in_turn) if other))
        yield Siblings("country", others(by_country[case.country]))

    return {case.id: tuple(group for group in found(case) if group.cases) for case in best_first}


def by_practice(cases: Sequence[Case], catalogue: Catalogue) -> Sequence[tuple[Practice, Sequence[Case]]]:
    """Cases under each published practice that they illustrate: its telling ones first, then the newest."""
    ids = {case.id for case in cases}
    groups = (
        (practice, tuple(case for case in catalogue.cases_of.get(practice.id, ()) if case.id in ids))
        for practice in catalogue.published.values()
    )
    return tuple((practice, found) for practice, found in groups if found)


def _best_first(catalogue: Catalogue) -> Sequence[Case]:
    """All published cases: those that tell most of a practice, then the others, each time the newest first."""
    telling = {id_ for practice in catalogue.published.values() for id_ in practice.telling}

    def rank(case: Case) -> tuple[bool, int]:
        return case.id in telling, latest_year(case)

    return sorted(catalogue.published_cases.values(), key=rank, reverse=True)


def _institution(case: Case) -> tuple[str, str]:
    """The country and the name of the institution, without its office and its partners."""
    return case.country, institution_of(case)


def _grouped(cases: Iterable[Case], key: Callable[[Case], _Key]) -> Mapping[_Key, Sequence[Case]]:
    groups: dict[_Key, list[Case]] = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    return groups


def _each_once(case: Case) -> Callable[[Iterable[Case]], Sequence[Case]]:
    """A function that gives the first few cases that it has not given before, and never this one."""
    named = {case.id}

    def take(cases: Iterable[Case]) -> Sequence[Case]:
        found: list[Case] = []
        for other in cases:
            if other.id not in named:
                named.add(other.id)
                found.append(other)
            if len(found) == MOST_SIBLINGS:
                break
        return tuple(found)

    return take
