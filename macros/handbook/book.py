"""Books: the practices of one file, their order and parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..records.catalogue import Catalogue
from ..records.model import Practice

Layout = Literal["handbook", "collection", "single", "guide"]


@dataclass(frozen=True)
class Book:
    """One file to be made; `route` is its place on the site, `practices` are in the order of reading."""

    route: str
    layout: Layout
    title: str
    subject: str
    practices: tuple[Practice, ...]
    brief: bool = False
    """Whether cases stand with their summary only, as on the pages of practices."""


def in_parts(practices: Sequence[Practice], catalogue: Catalogue) -> Mapping[str, Sequence[Practice]]:
    """Practices by the key of their first category, in the order of the vocabulary, without empty parts."""
    keys = catalogue.vocabulary.facets["category"].by_key
    found = {key: tuple(p for p in practices if p.categories[0] == key) for key in keys}
    return {key: group for key, group in found.items() if group}


def in_reading_order(practices: Sequence[Practice], catalogue: Catalogue) -> tuple[Practice, ...]:
    """Practices in the order of the parts, and by title within each."""
    return tuple(practice for group in in_parts(practices, catalogue).values() for practice in group)
