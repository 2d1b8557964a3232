"""Rules for models of our own."""

from collections.abc import Iterator

from ..messages import joined, wording
from ..model_document import ModelBlock, ModelDocument
from ..problems import quoted
from .rule import Context, Finding, finding, rule


@rule("M001", "model")
def a_block_is_one_thing(model: ModelDocument, _: Context) -> Iterator[Finding]:
    for at, block in enumerate(model.blocks):
        if len(block.kinds) != 1:
            got = joined("M001.and", map(quoted, block.kinds)) if block.kinds else wording("M001.empty")
            yield finding("M001", ("blocks", at), got=got, kinds=", ".join(ModelBlock.model_fields))


@rule("M002", "model")
def rows_fit_the_head(model: ModelDocument, _: Context) -> Iterator[Finding]:
    for at, block in enumerate(model.blocks):
        for number, row in enumerate(block.table.rows if block.table else ()):
            where = ("blocks", at, "table", "rows", number)
            wanted = len(block.table.head) if block.table else 0
            if len(row) != wanted:
                yield finding("M002.cells", where, wanted=wanted, got=len(row))
            elif not row[0]:
                yield finding("M002.first", where)
