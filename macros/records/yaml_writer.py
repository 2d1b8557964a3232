"""Writes a record as canonical, readable YAML, from which the reader gives an equal record.

The order of the keys is that of fields.yml. Prose is literal block text, wrapped as its author wrapped it; long plain
text is folded; ids and keys stand in one line; other text is plain where YAML cannot take it for anything else, and
in double quotes, escaped as in JSON, where it could. The form in the browser writes by the same rules.
"""

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from .fields import FieldDeclaration, fields_of, part_name
from .model import Record

WIDTH = 100
# Longer lines are folded, or written as a list over several lines.
LONGEST_LINE = 120
_STEP = "  "
# Begins with a letter, or with a number and a word (6-to-12-months); holds no special character of YAML.
_PLAIN = re.compile(r"(?:[^\W\d_]|\d+[ -][^\W\d_])(?:(?!: | #|[\t\n]).)*(?<![: ])")
# Words that some YAML readers take for true, false or null.
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
# Line breaks that YAML would normalise and characters that it does not allow: only an escape keeps them.
_ESCAPED = re.compile("[\r\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Text in one line with single spaces, which a folded block gives back unchanged.
_FOLDABLE = re.compile(r"\S+( \S+)*")

Note = Callable[[str], Iterable[str]]
"""Returns the comment lines above a field, for its key such as `phase.cost`."""


def _silent(_: str) -> Iterable[str]:
    return ()


def write_record(record: Record, note: Note = _silent) -> str:
    """The text of the file of a record, for which the reader and the model give an equal record."""
    lines: list[str] = []
    after_block = False
    for _, field, block in part_blocks(record, note):
        is_block = field.kind == "prose" or field.part == "phase"
        lines += ["", *block] if lines and (is_block or after_block) else block
        after_block = is_block
    return "\n".join(lines) + "\n"


def part_blocks(part: BaseModel, note: Note = _silent) -> Iterator[tuple[str, FieldDeclaration, list[str]]]:
    """Each field of a part that has a value: its key, its description, and its lines of YAML."""
    name = part_name(type(part))
    for key, field in fields_of(name).items():
        value = getattr(part, key)
        if not _is_empty(value):
            comment = [f"# {line}".rstrip() for line in note(f"{name}.{key}")]
            yield key, field, [*comment, *_field(key, value, field, note)]


def sample_lines(key: str, field: FieldDeclaration) -> list[str]:
    """The example of a field in lines of YAML; none for groups, whose fields have their own."""
    value = tuple(field.example) if field.many else field.example
    return [] if field.part else _field(key, value, field, _silent)


def scalar(value: str | int | date) -> str:
    """One value as a YAML scalar on one line: plain where it is read back as the same text, else in double quotes."""
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and not _ESCAPED.search(value) and value.lower() not in WORDS:
        return value
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def _field(key: str, value: Any, field: FieldDeclaration, note: Note) -> list[str]:
    if isinstance(value, BaseModel):
        return [f"{key}:", *_indented(_lines(value, note))]
    if isinstance(value, tuple):
        return _list(key, value, field, note)
    if field.kind == "prose" and value == value.strip() and not _ESCAPED.search(value):
        return [f"{key}: |", *_indented(value.split("\n"))]
    line = f"{key}: {scalar(value)}"
    if len(line) > LONGEST_LINE and _FOLDABLE.fullmatch(value) and not _ESCAPED.search(value):
        return [f"{key}: >-", *_indented(textwrap.wrap(value, WIDTH, break_long_words=False, break_on_hyphens=False))]
    return [line]


def _list(key: str, values: tuple[Any, ...], field: FieldDeclaration, note: Note) -> list[str]:
    if field.part:
        items = (list(_lines(part, note)) for part in values)
        return [f"{key}:", *_indented(line for item in items for line in _item(item))]
    written = [scalar(value) for value in values]
    line = f"{key}: [{', '.join(written)}]"
    if field.kind != "text" and len(line) <= LONGEST_LINE:
        return [line]
    return [f"{key}:", *(f"{_STEP}- {item}" for item in written)]


def _item(lines: list[str]) -> Iterator[str]:
    """The lines of one item of a list, the first after its dash."""
    yield f"- {lines[0]}"
    yield from _indented(lines[1:])


def _lines(part: BaseModel, note: Note) -> Iterator[str]:
    for _, _, block in part_blocks(part, note):
        yield from block


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" if line else "" for line in lines)


def _is_empty(value: Any) -> bool:
    """Whether a value is empty: None, an empty list, or a group of empty values."""
    if isinstance(value, BaseModel):
        return all(_is_empty(getattr(value, name)) for name in type(value).model_fields)
    return value is None or value == ()
