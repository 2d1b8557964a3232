"""Formats dates in the language of the build, whatever the locale of the machine."""

from datetime import date
from functools import cache

from babel.dates import format_date, format_skeleton
from babel.units import format_unit

from .languages import locale_of
from .words import spoken_language


def day(when: date) -> str:
    """A date such as `23 November 2026`."""
    return _day(when, spoken_language())


def month(when: date) -> str:
    """A month such as `November 2026`."""
    return str(format_skeleton("yMMMM", when, locale=locale_of(spoken_language())))


def minutes(number: int) -> str:
    """A duration such as `8 minutes`."""
    return format_unit(number, "duration-minute", locale=locale_of(spoken_language()))


@cache
def _day(when: date, language: str) -> str:
    return str(format_date(when, "long", locale=locale_of(language)))
