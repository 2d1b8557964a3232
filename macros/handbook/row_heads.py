"""Tags the first cell of each row of a table as its head, for which Typst has no way in its Python package.

Typst names the heads of each cell, columns only. Such a list would keep readers from looking for the head of the row,
so it goes, and the scope of each head says to which cells it belongs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_ROW = re.compile(rb"/Type/StructElem/S/TR/P \d+ \d+ R/K\[([^\]]*)\]")
_CELL = re.compile(rb"(\d+) (\d+) R")


def tag_row_heads(pdf: pikepdf.Pdf, raw: Path) -> None:
    """Change the cells of `pdf`; `raw` is its file as Typst wrote it, in which rows are found much faster."""
    for numbers in _rows(raw.read_bytes()):
        cells = [pdf.get_object(number) for number in numbers]
        if cells[0].S != "/TD":
            continue
        for cell in cells:
            _forget_columns(cell)
        if len(cells[0].get("/K", [])) > 0:
            _make_head(cells[0])


def _rows(raw: bytes) -> Iterator[list[tuple[int, int]]]:
    """The cells of each row by the number and generation of their objects."""
    for row in _ROW.finditer(raw):
        yield [(int(number), int(generation)) for number, generation in _CELL.findall(row[1])]


def _make_head(cell: pikepdf.Object) -> None:
    cell.S = pikepdf.Name.TH
    for about in cell.A:
        if about.O == "/Table":
            about.Scope = pikepdf.Name.Row


def _forget_columns(cell: pikepdf.Object) -> None:
    for about in cell.get("/A", []):
        if about.O == "/Table" and "/Headers" in about:
            del about["/Headers"]
