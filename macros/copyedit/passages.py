"""The texts of the collection that we wrote ourselves, as plain passages and sentences with their paths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel

from ..records import markdown
from ..records.catalogue import Catalogue
from ..records.fields import field_at, fields_of, part_name
from ..records.model import Record, RecordKind, kind_of
from ..records.paths import SELF_CHECK_FILE, VOCABULARY_FOLDER, model_path, path_of, set_path
from ..records.text_fields import texts_of
from ..records.yaml_reader import Where

WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bSt)[.!?\u2026][\"')]*\s+(?=[\"'(]?[^\W_a-z])|\n+")


class Passage(NamedTuple):
    """One plain text, and its path in the record."""

    where: Where
    text: str


class Sentence(NamedTuple):
    """One sentence, its words in small letters, and its path in the record."""

    where: Where
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class OwnTexts:
    """Our own texts in one file; `name` is its name in exceptions.yml, `record` is a practice or a case, else None."""

    name: str
    file: str
    passages: tuple[Passage, ...]
    record: Record | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the record."""
        return tuple(
            Sentence(passage.where, sentence, tuple(word.lower() for word in WORD.findall(sentence)))
            for passage in self.passages
            for sentence in sentences_in(passage.text)
        )

    @cached_property
    def words(self) -> int:
        """The number of words in the fields that count for the length."""
        kind = kind_of(self.record) if self.record else None
        return sum(len(WORD.findall(text)) for where, text in self.passages if kind and _counts(kind, where))


def sentences_in(text: str) -> Iterator[str]:
    """The sentences of a plain text; a line break ends one too."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        if sentence := text[start:end].strip():
            yield sentence
        start = end


def groups_of(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """Every group of so many words that stand side by side, in their order."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def collect(catalogue: Catalogue) -> tuple[OwnTexts, ...]:
    """Our own texts in all published records, models, starter sets, the self-check and the vocabulary."""
    return (*map(texts_in, catalogue.published_records), *_of_lists(catalogue), *_of_vocabulary(catalogue))


def texts_in(record: Record) -> OwnTexts:
    """Our own texts in one record."""
    order = list(fields_of(kind_of(record)))
    found = sorted(_passages(record), key=lambda passage: order.index(str(passage.where[0])))
    name = record.id if kind_of(record) == "practice" else f"cases/{record.id}"
    return OwnTexts(name, path_of(record), tuple(found), record)


def _counts(kind: RecordKind, where: Where) -> bool:
    """Whether the words at a path count for the length of a record."""
    outer, inner = (field_at(kind, way).looks.get("copyedit") for way in (where[:1], where))
    return outer in ("prose", "group", "counted") and inner != "aside"


def _of_lists(catalogue: Catalogue) -> Iterator[OwnTexts]:
    """The texts that name practices and are no records of their own."""
    yield OwnTexts("self-check", SELF_CHECK_FILE, tuple(_passages(catalogue.self_check)))
    for id_, model in catalogue.models.items():
        yield OwnTexts(f"models/{id_}", model_path(id_), tuple(_passages(model)))
    for id_, starter_set in catalogue.starter_sets.items():
        yield OwnTexts(f"sets/{id_}", set_path(id_), tuple(_passages(starter_set)))


def _of_vocabulary(catalogue: Catalogue) -> Iterator[OwnTexts]:
    lists: dict[str, BaseModel] = {**catalogue.vocabulary.facets, "scales": catalogue.vocabulary.scales}
    for key, part in lists.items():
        yield OwnTexts(f"vocabulary/{key}", f"{VOCABULARY_FOLDER}/", tuple(_passages(part, ("vocabulary",))))


def _passages(part: BaseModel, beyond: Where = ()) -> Iterator[Passage]:
    """Our own texts in a part at the path `beyond`, without names, addresses and keys."""
    for where, value, is_prose in texts_of(part):
        if _is_ours(part_name(type(part)), where):
            yield Passage((*beyond, *where), markdown.words(value) if is_prose else value)


def _is_ours(part: str, where: Where) -> bool:
    """Whether fields.yml gives this field, and the groups around it, to copy editing."""
    ways = (where[: end + 1] for end, name in enumerate(where) if isinstance(name, str))
    return all("copyedit" in field_at(part, way).looks for way in ways)
