"""What the page of the plan shows of each set to start with: its practices, and what they take together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.starter_set import StarterSet


class ShownSet(NamedTuple):
    """A set, its practices with the reason for each, and the person-days of all set-ups and of a year of delivery."""

    set: StarterSet
    practices: Sequence[tuple[Practice, str]]
    setup: int
    delivery: int


def shown_sets(catalogue: Catalogue) -> Iterator[ShownSet]:
    """Every set, in the order of the names of their files."""
    for found in catalogue.starter_sets.values():
        practices = [(catalogue.published[item.practice], item.why) for item in found.items]
        days = [_days(practice) for practice, _ in practices]
        yield ShownSet(found, practices, sum(setup for setup, _ in days), sum(delivery for _, delivery in days))


def _days(practice: Practice) -> tuple[int, int]:
    """The person-days of set-up and delivery; 0 where they are not rated."""
    setup, delivery = (phase.effort if phase else None for phase in (practice.setup, practice.delivery))
    return setup.about if setup else 0, delivery.about if delivery else 0
