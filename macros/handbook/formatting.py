"""How plain text, dates and amounts are written in the handbook."""

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def plain(text: str) -> str:
    """Plain text on one line."""
    return " ".join(text.split())


def maybe(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return plain(text) if text else None


def day(when: date) -> str:
    """A date such as `23 November 2026`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """A month such as `November 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"
