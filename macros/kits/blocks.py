"""What a file to begin with consists of: blocks, which each writer puts down in its own form."""

from dataclasses import dataclass
from typing import Literal

from ..edition.languages import one_line


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; `href` makes it a link. The text knows whether it is still English."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Text = tuple[Run, ...]
"""Text as its runs, without line breaks."""


@dataclass(frozen=True)
class Heading:
    """A heading below the title; `level` is 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the summary below the title (lede), the text itself, a note on it, or advice that is not copied."""

    text: Text
    look: Literal["lede", "text", "note", "advice"] = "text"


@dataclass(frozen=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Checklist:
    """Things to tick off."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Table:
    """A table with a head row; `widths` are shares of the width of the page, one a column."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Items | Checklist | Table


@dataclass(frozen=True)
class Kit:
    """One kit, a file to begin with: its title, what it is about, the address of its page, and its blocks."""

    title: str
    subject: str
    address: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Text:
    """Plain text of a record on one line."""
    return (Run(one_line(text)),)


EMPTY: Text = ()
"""A place to fill in."""
