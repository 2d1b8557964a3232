"""The map of tiles: every country has its place."""

from pathlib import Path

import pytest

from macros.pages.tile_map import Tile, beyond, europe, placed
from macros.records.countries import countries as known_countries
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]


def test_every_country_with_a_case_has_a_place_of_its_own() -> None:
    countries = atlas_records().countries
    assert countries
    assert set(countries) - placed() == set()


def test_every_place_belongs_to_a_country_that_exists() -> None:
    assert placed() <= set(known_countries())


def test_no_two_countries_share_a_square() -> None:
    counts = dict.fromkeys(placed(), 1)
    for panel in (europe(counts), beyond(counts)):
        squares = [(tile.column, tile.row) for tile in panel.tiles]
        assert len(squares) == len(set(squares))
    both = [tile.code for panel in (europe(counts), beyond(counts)) for tile in panel.tiles]
    assert sorted(both) == sorted(placed())


def test_a_country_without_a_place_is_still_shown() -> None:
    panel = beyond({"US": 2, "VU": 3})
    assert panel.titles == [("americas", 0), ("elsewhere", 1)]
    assert [(tile.code, tile.count) for tile in panel.tiles] == [("US", 2), ("VU", 3)]


@pytest.mark.parametrize(("count", "shade"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (31, 5), (32, 6), (900, 6)])
def test_a_square_is_one_step_darker_each_time_the_number_doubles(count: int, shade: int) -> None:
    assert Tile("DE", 0, 0, count).shade == shade


def test_without_cases_beyond_europe_there_is_no_second_picture() -> None:
    assert beyond({"DE": 1}).tiles == []
