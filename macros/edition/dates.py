"""Formats dates in English, whatever the locale of the machine."""

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def day(when: date) -> str:
    """A date such as `23 November 2026`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """A month such as `November 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"
