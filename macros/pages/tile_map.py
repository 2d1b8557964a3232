"""The tile map: one square of equal size for each country, so that small countries are easy to hit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

GRID_FILE = Path(__file__).with_name("tile_grid.yml")
_ELSEWHERE = "elsewhere"
_BEYOND_COLUMNS = 6
DARKEST = 6
_APART = 15


@dataclass(frozen=True)
class Tile:
    """One square; `column` and `row` count from 0, `shade` from 0 for no cases to 6 for 32 and more."""

    code: str
    column: int
    row: int
    count: int

    @property
    def shade(self) -> int:
        """One step darker each time the number doubles."""
        return min(self.count.bit_length(), DARKEST)


@dataclass(frozen=True)
class Panel:
    """One picture of tiles; `titles` are the keys of its groups, each with the row below it."""

    tiles: Sequence[Tile]
    titles: Sequence[tuple[str, int]] = ()

    @property
    def columns(self) -> int:
        """The width of the picture in squares."""
        least = _BEYOND_COLUMNS if self.titles else 0  # so that there is room for them
        return max([least, *(tile.column + 1 for tile in self.tiles)])

    @property
    def rows(self) -> int:
        """The height of the picture in squares, without titles."""
        return max((tile.row + 1 for tile in self.tiles), default=0)

    @property
    def count(self) -> int:
        """The number of cases in the picture."""
        return sum(tile.count for tile in self.tiles)

    def titles_until(self, row: int) -> int:
        """The number of titles above a row."""
        return sum(first <= row for _, first in self.titles)


def europe(counts: Mapping[str, int]) -> Panel:
    """Europe in its rough shape, with the number of cases by country code."""
    places: Mapping[str, Sequence[int]] = _grid()["europe"]
    return Panel([Tile(code, column - 1, row - 1, counts.get(code, 0)) for code, (column, row) in places.items()])


def beyond(counts: Mapping[str, int]) -> Panel:
    """The countries with cases outside that shape, by part of the world."""
    tiles: list[Tile] = []
    titles: list[tuple[str, int]] = []
    row = 0
    for title, codes in _groups(counts):
        titles.append((title, row))
        tiles += (
            Tile(code, place % _BEYOND_COLUMNS, row + place // _BEYOND_COLUMNS, counts[code])
            for place, code in enumerate(codes)
        )
        row = tiles[-1].row + 1
    return Panel(tiles, titles)


def placed() -> frozenset[str]:
    """The codes of all countries that have a place in the file."""
    grid = _grid()
    return frozenset(grid["europe"]).union(*grid["beyond"].values())


def positions() -> Mapping[str, tuple[int, int]]:
    """Column and row of each country, for distances: those of one part of the world together, far from Europe."""
    grid = _grid()
    beyond = {
        code: (column, _APART * part)
        for part, codes in enumerate(grid["beyond"].values(), start=1)
        for column, code in enumerate(codes)
    }
    return {**beyond, **{code: (column, row) for code, (column, row) in grid["europe"].items()}}


def _groups(counts: Mapping[str, int]) -> Iterable[tuple[str, Sequence[str]]]:
    groups = {**_grid()["beyond"], _ELSEWHERE: sorted(set(counts) - placed())}
    for title, codes in groups.items():
        found = [code for code in codes if counts.get(code)]
        if found:
            yield title, found


@cache
def _grid() -> Mapping[str, Any]:
    grid: Mapping[str, Any] = yaml.safe_load(GRID_FILE.read_text(encoding="utf-8"))
    return grid
