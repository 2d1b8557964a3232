"""Formats dates in the language of the build, whatever the locale of the machine."""

from datetime import date
from functools import cache

from babel.dates import format_date, format_skeleton
from babel.units import format_unit

from .languages import locale_of
from .pseudo import in_pseudo
from .words import current_language


def day(when: date) -> str:
    """A date such as `23 November 2026`."""
    return _day(when, current_language())


def month(when: date) -> str:
    """A month such as `November 2026`."""
    language = current_language()
    return in_pseudo(str(format_skeleton("yMMMM", when, locale=locale_of(language))), language)


def minutes(number: int) -> str:
    """A duration such as `8 minutes`."""
    language = current_language()
    return in_pseudo(format_unit(number, "duration-minute", locale=locale_of(language)), language)


@cache
def _day(when: date, language: str) -> str:
    return in_pseudo(str(format_date(when, "long", locale=locale_of(language))), language)
