"""A model of our own as a file to fill in: where it comes from, how to adapt it, and its blocks."""

from collections.abc import Iterator
from math import ceil

from ..edition import routes
from ..edition.edition import Edition
from ..edition.languages import one_line
from ..records.fields import load_fields
from ..records.model_document import LICENCE, ModelBlock, ModelDocument
from .blocks import EMPTY, Block, Checklist, Heading, Items, Kit, Paragraph, Run, Table, plain
from .words import origin, words

_NUMBER = 3
"""The length of what stands in a column of numbers, which is narrow."""


def model_kit(model: ModelDocument, edition: Edition) -> Kit:
    """The file of one model. Advice and what stands before the first block are not for copying."""
    route = routes.model(model.id)
    address = edition.address(route) or route
    fields = load_fields()
    head = (
        Paragraph(plain(model.summary), "lede"),
        Paragraph(plain(origin(edition, address, LICENCE)), "note"),
        Paragraph(plain(words()["brackets"]), "note"),
        *(
            Paragraph((*plain(fields[f"model_document.{name}"].label), Run(": "), *plain(text)), "advice")
            for name, text in (("purpose", model.purpose), ("used_by", model.used_by))
        ),
        *(Paragraph(plain(text), "advice") for text in model.adapt),
    )
    blocks = (block for at in model.blocks for block in _blocks(at))
    return Kit(model.title, model.summary, address, (*head, *blocks))


def _blocks(block: ModelBlock) -> Iterator[Block]:
    if block.heading:
        yield Heading(one_line(block.heading))
    if block.text:
        yield Paragraph(plain(block.text))
    if block.advice:
        yield Paragraph(plain(block.advice), "advice")
    if block.checklist:
        yield Checklist(tuple(map(plain, block.checklist)))
    if block.items:
        yield Items(tuple(map(plain, block.items)))
    if block.fields:
        lines = tuple((plain(name), EMPTY) for name in block.fields)
        yield Table((words()["field"], words()["filled_in"]), lines, (6, 11))
    if block.table:
        rows = tuple(tuple(map(plain, row)) for row in block.table.rows)
        yield Table(block.table.head, rows, _widths(block.table.head, block.table.rows))


def _widths(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Shares of the width by the longest text of each column, with room to write and for the longest word."""
    return tuple(map(_share, zip(head, *rows, strict=True)))


def _share(column: tuple[str, ...]) -> int:
    longest = max(map(len, column))
    word = max(len(word) for text in column for word in text.split())
    least = 8 if longest <= _NUMBER else 16
    return max(least, min(longest, 40), ceil(word * 2.2))
