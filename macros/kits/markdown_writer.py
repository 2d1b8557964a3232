"""Writes blocks as Markdown that any tool reads; text of a record stays text."""

import re
from collections.abc import Iterator

from .blocks import Block, Checklist, Heading, Items, Kit, Paragraph, Run, Table, Text

# What Markdown would read as more than a letter: anywhere, and at the beginning of a line.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~]|!(?=\[)|&(?=#?\w+;))")
_OPENING = re.compile(r"^(#{1,6}(?=\s|$)|[-+=]|\d+(?=[.)]))")
_EMPTY_CELL = " "


def markdown(kit: Kit) -> str:
    """The whole file."""
    parts = [f"# {_escaped(kit.title)}", *map(_block, kit.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_escaped(text)}"
        case Paragraph(text, look):
            return f"> {_text(text)}" if look == "advice" else _text(text)
        case Items(items, numbered):
            marks = (f"{at}." if numbered else "-" for at in range(1, len(items) + 1))
            return "\n".join(f"{mark} {_text(item)}" for mark, item in zip(marks, items, strict=True))
        case Checklist(items):
            return "\n".join(f"- [ ] {_text(item)}" for item in items)
        case Table():
            return "\n".join(_table(block))


def _table(table: Table) -> Iterator[str]:
    yield _row(_escaped(head) for head in table.head)
    yield _row("---" for _ in table.head)
    for row in table.rows:
        yield _row(_text(cell) for cell in row)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cell or _EMPTY_CELL for cell in cells)} |"


def _text(text: Text) -> str:
    return _opened("".join(map(_run, text)))


def _run(run: Run) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    marks = "**" * run.bold + "*" * run.italic
    said = f"{marks}{_signs(inner)}{marks[::-1]}"
    return f"{before}[{said}](<{run.href}>){after}" if run.href else f"{before}{said}{after}"


def _escaped(text: str) -> str:
    return _opened(_signs(" ".join(text.split())))


def _signs(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _opened(text: str) -> str:
    """A text that begins like a heading, a list or a line below one, with its beginning escaped."""
    return _OPENING.sub(lambda at: f"{at[1]}\\" if at[1].isdigit() else f"\\{at[1]}", text)
