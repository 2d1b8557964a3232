"""Institutions that say themselves that they use a practice, beside those of which cases are told."""

import re
from collections.abc import Iterable, Mapping, Sequence

from .model import Case, Practice, Use

AFTER_NAME = r", | \(| with "
"""What follows the name of an institution, as a pattern: its office, its short name, its partners."""


def sort_key(use: Use) -> tuple[str, str]:
    """By what uses are sorted, and which institution it is: its name, and its country."""
    return " ".join(use.institution.casefold().split()), use.country


def more_uses(practice: Practice, cases: Sequence[Case]) -> Sequence[Use]:
    """The uses of a practice by institutions of which none of its cases is told."""
    return tuple(use for use in practice.in_use if not any(_is_told(use, case) for case in cases))


def uses_by_country(practices: Iterable[Practice]) -> Mapping[str, Sequence[tuple[Practice, Use]]]:
    """The uses of all these practices by the code of the country, those of one institution side by side."""
    pairs = [(practice, use) for practice in practices for use in practice.in_use]
    groups: dict[str, list[tuple[Practice, Use]]] = {}
    for practice, use in sorted(pairs, key=lambda pair: sort_key(pair[1])):
        groups.setdefault(use.country, []).append((practice, use))
    return {code: tuple(found) for code, found in groups.items()}


def _is_told(use: Use, case: Case) -> bool:
    """Whether the case is one of the institution, or of an office of it."""
    name = rf"{re.escape(use.institution)}(?:{AFTER_NAME}|$)"
    return use.country == case.country and re.match(name, case.institution, re.IGNORECASE) is not None
