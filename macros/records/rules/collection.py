"""Rules for dates, and rules that compare all records."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from pydantic import BaseModel

from ..framework import Framework
from ..model import Record, SelfCheck
from ..paths import path_of
from ..problems import quoted
from ..text_fields import Text
from ..yaml_reader import Where
from .rule import Context, Finding, Located, finding, rule

# Shorter paragraphs, such as "See the guide.", may well stand twice.
MINIMUM_WORDS = 8
_END = re.compile(r"[.!?](?=\s)|\n\s*\n")
# Titles of documents, names of institutions and short facts may be the same in several records.
_MAY_RECUR = frozenset({"sources", "studies", "instruments", "institution", "audience", "scale"})


@rule("D001", "practice", "case", "framework")
def dates_have_passed(record: Record | Framework, context: Context) -> Iterator[Finding]:
    for where, day in _dates_of(record, ()):
        if day > context.today:
            yield finding("D001", where, field=where[-1], got=quoted(day))


@rule("U001", "collection")
def titles_are_unique(context: Context) -> Iterator[Located]:
    both: tuple[Mapping[str, Record], ...] = (context.catalogue.practices, context.catalogue.cases)
    for records in both:
        same: dict[str, list[Record]] = defaultdict(list)
        for record in records.values():
            same[" ".join(record.title.casefold().split())].append(record)
        for found in same.values():
            for record, other in _newer(found):
                told = finding("U001", ("title",), got=quoted(record.title), file=path_of(other))
                yield Located(path_of(record), told)


@rule("U002", "collection")
def paragraphs_are_unique(context: Context) -> Iterator[Located]:
    repeated = _repeated_sentences(context)
    places: dict[str, dict[str, Finding]] = defaultdict(dict)
    records = {path_of(record): record for record in context.catalogue.records} if repeated else {}
    for file, text in _own_texts(context) if repeated else ():
        for start, sentence in _sentences(text.value):
            if hash(sentence) in repeated:
                offset = text.value.count("\n", 0, start)
                places[sentence].setdefault(file, Finding(text.where, sentence, offset=offset))
    for sentence, found in places.items():
        for record, other in _newer([records[file] for file in found]):
            where, _, _, offset = found[path_of(record)]
            told = finding("U002", where, offset=offset, got=quoted(sentence), file=path_of(other))
            yield Located(path_of(record), told)


def _newer(found: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Each record that says the same as an older one, with that one; where all are of one day, both are told."""
    first, *others = sorted(found, key=lambda record: (record.reviewed, record.id))
    yield from ((other, first) for other in others)
    if others and others[-1].reviewed == first.reviewed:
        yield first, others[0]


@rule("K001", "self_check")
def statements_have_keys_of_their_own(self_check: SelfCheck, _: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, statement in enumerate(self_check.statements):
        if statement.key in seen:
            yield finding("K001", ("statements", index, "key"), got=quoted(statement.key))
        seen.add(statement.key)


def _dates_of(part: BaseModel, where: Where) -> Iterator[tuple[Where, date]]:
    """Every date of a part and of the groups in it, with its place."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            here = (*where, name) if index is None else (*where, name, index)
            if isinstance(item, date):
                yield here, item
            elif isinstance(item, BaseModel):
                yield from _dates_of(item, here)


def _own_texts(context: Context) -> Iterator[tuple[str, Text]]:
    """Every text that no other record may have, with its file."""
    for record in context.catalogue.records:
        file = path_of(record)
        yield from ((file, text) for text in record.texts if not _MAY_RECUR.intersection(text.where))


def _repeated_sentences(context: Context) -> set[int]:
    """The hashes of sentences that stand in several files; mostly there are none, so this must be fast."""
    first: dict[int, str] = {}
    return {
        sentence
        for file, text in _own_texts(context)
        for sentence in _hashes(text.value)
        if first.setdefault(sentence, file) != file
    }


@cache
def _hashes(text: str) -> tuple[int, ...]:
    """The hash of each sentence; kept, since a preview asks for the same texts again and again."""
    return tuple(hash(sentence) for _, sentence in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with the place in the text at which they begin, in small letters and with single spaces."""
    if len(text.split(maxsplit=MINIMUM_WORDS - 1)) < MINIMUM_WORDS:
        return  # most texts of a record are keys, names and addresses
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        words = text[start:end].split()
        if len(words) >= MINIMUM_WORDS:
            yield text.index(words[0], start), " ".join(words).lower()
        start = end
