"""Rules for models of our own."""

from collections.abc import Iterator

from ..model_document import ModelBlock, ModelDocument
from ..problems import quoted
from .rule import Context, Finding, rule


@rule("M001", "model")
def a_block_is_one_thing(model: ModelDocument, _: Context) -> Iterator[Finding]:
    """A block of a model must hold exactly one thing, such as a heading, and not be empty."""
    for at, block in enumerate(model.blocks):
        if len(block.kinds) != 1:
            got = " and ".join(map(quoted, block.kinds)) or "an empty block"
            tip = f"give each a block of its own; a block holds one of {', '.join(ModelBlock.model_fields)}"
            yield Finding(("blocks", at), f"a block must hold exactly one thing; got {got}", tip)


@rule("M002", "model")
def rows_fit_the_head(model: ModelDocument, _: Context) -> Iterator[Finding]:
    """Each row of a table of a model must have as many cells as its head, and a text in its first cell."""
    for at, block in enumerate(model.blocks):
        for number, row in enumerate(block.table.rows if block.table else ()):
            where = ("blocks", at, "table", "rows", number)
            wanted = len(block.table.head) if block.table else 0
            if len(row) != wanted:
                yield Finding(where, f"a row must have {wanted} cells, as its head has; got {len(row)}")
            elif not row[0]:
                yield Finding(where, "the first cell of a row must hold a text; got none")
