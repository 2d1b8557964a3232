"""Checks of repetition: the same sentence, or nearly the same, in two records."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ...records.paths import VOCABULARY_FOLDER
from ..passages import OwnTexts, Sentence, groups_of
from .check import Collection, CopyeditFinding, copyedit_check, finding_at

_Place = tuple[OwnTexts, Sentence]
# A group of words that so many sentences share says nothing about two of them.
_COMMON = 40


@copyedit_check("repeats", hard=True)
def repeated_sentences(collection: Collection) -> Iterator[CopyeditFinding]:
    """A sentence of eight words or more must stand in one record, model or set only."""
    places: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for own, sentence in _sentences(collection):
        places[sentence.words].append((own, sentence))
    for (first, _), *others in places.values():
        for own, sentence in others:
            if own is not first:
                yield finding_at(collection, own, sentence.where, f"also in {first.name}: {sentence.text}")


@copyedit_check("near-repeats", hard=False)
def nearly_repeated_sentences(collection: Collection) -> Iterator[CopyeditFinding]:
    """Two records should not hold nearly the same sentence, measured by the groups of words that they share."""
    size = collection.standards.limits.shingle_words
    sentences = [
        (own, sentence, frozenset(groups_of(sentence.words, size))) for own, sentence in _sentences(collection)
    ]
    for (a, b), shared in _pairs([shingles for _, _, shingles in sentences]).items():
        own, sentence, shingles = sentences[b]
        other, like, others = sentences[a]
        alike = shared / len(shingles | others)
        if own is not other and collection.standards.limits.alike <= alike < 1:
            yield finding_at(
                collection, own, sentence.where, f"{alike:.0%} as in {other.name}: {sentence.text} | {like.text}"
            )


def _sentences(collection: Collection) -> Iterator[_Place]:
    for own in collection.texts:
        for sentence in own.sentences:
            if (
                own.file != f"{VOCABULARY_FOLDER}/"
                and len(sentence.words) >= collection.standards.limits.repeated_words
            ):
                yield own, sentence


def _pairs(shingles: list[frozenset[tuple[str, ...]]]) -> Counter[tuple[int, int]]:
    """How many shingles each two sentences share, by their places; the earlier one first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(place)
    return Counter(
        (a, b)
        for places in holders.values()
        if len(places) <= _COMMON
        for index, a in enumerate(places)
        for b in places[index + 1 :]
    )
