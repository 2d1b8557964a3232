"""The data of the charts: groups and counts of practices, for the pictures and for the tables with the same content."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ..edition.collation import alphabetical
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.vocabulary import BASE_STAGE, Term

SHADES = 6


@dataclass(frozen=True)
class DotRow:
    """The practices of one level of importance, by level of effort from 1 to 5; `unrated` have no level."""

    term: Term
    cells: Sequence[Sequence[Practice]]
    unrated: Sequence[Practice]


@dataclass(frozen=True)
class JourneyRow:
    """One practice and, for each stage in the order of the vocabulary, whether it helps there.

    `between` is true for stages that lie between the first and the last one of the journey at which it helps.
    """

    practice: Practice
    helps: Sequence[bool]
    between: Sequence[bool]


@dataclass(frozen=True)
class CoverageRow:
    """One category: for each stage the number of its practices and a shade from 0 (none) to SHADES (most)."""

    term: Term
    cells: Sequence[tuple[int, int]]
    total: int


def importance_by_effort(catalogue: Catalogue, phase: str) -> Sequence[DotRow]:
    """Published practices by importance and by the effort of `phase` ("setup" or "delivery"), each exactly once."""
    rows = []
    for term in catalogue.vocabulary.facets["importance"].terms:
        by_level: dict[int, list[Practice]] = {level: [] for level in range(6)}
        for practice in catalogue.by_term.get(("importance", term.key), ()):
            effort = catalogue.levels_of(practice).get((phase, "effort"))
            by_level[effort.level if effort else 0].append(practice)
        rows.append(DotRow(term, [by_level[level] for level in range(1, 6)], by_level[0]))
    return rows


def journey_rows(catalogue: Catalogue, importance: str) -> Sequence[JourneyRow]:
    """The practices of one level of importance, in the order in which a newcomer would meet them."""
    stages = list(catalogue.vocabulary.facets["stage"].by_key)
    rows = [_journey_row(p, stages) for p in catalogue.by_term.get(("importance", importance), ())]
    return sorted(rows, key=lambda row: ([not helps for helps in row.helps], alphabetical(row.practice.title)))


def coverage_rows(catalogue: Catalogue) -> Sequence[CoverageRow]:
    """The number of published practices for each category and stage; the shade is in proportion to the largest."""
    vocabulary = catalogue.vocabulary
    stages = list(vocabulary.facets["stage"].by_key)
    groups = {term: catalogue.by_term.get(("category", term.key), ()) for term in vocabulary.facets["category"].terms}
    counted = {term: [sum(s in p.stages for p in group) for s in stages] for term, group in groups.items()}
    most = max((count for counts in counted.values() for count in counts), default=0)
    return [
        CoverageRow(term, [(count, ceil(count * SHADES / most) if count else 0) for count in counts], len(groups[term]))
        for term, counts in counted.items()
    ]


def _journey_row(practice: Practice, stages: Sequence[str]) -> JourneyRow:
    helps = [stage in practice.stages for stage in stages]
    on_the_way = [place for place, stage in enumerate(stages) if helps[place] and stage != BASE_STAGE]
    between = [bool(on_the_way) and on_the_way[0] <= place <= on_the_way[-1] for place in range(len(stages))]
    return JourneyRow(practice, helps, [line and stages[place] != BASE_STAGE for place, line in enumerate(between)])
