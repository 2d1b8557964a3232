"""All published records as entries, made once and shared by every book."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from .case_entry import case_entry
from .cross_references import CrossReferences, JsonObject
from .practice_entry import practice_entry


@dataclass(frozen=True)
class Entries:
    """The entries of one catalogue in one edition."""

    catalogue: Catalogue
    edition: Edition

    @cached_property
    def practices(self) -> Mapping[str, JsonObject]:
        """The entry of every published practice, in the order of the titles."""
        return {p.id: practice_entry(p, self._references) for p in self.catalogue.published.values()}

    @cached_property
    def cases(self) -> Mapping[str, JsonObject]:
        """The entry of every published case, in the order of the titles."""
        return {c.id: case_entry(c, self._references) for c in self.catalogue.published_cases.values()}

    @cached_property
    def _references(self) -> CrossReferences:
        return CrossReferences(self.catalogue, self.edition)
