"""Institutions that say themselves that they use a practice, beside those of which cases are told."""

import re
from collections.abc import Mapping, Sequence

from .catalogue import Catalogue
from .model import Case, Practice, Use

AFTER_NAME = r", | \(| with "
"""What follows the name of an institution, as a pattern: its office, its short name, its partners."""


def sort_key(use: Use) -> tuple[str, str]:
    """By what uses are sorted, and which institution it is: its name, and its country."""
    return " ".join(use.institution.casefold().split()), use.country


def more_uses(practice: Practice, cases: Sequence[Case]) -> Sequence[Use]:
    """The uses of a practice by institutions of which none of its cases is told."""
    return tuple(use for use in practice.in_use if not any(_is_told(use, case) for case in cases))


def joined_uses(*groups: Sequence[Use]) -> Sequence[Use]:
    """Groups of uses as those of one practice, each institution once, as first told, in the order of the rule."""
    first = {sort_key(use): use for uses in reversed(groups) for use in reversed(uses)}
    return tuple(use for _, use in sorted(first.items()))


def uses_by_country(catalogue: Catalogue) -> Mapping[str, Sequence[tuple[Practice, Use]]]:
    """The uses of published practices by the code of the country, those of one institution side by side."""
    pairs = [(practice, use) for practice in catalogue.published.values() for use in practice.in_use]
    groups: dict[str, list[tuple[Practice, Use]]] = {}
    for practice, use in sorted(pairs, key=lambda pair: sort_key(pair[1])):
        groups.setdefault(use.country, []).append((practice, use))
    return {code: tuple(found) for code, found in groups.items()}


def countries_named(catalogue: Catalogue) -> Sequence[str]:
    """The codes of the countries with a published case, or with an institution that says that it uses a practice."""
    return sorted({*catalogue.countries, *uses_by_country(catalogue)})


def _is_told(use: Use, case: Case) -> bool:
    """Whether the case is one of the institution, or of an office of it."""
    name = rf"{re.escape(use.institution)}(?:{AFTER_NAME}|$)"
    return use.country == case.country and re.match(name, case.institution, re.IGNORECASE) is not None
