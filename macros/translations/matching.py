"""Finds the translation of each English text, also where the English has changed since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from ..records.catalogue import Catalogue
from ..records.model import kind_of
from ..records.paths import path_of, record_path
from .source_texts import SourceText, source_texts

State = Literal["current", "outdated", "missing"]
Key = tuple[str, str, str]


class Translatable(Protocol):
    """An English text that is translated: of a record, or of a file of words."""

    @property
    def context(self) -> str:
        """Where it stands."""
        ...

    @property
    def english(self) -> str:
        """The text; the form for one, where it is counted."""
        ...

    @property
    def plural(self) -> str:
        """The form for more; empty where nothing is counted."""
        ...

    @property
    def limit(self) -> int | None:
        """How many characters it may have."""
        ...


_S = TypeVar("_S", bound=Translatable)
# How like two English texts must be to be the same one before and after a change, from 0 to 1.
_ALIKE = 0.6


@dataclass(frozen=True)
class Translation:
    """One translation: its context, the English text that it translates, and its own text, empty where none is.

    `line` is its line in the file, from 1. `unsure` is the mark by which translators say that an entry needs work
    (fuzzy in PO). `previous` is the English text of which it is the translation, where that has changed since.
    `notes` are the comments of translators. What is counted has an English form for more, `plural`, and its `forms` in
    the order of the language; `text` is the last of them then, and empty while one of them is.
    """

    context: str
    english: str
    text: str
    line: int = 1
    unsure: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    plural: str = ""
    forms: tuple[str, ...] = ()

    @property
    def is_of_words(self) -> bool:
        """Whether it translates a text of a file of words, and not of a record."""
        return self.context.startswith("macros/")

    @property
    def is_begun(self) -> bool:
        """Whether somebody has written something, if only some forms of what is counted."""
        return any((self.text, *self.forms))

    @property
    def state(self) -> State:
        """Whether it can be shown: as it is, with a word that the English has changed, or not at all."""
        if not self.text or (self.unsure and not self.previous):
            return "missing"
        return "outdated" if self.previous else "current"


class Match(NamedTuple, Generic[_S]):
    """An English text and its translation, which may be empty."""

    source: _S
    entry: Translation


class Matches(NamedTuple, Generic[_S]):
    """A match for every English text, and the entries that no text needs any more."""

    found: Sequence[Match[_S]]
    unused: Sequence[Translation]


def matches_of(catalogue: Catalogue, entries: Iterable[Translation]) -> Matches[SourceText]:
    """The translation of each text of a catalogue, also of records that had another id."""
    records = catalogue.published_records
    now = {record_path(kind_of(record), old): path_of(record) for record in records for old in record.formerly}
    return match(list(source_texts(catalogue)), (_renamed(at, now) for at in entries if not at.is_of_words))


def _renamed(entry: Translation, now: Mapping[str, str]) -> Translation:
    """The entry with the path that its record has now."""
    file, space, names = entry.context.partition(" ")
    return replace(entry, context=f"{now[file]}{space}{names}") if file in now else entry


def match(sources: Sequence[_S], entries: Iterable[Translation]) -> Matches[_S]:
    """The translation of each text: of this very English in this field, else of the English most like it there.

    A text that has no translation gets an empty entry.
    """
    by_context: dict[str, list[Translation]] = defaultdict(list)
    for entry in entries:
        by_context[entry.context].append(entry)
    exact = {_key(entry): entry for found in by_context.values() for entry in found}
    used = {_key(source) for source in sources}
    free = {context: [entry for entry in found if _key(entry) not in used] for context, found in by_context.items()}
    found = []
    for source in sources:
        key = _key(source)
        if key not in exact:
            exact[key] = _changed(source, free)
        found.append(Match(source, exact[key]))
    return Matches(found, [entry for left in free.values() for entry in left])


def _key(at: Translatable | Translation) -> Key:
    return at.context, at.english, at.plural


def _changed(source: Translatable, free: Mapping[str, list[Translation]]) -> Translation:
    """The entry of the English text from which this one came, taken from those that are free; else an empty one."""
    left = [entry for entry in free.get(source.context, []) if bool(entry.plural) == bool(source.plural)]
    likeness = {id(entry): _likeness(entry, source) for entry in left if entry.text}
    best = max((entry for entry in left if entry.text), key=lambda entry: likeness[id(entry)], default=None)
    if best is None or likeness[id(best)] < _ALIKE:
        return Translation(source.context, source.english, "", plural=source.plural)
    free[source.context].remove(best)
    now = replace(best, english=source.english, plural=source.plural)
    if best.previous == source.english and not source.plural:
        # The English is again what it was when this was translated.
        return replace(now, unsure=False, previous="")
    return now if best.state == "missing" else replace(now, unsure=True, previous=best.previous or best.english)


def _likeness(one: Translatable | Translation, other: Translatable | Translation) -> float:
    before, now = (f"{at.english} {at.plural}".split() for at in (one, other))
    return SequenceMatcher(None, before, now, autojunk=False).ratio()
