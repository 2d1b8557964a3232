"""How plain text, dates and amounts are written in the handbook."""

import re
from datetime import date

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def plain(text: str) -> str:
    """Plain text on one line."""
    return " ".join(text.split())


def maybe(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return plain(text) if text else None


def amount(text: str) -> str:
    """An amount whose thousands do not part at the end of a line."""
    return _THOUSANDS.sub("\u00a0", text)


def day(when: date) -> str:
    """A date such as `23 November 2026`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """A month such as `November 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"
