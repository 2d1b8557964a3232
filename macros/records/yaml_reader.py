"""The strict YAML reader: plain data with the line of every key, or problems. Nothing is ever evaluated.

PyYAML's C parser delivers events; one loop builds the data from them, so that depth, aliases, tags and
duplicate keys are seen before anything is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from .problems import Problem, quoted

MAX_BYTES = 200_000
MAX_DEPTH = 20

Where = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Control characters, and the marks that reorder text for the eye only.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Document:
    """One file as data: `data` of plain types, and by its path the line of every key and item.

    `blocks` holds the line where the text of a literal block (|) begins.
    """

    file: str
    data: dict[str, Any]
    lines: dict[Where, int]
    blocks: dict[Where, int] = field(default_factory=dict)

    def line(self, where: Where) -> int:
        """The line of `where`, or of its nearest parent that has one."""
        for end in range(len(where), 0, -1):
            if where[:end] in self.lines:
                return self.lines[where[:end]]
        return 1

    def line_in(self, where: Where, offset: int) -> int:
        """The line that is `offset` lines below the beginning of the text at `where`."""
        return self.blocks[where] + offset if where in self.blocks else self.line(where)


class _RefusedError(Exception):
    def __init__(self, line: int, code: str, message: str, tip: str = "") -> None:
        super().__init__(message)
        self.args = (line, code, message, tip)


@dataclass
class _Level:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    where: Where
    key: str | None = None


@dataclass
class _Builder:
    lines: dict[Where, int] = field(default_factory=dict)
    blocks: dict[Where, int] = field(default_factory=dict)
    stack: list[_Level] = field(default_factory=list)
    root: Any = None

    def feed(self, event: yaml.Event) -> None:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                line,
                "Y006",
                "anchors (&) and aliases (*) must not be used",
                "write the text again, or put it in quotes if it begins with & or *",
            )
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        _refuse_tag(event, line)
        if hidden := UNSEEN.search(event.value):  # written as an escape, so that the file itself looks clean
            _refuse_unseen(hidden, line)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.container, dict) and top.key is None:
            self._key(top, event.value, line)
            return
        where = self._put(_value(event, line) if event.implicit[0] else event.value, line)
        if event.style == "|":
            self.blocks[where] = line + 1

    def _key(self, top: _Level, key: str, line: int) -> None:
        if key in top.container:
            raise _RefusedError(line, "Y005", f"every key must stand once; got {quoted(key)} again")
        top.key = key
        self.lines[(*top.where, key)] = line

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        _refuse_tag(event, line)
        if len(self.stack) >= MAX_DEPTH:
            raise _RefusedError(line, "Y007", f"lists and keys must not be nested more than {MAX_DEPTH} deep")
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        where = self._put(container, line)
        self.stack.append(_Level(container, where))

    def _put(self, value: Any, line: int) -> Where:
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.container, list):
            where: Where = (*top.where, len(top.container))
            top.container.append(value)
            self.lines[where] = line
            return where
        if top.key is None:
            raise _RefusedError(line, "Y004", "a key must be plain text, not a list or a mapping")
        key, top.key = top.key, None
        top.container[key] = value
        return (*top.where, key)


def read_yaml(path: Path, file: str) -> Document | Problem:
    """Read one record file; `file` is its name in messages. Returns a Problem where it must be refused."""
    try:
        return _read(path, file)
    except _RefusedError as refused:
        return Problem(file, *refused.args)
    except yaml.YAMLError as error:
        return Problem(file, *_syntax(error))
    except OSError as error:
        return Problem(file, 1, "Y001", f"the file must be readable; got '{error.strerror}'")


def parse_yaml(text: str, file: str) -> Document:
    """The data of `text`; raises what read_yaml turns into a Problem."""
    builder = _Builder()
    for event in _one_document(text):
        builder.feed(event)
    if not isinstance(builder.root, dict):
        raise _RefusedError(1, "Y004", "the file must hold keys and values, such as 'title: …'")
    return Document(file, builder.root, builder.lines, builder.blocks)


def _read(path: Path, file: str) -> Document:
    if not path.is_file():
        raise _RefusedError(1, "Y001", "this must be a file; got a folder or a broken link")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _RefusedError(1, "Y002", f"a record must not be larger than {MAX_BYTES} bytes; got {size}")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _RefusedError(
            line, "Y003", "the file must be text in UTF-8", "save it again and choose the encoding UTF-8"
        ) from None
    if hidden := UNSEEN.search(text):
        _refuse_unseen(hidden, text.count("\n", 0, hidden.start()) + 1)
    return parse_yaml(text, file)


def _one_document(text: str) -> Iterator[yaml.Event]:
    documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _RefusedError(_line(event), "Y004", "a file must hold one record; got a second one after '---'")
        yield event


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
    if event.tag is not None:
        raise _RefusedError(
            line, "Y006", f"tags must not be used; got {quoted(event.tag)}", "put text that begins with ! in quotes"
        )


def _refuse_unseen(hidden: re.Match[str], line: int) -> NoReturn:
    raise _RefusedError(
        line,
        "Y003",
        f"the text must not hold characters that cannot be seen; got U+{ord(hidden.group()):04X}",
        "delete it and type the words around it again",
    )


def _value(event: yaml.ScalarEvent, line: int) -> Any:
    """A plain scalar: true, false, null, whole numbers and dates; everything else is text."""
    text: str = event.value
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _RefusedError(line, "Y008", f"a date must exist in the calendar; got {quoted(text)}") from None
    return text


def _syntax(error: yaml.YAMLError) -> tuple[int, str, str, str]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(error, "problem", None) or "it cannot be read"
    tip = (
        "look for a missing quote, a colon inside text (put the text in quotes), a tab, "
        "or a line that is not indented like its neighbours"
    )
    return line, "Y004", f"the file must be valid YAML; the reader says: {' '.join(str(reason).split())}", tip
