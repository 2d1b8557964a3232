"""Characters that no font of the handbook has: a warning with file and line, and a mark in their place."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..records.catalogue import Catalogue
from ..records.messages import Said, said, wording
from ..records.model import Practice, Record
from ..records.paths import path_of
from ..records.problems import Problem
from ..records.yaml_reader import Document

MARK = "\ufffd"
CODE = "H001"
# Joiners, selectors and marks of direction are never drawn, and the latter could reorder what is read.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]")

# Nearly all of a text are characters that every font has, and a book is long.
_RARE = re.compile(r"[^ -~\n\t]")


def missing_characters(
    records: Iterable[Record], documents: Mapping[str, Document], covered: Collection[int]
) -> Iterator[Problem]:
    """One warning for each character that no font can draw, in each line of these records.

    `documents` holds the document of each record by its file, for the lines.
    """
    for record in records:
        file = path_of(record)
        for text in record.texts:
            for offset, line in enumerate(text.value.split("\n")) if _RARE.search(text.value) else ():
                for char in _undrawable(line, covered):
                    document = documents.get(file)
                    place = document.line_in(text.where, offset) if document else 1
                    yield Problem(file, place, CODE, *_said(char), severity="warning")


def shown_records(practices: Iterable[Practice], catalogue: Catalogue) -> Sequence[Record]:
    """These practices and the cases that stand with them in a book."""
    chosen = tuple(practices)
    cases = {case.id: case for practice in chosen for case in catalogue.cases_of.get(practice.id, ())}
    return (*chosen, *cases.values())


def drawable(text: str, covered: Collection[int]) -> str:
    """The text without invisible characters, and with a sign in place of each that no font can draw."""
    rare = "".join(set(_RARE.findall(text)))
    lost = dict.fromkeys(map(ord, _undrawable(rare, covered)), MARK)
    unseen = {ord(char): None for char in rare if _UNSEEN.match(char)}
    return text.translate({**lost, **unseen}) if lost or unseen else text


def _undrawable(text: str, covered: Collection[int]) -> list[str]:
    return sorted(c for c in set(text) if ord(c) not in covered and not _UNSEEN.match(c) and c not in "\n\t")


def _said(char: str) -> Said:
    name = unicodedata.name(char, "") or wording("H001.no_name")
    return said("H001", sign=f"U+{ord(char):04X}", name=name, mark=MARK)
