"""The strict YAML reader: plain data with the line of every key, or a problem. Tags are never evaluated.

PyYAML's C parser delivers events, from which yaml_builder makes the data.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .characters import bad_character
from .problems import Problem, problem_at, quoted
from .yaml_builder import Builder, RefusedError, Where, refused
from .yaml_mistakes import and_in_lines, plain_mistake, syntax_mistake

__all__ = ["MAX_BYTES", "Document", "Where", "parse_yaml", "read_head", "read_yaml"]

MAX_BYTES = 200_000
# The head of a page as MkDocs finds it.
_HEAD = re.compile(r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)


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


def read_yaml(path: Path, file: str) -> Document | Problem:
    """Read one record file; `file` is its path in messages. Returns a Problem where the file is refused."""
    return _refused_as_problem(path, file, lambda text: text)


def read_head(path: Path, file: str) -> Document | Problem:
    """The head of a page of Markdown, between two lines of ---, as `read_yaml` reads a file."""
    return _refused_as_problem(path, file, _head_of)


def parse_yaml(text: str, file: str) -> Document:
    """The data of `text`. Raises RefusedError or yaml.YAMLError, which `read_yaml` turns into a Problem."""
    builder = Builder(text.split("\n"))
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        builder.feed(event)
    if not isinstance(builder.root, dict):
        raise refused(1, "Y004.no_keys")
    return Document(file, builder.root, builder.lines, builder.blocks)


def _refused_as_problem(path: Path, file: str, part: Callable[[str], str]) -> Document | Problem:
    try:
        return _parsed(part(_read(path)), file)
    except RefusedError as error:
        return Problem(file, *error.args)
    except OSError as error:
        return problem_at(file, 1, "Y001.unreadable", reason=error.strerror)


def _head_of(page: str) -> str:
    """The head with its lines where they stand in the page."""
    if not (found := _HEAD.match(page)):
        raise refused(1, "G001.head", got=quoted(page.partition("\n")[0]))
    return f"\n{found[1]}"


def _read(path: Path) -> str:
    if not path.is_file():
        raise refused(1, "Y001.no_file")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise refused(1, "Y002", most=f"{MAX_BYTES:,}", got=f"{size:,}")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")  # some editors put an invisible mark first
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refused(line, "Y003.not_utf8") from None
    return unicodedata.normalize("NFC", text)


def _parsed(text: str, file: str) -> Document:
    if bad := bad_character(text):
        found = [number for number, line in enumerate(text.split("\n"), 1) if bad_character(line)]
        raise RefusedError(found[0], "Y003", bad.message, and_in_lines(bad.tip, found[1:]))
    if mistake := plain_mistake(text):
        raise RefusedError(mistake.line, "Y004", mistake.message, mistake.tip)
    try:
        return parse_yaml(text, file)
    except yaml.YAMLError as error:
        mistake = syntax_mistake(error, text.split("\n"))
        raise RefusedError(mistake.line, "Y004", mistake.message, mistake.tip) from None
