"""Heights of rows in the workbook: LibreOffice and others show a row one line high unless the file says more."""

from collections.abc import Iterator, Sequence
from math import ceil

_LINE, _SPACE = 15.0, 4.0
_MOST = 409.0
"""The highest row that Excel allows, in points."""
# Words that do not fit go to the next line, and bold letters are wider, so less fits than the width says.
_FILLED, _BOLD = 0.92, 0.85


def row_heights(rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Iterator[float]:
    """The height of each row in points, by its longest cell; `widths` of the columns are in letters."""
    for cells in rows:
        lines = (_lines(cell, width * _FILLED) for cell, width in zip(cells, widths, strict=True))
        yield _height(max(lines, default=1))


def head_height(headings: Sequence[str], widths: Sequence[float]) -> float:
    """The height of the head in points; its words are bold, and a narrow column parts no word."""
    lines = (_lines(text, width * _BOLD) for text, width in zip(headings, widths, strict=True))
    return _height(max(lines, default=1))


def _height(lines: int) -> float:
    return min(_MOST, lines * _LINE + _SPACE)


def _lines(value: object, letters: float) -> int:
    """The lines that a value takes, word for word."""
    count = 0
    for paragraph in str(value or "").split("\n"):
        count, room = count + 1, letters
        for word in paragraph.split():
            if len(word) > room and room < letters:
                count, room = count + 1, letters
            count += ceil(len(word) / letters) - 1
            room -= len(word) + 1
    return count
