"""The cases of each practice in a book: which stand there in full, in which order, and which stand elsewhere."""

from collections.abc import Mapping, Sequence

from ..edition.case_lists import by_country, shown_first
from ..edition.country_names import country_name
from ..records.catalogue import Catalogue
from ..records.model import Practice
from .cross_references import JsonObject


def case_homes(practices: Sequence[Practice], catalogue: Catalogue) -> Mapping[str, str]:
    """For each case, by id, the id of the practice that shows it in full.

    That is the first of these practices for which it is a telling case, else the first that has it.
    """
    shown = {practice.id: catalogue.cases_of.get(practice.id, ()) for practice in practices}
    homes = {case.id: "" for cases in shown.values() for case in cases}
    for practice in practices:
        for case in shown[practice.id]:
            if case.id in practice.telling and not homes[case.id]:
                homes[case.id] = practice.id
    for id_, cases in shown.items():
        for case in cases:
            homes[case.id] = homes[case.id] or id_
    return homes


def case_order(practice: Practice, homes: Mapping[str, str], catalogue: Catalogue) -> JsonObject:
    """The ids of the cases of a practice: `first`, then `groups` by country, and those that stand `elsewhere`."""
    cases = catalogue.cases_of.get(practice.id, ())
    count = shown_first(cases, practice)
    here = {case.id for case in cases if homes[case.id] == practice.id}
    groups = by_country(case for case in cases[count:] if case.id in here)
    return {
        "first": [case.id for case in cases[:count] if case.id in here],
        "groups": [{"country": country_name(code), "cases": [case.id for case in found]} for code, found in groups],
        "elsewhere": [case.id for _, found in by_country(c for c in cases if c.id not in here) for case in found],
    }


def in_order(order: JsonObject) -> Sequence[str]:
    """The ids of the cases that stand in full with a practice, in the order of reading."""
    return [*order["first"], *(id_ for group in order["groups"] for id_ in group["cases"])]
