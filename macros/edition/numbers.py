"""Numbers, and what is counted with its number, as the language of the build writes them."""

from collections.abc import Mapping
from functools import cache

from babel.numbers import format_decimal

from .languages import locale_of, made_of
from .words import counted, current_language


def number(value: float) -> str:
    """A number such as `2,000`."""
    return _number(value, current_language())


def count_of(forms: Mapping[str, str], value: int, **places: object) -> str:
    """What is counted, such as `2,000 practices`: the form for the number, with it at `{n}`, and what else is named."""
    form = counted(forms, value)
    return made_of(form.format(n=number(value), **places), form)


@cache
def _number(value: float, language: str) -> str:
    return str(format_decimal(value, locale=locale_of(language)))
