"""Lists of cases as pages and books show them: what tells most first, and what is long by country."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..records.model import Case, Practice
from ..records.record_facts import latest_year
from ..records.uses import AFTER_NAME
from .country_names import countries_by_name

MOST_IN_ONE_LIST = 8
"""A longer list begins with the telling cases, or the newest; the others stand by country."""
_NEWEST = 5


def shown_first(cases: Sequence[Case], practice: Practice) -> int:
    """How many of the cases of a practice, in the order of the Catalogue, stand before those by country."""
    return len(cases) if len(cases) <= MOST_IN_ONE_LIST else len(practice.telling) or _NEWEST


def by_country(cases: Iterable[Case]) -> Sequence[tuple[str, Sequence[Case]]]:
    """Cases under the codes of their countries, by the names of the countries, the newest first."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in sorted(cases, key=latest_year, reverse=True):
        groups[case.country].append(case)
    return tuple((code, tuple(groups[code])) for code in countries_by_name(groups))


def institution_of(case: Case) -> str:
    """The name of the institution of a case, without its office and its partners."""
    return re.split(AFTER_NAME, case.institution)[0]
