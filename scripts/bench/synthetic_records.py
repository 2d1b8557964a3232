"""The content of synthetic records: copies of real records with other words.

Words are changed, and nothing else is: lengths, lists, marks, ratings, terms and sources stay. Each copy of the
collection names the records of its own copy only, so that what builds on what has no circles, as in the real one.
"""

import re
from collections.abc import Sequence
from random import Random
from typing import Any

from macros.records.catalogue import Catalogue
from macros.records.fields import load_fields
from macros.records.model import Record
from macros.records.paths import SELF_CHECK_FILE, path_of

_KINDS = {(key.partition(".")[2], field.kind) for key, field in load_fields().items() if "copyedit" in field.looks}
# Our own texts, prose and plain; everything else that a record holds is a fact, a key, a name or an address.
_PROSE = frozenset(name for name, kind in _KINDS if kind == "prose")
_REWORDED = frozenset(name for name, kind in _KINDS if kind == "text")
_NAMED = ("builds_on", "related", "practices")
# Fields that refer to records without a copy.
_LEFT_OUT = ("formerly", "replaced_by", "adapted_from", "telling")
_PIECE = re.compile(r"\[([^\]]+)\]\((practice|case):([a-z0-9-]+)\)|\([a-z]+:[^)\s]+\)|\b[A-Za-z][a-z]+\b")
_FACTS = ("sources", "contributors", "also_called", "found_by", "studies", "instruments")


class SyntheticRecords:
    """Writes records from one source of chance, so that a seed gives the same collection.

    `practices` are the ids of the synthetic collection; the practice at a place is a copy of the one of `models` at
    the same place, which begin anew when they have come to their end.
    """

    def __init__(
        self,
        chance: Random,
        words: Sequence[str],
        catalogue: Catalogue,
        models: Sequence[str],
        practices: Sequence[str],
    ) -> None:
        self.chance = chance
        self.words = words
        self.catalogue = catalogue
        self.models = models
        self.practices = practices
        self.places = {id_: place for place, id_ in enumerate(models)}
        self.titles: set[str] = set()

    def practice(self, place: int) -> dict[str, Any]:
        """The practice at a place of the collection."""
        return self._copy(self.catalogue.practices[self._model(place)], place)

    def case(self, place: int, number: int) -> dict[str, Any]:
        """The case with a number from 0 of the practice at a place."""
        known = self.catalogue.cases_of.get(self._model(place)) or tuple(self.catalogue.cases.values())
        copied = self._copy(known[(place // len(self.models) + number) % len(known)], place)
        own = self.practices[place]
        return {**copied, "practices": [own, *(id_ for id_ in copied["practices"] if id_ != own)]}

    def self_check(self) -> dict[str, Any]:
        """The statements of the collection, as far as the practices that they name are there."""
        statements = self.catalogue.documents[SELF_CHECK_FILE].data["statements"]
        named = [{**statement, "practices": self._known(statement["practices"], 0)} for statement in statements]
        return {"statements": [statement for statement in named if statement["practices"]]}

    def _model(self, place: int) -> str:
        return self.models[place % len(self.models)]

    def _copy(self, record: Record, place: int) -> dict[str, Any]:
        data = self.catalogue.documents[path_of(record)].data
        kept = {key: value for key, value in data.items() if key not in _LEFT_OUT}
        copied = {key: self._in_other_words(value, key, place) for key, value in kept.items()}
        while copied["title"] in self.titles:
            copied["title"] = self._in_other_words(data["title"], "title", place)
        self.titles.add(copied["title"])
        return copied

    def _in_other_words(self, value: Any, name: str, place: int) -> Any:
        if name in _FACTS:
            return value
        if name in _NAMED:
            return self._known(value, place)
        if isinstance(value, dict):
            return {key: self._in_other_words(item, key, place) for key, item in value.items()}
        if isinstance(value, list):
            return [self._in_other_words(item, name, place) for item in value]
        if name in _PROSE:
            return self._reworded(value, place)
        return self._reworded(value, place)[: len(value)].rstrip() if name in _REWORDED else value

    def _known(self, ids: Sequence[str], place: int) -> list[str]:
        """The ids in the same copy of the collection; those beyond its end are left out."""
        first = place // len(self.models) * len(self.models)
        places = (first + self.places[id_] for id_ in ids)
        return [self.practices[place] for place in places if place < len(self.practices)]

    def _reworded(self, text: str, place: int) -> str:
        """The text with other words; a link leads to the copy of the practice, or is text where there is none."""

        def other(found: re.Match[str]) -> str:
            if found[2]:
                practices = [found[3]] if found[2] == "practice" else []
                said, known = self._reworded(found[1], place), self._known(practices, place)
                return f"[{said}](practice:{known[0]})" if known else said
            word = self.chance.choice(self.words)
            return found[0] if found[0].startswith("(") else word.capitalize() if found[0][0].isupper() else word

        return _PIECE.sub(other, text)
