"""Dates are written as readers write them, on every machine."""

from datetime import date

from macros.edition.dates import day, month


def test_a_date_is_written_with_the_name_of_its_month() -> None:
    assert day(date(2026, 11, 29)) == "29 November 2026"
    assert month(date(2027, 1, 3)) == "January 2027"
