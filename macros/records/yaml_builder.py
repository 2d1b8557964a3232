"""Builds plain data from YAML events, with the line of every key, and refuses all but a simple subset of YAML.

Depth, aliases, tags and duplicate keys are refused event by event, so that no file can cost much time or memory.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

import yaml

from .characters import bad_character
from .messages import said
from .problems import quoted

MAX_DEPTH = 20

Where = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BEGINNINGS = "+-0123456789"  # of numbers and dates
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_COMMENT = re.compile(r"\s+#")


class RefusedError(Exception):
    """A file is refused; `args` are its line from 1, the code of the rule, the message and the tip."""

    def __init__(self, line: int, code: str, message: str, tip: str) -> None:
        super().__init__(message)
        self.args = (line, code, message, tip)


def refused(line: int, key: str, /, **places: object) -> RefusedError:
    """The refusal in a line, in the words of messages.yml at a key such as `Y005` or `Y006.tag`."""
    return RefusedError(line, key.partition(".")[0], *said(key, **places))


@dataclass
class _Level:
    """A mapping or list that is being built."""

    container: dict[str, Any] | list[Any]
    where: Where
    key: str | None = None


@dataclass
class Builder:
    """Takes events one by one.

    After the last event, `root` is the data, `lines` maps each path to its line from 1, and `blocks` the path of each
    literal block to the line where its text begins.
    """

    text: Sequence[str] = ()
    """The lines of the file."""
    lines: dict[Where, int] = field(default_factory=dict)
    blocks: dict[Where, int] = field(default_factory=dict)
    stack: list[_Level] = field(default_factory=list)
    documents: int = 0
    root: Any = None

    def feed(self, event: yaml.Event) -> None:
        """Take the next event. Raises RefusedError for YAML that a record must not hold."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line_of(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line_of(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            _refuse_mark(line_of(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise refused(line_of(event), "Y004.second_record")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        _refuse_extras(event, line)
        text: str = event.value
        if event.style == '"' and (bad := bad_character(text)):  # written as an escape in a clean file
            raise RefusedError(line, "Y003", bad.message, bad.tip)
        top = self.stack[-1] if self.stack else None
        if top and top.key is None and isinstance(top.container, dict):
            self._key(top, text, line)
            return
        value = _value(text, line) if event.implicit[0] else text
        if not event.style and isinstance(value, str):
            self._refuse_comment(event)
        where = self._put(value, line)
        if event.style == "|":
            self.blocks[where] = line + 1

    def _refuse_comment(self, event: yaml.ScalarEvent) -> None:
        """Refuse a text without quotes behind which a comment stands in the same line, since it may be cut off."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self.text):
            return
        rest = self.text[mark.line][mark.column :]
        if _COMMENT.match(rest):
            raise refused(mark.line + 1, "Y009", got=quoted(rest.strip()))

    def _key(self, top: _Level, key: str, line: int) -> None:
        if key in top.container:
            raise refused(line, "Y005", got=quoted(key))
        top.key = key
        self.lines[(*top.where, key)] = line

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        _refuse_extras(event, line)
        if len(self.stack) >= MAX_DEPTH:
            raise refused(line, "Y007", most=MAX_DEPTH)
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
            raise refused(line, "Y004.no_plain_key")
        key, top.key = top.key, None
        top.container[key] = value
        return (*top.where, key)


def line_of(event: yaml.Event) -> int:
    """The line of an event, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_extras(event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
    """Refuse an anchor or a tag before a value. Raises RefusedError."""
    if event.anchor is not None:
        _refuse_mark(line)
    if event.tag is not None:
        raise refused(line, "Y006.tag", got=quoted(event.tag))


def _refuse_mark(line: int) -> NoReturn:
    raise refused(line, "Y006.mark")


def _value(text: str, line: int) -> Any:
    """The value of a plain scalar: true, false, null, an integer or a date; everything else is text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _BEGINNINGS:
        return text
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise refused(line, "Y008", got=quoted(text)) from None
    return text
