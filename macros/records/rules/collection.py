"""Rules that look at dates and at all records side by side."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model import Record, SelfCheck
from ..places import file_of
from ..problems import quoted
from ..texts import texts_of
from .rule import Context, Finding, Located, rule

# Shorter paragraphs, such as "See the guide.", may well stand twice.
MINIMUM_WORDS = 8
# Titles of documents, names of institutions and short facts may be the same in several records.
_MAY_RECUR = ("sources", "institution", "audience", "scale")


@rule("D001", "practice", "case")
def dates_have_passed(record: Record, context: Context) -> Iterator[Finding]:
    """A review date, and the day on which a source was read, must not lie in the future."""
    if record.reviewed > context.today:
        yield Finding(("reviewed",), f"reviewed must not lie in the future; got {quoted(record.reviewed)}")
    for index, source in enumerate(record.sources):
        if source.accessed and source.accessed > context.today:
            yield Finding(
                ("sources", index, "accessed"), f"accessed must not lie in the future; got {quoted(source.accessed)}"
            )


@rule("U001", "collection")
def titles_are_unique(context: Context) -> Iterator[Located]:
    """No two practices, and no two cases, may have the same title."""
    both: tuple[Mapping[str, Record], ...] = (context.catalogue.practices, context.catalogue.cases)
    for records in both:
        first: dict[str, Record] = {}
        for record in sorted(records.values(), key=lambda record: record.id):
            other = first.setdefault(" ".join(record.title.casefold().split()), record)
            if other is not record:
                yield Located(
                    file_of(record),
                    Finding(
                        ("title",),
                        f"a title must be used once; got {quoted(record.title)}, which {file_of(other)} has too",
                    ),
                )


@rule("U002", "collection")
def paragraphs_are_unique(context: Context) -> Iterator[Located]:
    """The same paragraph or sentence of eight words or more must not stand in two records."""
    holders: dict[str, dict[str, Finding]] = defaultdict(dict)
    for record in _all_records(context):
        for text in texts_of(record):
            if text.where[0] in _MAY_RECUR:
                continue
            for offset, sentence in _sentences(text.value):
                holders[sentence].setdefault(file_of(record), Finding(text.where, sentence, offset=offset))
    for sentence, places in holders.items():
        if len(places) > 1:
            first, *others = sorted(places)
            for file in others:
                where, _, _, offset = places[file]
                yield Located(
                    file,
                    Finding(
                        where,
                        f"a sentence must stand in one record only; got {quoted(sentence)}, which {first} has too",
                        offset=offset,
                    ),
                )


@rule("K001", "self_check")
def statements_have_keys_of_their_own(self_check: SelfCheck, _: Context) -> Iterator[Finding]:
    """Each statement of the self-check must have a key of its own."""
    seen: set[str] = set()
    for index, statement in enumerate(self_check.statements):
        if statement.key in seen:
            yield Finding(("statements", index, "key"), f"a key must stand once; got {quoted(statement.key)} again")
        seen.add(statement.key)


def _all_records(context: Context) -> Iterator[Record]:
    yield from context.catalogue.practices.values()
    yield from context.catalogue.cases.values()


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with the line offset at which they begin, in small letters and with single spaces."""
    start = 0
    for end in [*(match.end() for match in re.finditer(r"[.!?](?=\s)|\n\s*\n", text)), len(text)]:
        sentence = text[start:end]
        words = sentence.split()
        if len(words) >= MINIMUM_WORDS:
            lead = len(sentence) - len(sentence.lstrip())
            yield text.count("\n", 0, start + lead), " ".join(words).lower()
        start = end
