"""What the home page picks from the records: easy essential practices, telling cases, the length of the self-check."""

from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil

from ..edition.collation import alphabetical
from ..edition.dates import minutes
from ..records.catalogue import Catalogue
from ..records.model import Case, Practice, Statement
from ..records.record_facts import latest_year
from ..records.vocabulary import BASE_STAGE, ESSENTIAL, RUNNING, Term

# What a practice asks for; how long it takes does not make it hard.
_ASKED = ("cost", "effort")
_SECONDS_A_STATEMENT = 14


def easy_essentials(catalogue: Catalogue, limit: int) -> Sequence[Practice]:
    """The essential practices that ask least money and work, set-up and a year together, one of each main category."""
    rated = [
        practice for practice in catalogue.by_term.get(("importance", ESSENTIAL), ()) if _asks(practice, catalogue)
    ]
    easiest_first = sorted(rated, key=lambda practice: (_asks(practice, catalogue), alphabetical(practice.title)))
    return tuple(islice(_one_of_each(easiest_first), limit))


def telling_cases(catalogue: Catalogue, limit: int) -> Sequence[Case]:
    """The cases that tell most of essential practices and still run, one of each country; those with results first."""
    published = catalogue.published_cases
    essentials = catalogue.by_term.get(("importance", ESSENTIAL), ())
    telling = {id_: published[id_] for practice in essentials for id_ in practice.telling if id_ in published}
    running = [case for case in telling.values() if case.state == RUNNING]
    by_country: dict[str, Case] = {}
    for case in sorted(running, key=lambda case: (not case.results, -latest_year(case))):
        by_country.setdefault(case.country, case)
    return tuple(islice(by_country.values(), limit))


def duration(statements: Sequence[Statement]) -> str:
    """How long it takes to answer all statements of the self-check, one minute at least."""
    return minutes(max(1, ceil(len(statements) * _SECONDS_A_STATEMENT / 60 - 0.5)))


def journey_stages(catalogue: Catalogue) -> Sequence[Term]:
    """The stages of the journey in their order, without the work on the institution itself."""
    return [term for term in catalogue.vocabulary.facets["stage"].terms if term.key != BASE_STAGE]


def _asks(practice: Practice, catalogue: Catalogue) -> int:
    """The sum of the levels of money and work; 0 where one of them is not rated."""
    levels = [at.level for where, at in catalogue.levels_of(practice).items() if where[-1] in _ASKED]
    return sum(levels) if len(levels) == 2 * len(_ASKED) else 0


def _one_of_each(practices: Iterable[Practice]) -> Iterable[Practice]:
    seen: set[str] = set()
    for practice in practices:
        if practice.categories[0] not in seen:
            seen.add(practice.categories[0])
            yield practice
