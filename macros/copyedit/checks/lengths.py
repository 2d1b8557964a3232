"""Checks of length: of records, of titles and of sentences, and of how hard a record is to read."""

import re
from collections.abc import Iterator

from ...records.messages import said
from ...records.model import Practice
from ..passages import OwnTexts
from .check import Collection, CopyeditFinding, copyedit_check, finding_at

_CHAIN = re.compile(r"\band\b.*\band\b|/")


@copyedit_check("words", hard=True, code="E001")
def words_of_records(collection: Collection) -> Iterator[CopyeditFinding]:
    limits = collection.standards.limits
    for own in collection.texts:
        if own.record:
            span = limits.practice_words if isinstance(own.record, Practice) else limits.case_words
            if not span.at_least <= own.words <= span.at_most:
                message, _ = said("E001", n=own.words, least=span.at_least, most=span.at_most)
                yield finding_at(collection, own, (), message)


@copyedit_check("long-sentences", hard=False)
def sentences_that_are_too_long(collection: Collection) -> Iterator[CopyeditFinding]:
    """A sentence should be short enough to be read once."""
    longest = collection.standards.limits.sentence_words_flagged
    for own in collection.texts:
        for sentence in own.sentences:
            if len(sentence.words) > longest:
                yield finding_at(collection, own, sentence.where, f"{len(sentence.words)} words: {sentence.text}")


@copyedit_check("reading-ease", hard=False)
def records_that_are_hard_to_read(collection: Collection) -> Iterator[CopyeditFinding]:
    """A record should be no harder than LIX allows, an index of sentence length and long words."""
    hardest = collection.standards.limits.hardest_lix
    for own in collection.texts:
        if own.record and (lix := lix_of_own(own)) > hardest:
            yield finding_at(collection, own, (), f"LIX {lix:.0f}; {hardest} is the hardest that is wanted")


@copyedit_check("titles", hard=False)
def titles_in_one_form(collection: Collection) -> Iterator[CopyeditFinding]:
    """A title should be short, in sentence case, and no chain of things."""
    longest = collection.standards.limits.title_characters
    for own in collection.texts:
        if own.record:
            title = own.record.title
            if len(title) > longest:
                yield finding_at(collection, own, ("title",), f"{len(title)} characters, {longest} are wanted: {title}")
            if isinstance(own.record, Practice) and (found := _not_plain(collection, title)):
                yield finding_at(collection, own, ("title",), f"{found}: {title}")


def lix_of_own(own: OwnTexts) -> float:
    """LIX by textstat, which needs no list of syllables: below 40 easy, 50 as in newspapers, above 60 hard."""
    import textstat  # a tool of development, which `make check` does without

    return float(textstat.lix(" ".join(_ended(sentence.text) for sentence in own.sentences)))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _not_plain(collection: Collection, title: str) -> str:
    if _CHAIN.search(title):
        return "a chain"
    capitals = [word for word in title.split()[1:] if word.istitle() and collection.speller.knows(word.lower())]
    return f"capital letter in {', '.join(capitals)}" if capitals else ""
