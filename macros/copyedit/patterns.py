"""Patterns of the English of the whole collection: openings, counts, favourite words and the rhythm of first sentences.

What runs through many records is a manner, which a reader of one record never sees.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..records.catalogue import Catalogue
from ..records.fields import field_at, load_fields
from ..records.model import RecordKind, kind_of
from ..records.record_facts import phases_of
from .passages import WORD, OwnTexts, Passage, groups_of, sentences_in

KINDS: tuple[RecordKind, ...] = ("practice", "case")
# The lists of a phase whose lengths are compared.
_COUNTED = ("steps", "challenges", "indicators")


class Pattern(NamedTuple):
    """What `names` have in common, of `total` that could have it."""

    kind: RecordKind
    what: str
    names: tuple[str, ...]
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return len(self.names) / self.total


def openings(texts: Sequence[OwnTexts], words: int) -> Iterator[Pattern]:
    """Titles, summaries and sections of one field that begin with the same words, most first."""
    groups: dict[tuple[RecordKind, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, field, name, passage in _sections(texts):
        groups[kind, field][" ".join(_words(passage.text)[:words])].append(name)
    for (kind, field), by_opening in groups.items():
        total = sum(map(len, by_opening.values()))
        for opening, names in sorted(by_opening.items(), key=lambda item: -len(item[1])):
            yield Pattern(kind, f"{field} begins '{opening}'", tuple(names), total)


def phrases(texts: Sequence[OwnTexts], words: int) -> Iterator[Pattern]:
    """Groups of words by the records that hold them."""
    for kind, owns in _by_kind(texts).items():
        holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for own in owns:
            for group in {group for sentence in own.sentences for group in groups_of(sentence.words, words)}:
                holders[group].append(own.name)
        for group, names in holders.items():
            yield Pattern(kind, f"'{' '.join(group)}'", tuple(names), len(owns))


def short_openings(texts: Sequence[OwnTexts], longest: int) -> Iterator[Pattern]:
    """Summaries and sections of each field whose first sentence has at most `longest` words."""
    found: dict[tuple[RecordKind, str], list[tuple[str, bool]]] = defaultdict(list)
    for kind, field, name, passage in _sections(texts):
        if field == "title":
            continue
        first = next(sentences_in(passage.text), "")
        found[kind, field].append((name, len(_words(first)) <= longest))
    for (kind, field), sections in found.items():
        names = tuple(name for name, is_short in sections if is_short)
        yield Pattern(kind, f"{field} begins with a sentence of up to {longest} words", names, len(sections))


def lengths(catalogue: Catalogue) -> Mapping[str, Mapping[int, Sequence[str]]]:
    """For steps, challenges and indicators of each phase: the practices by how many they have, fewest first."""
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for practice in catalogue.published.values():
        for phase_name, phase in phases_of(practice):
            for name in _COUNTED:
                label = load_fields()[f"phase.{name}"].label.lower()
                found[f"{label} in {phase_name}"][len(getattr(phase, name))].append(practice.id)
    return {what: dict(sorted(by_count.items())) for what, by_count in found.items()}


def favourites(texts: Sequence[OwnTexts], least: float, ratio: float) -> Mapping[RecordKind, Mapping[str, float]]:
    """Words per thousand that one kind of record has `ratio` times as often as the other, from `least`, most first."""
    rates = {kind: _per_thousand(owns) for kind, owns in _by_kind(texts).items()}
    return {
        kind: dict(
            sorted(
                (
                    (word, rate)
                    for word, rate in rates.get(kind, {}).items()
                    if rate >= least and rate >= ratio * rates.get(other, {}).get(word, 0)
                ),
                key=lambda item: -item[1],
            )
        )
        for kind, other in zip(KINDS, reversed(KINDS), strict=True)
    }


def _by_kind(texts: Sequence[OwnTexts]) -> Mapping[RecordKind, Sequence[OwnTexts]]:
    groups: dict[RecordKind, list[OwnTexts]] = defaultdict(list)
    for own in texts:
        if own.record:
            groups[kind_of(own.record)].append(own)
    return groups


def _sections(texts: Sequence[OwnTexts]) -> Iterator[tuple[RecordKind, str, str, Passage]]:
    """Each title, summary and prose: the kind and the name of its record, the field, and the text."""
    for kind, owns in _by_kind(texts).items():
        for own in owns:
            for passage in own.passages:
                if passage.where in (("title",), ("summary",)) or field_at(kind, passage.where).kind == "prose":
                    yield kind, ".".join(map(str, passage.where)), own.name, passage


def _per_thousand(owns: Sequence[OwnTexts]) -> Mapping[str, float]:
    counts = Counter(word for own in owns for sentence in own.sentences for word in sentence.words)
    total = sum(counts.values())
    return {word: 1000 * count / total for word, count in counts.items()}


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]
