"""Names of countries in the language of the build, in the form that readers use."""

from collections.abc import Iterable, Mapping
from functools import cache

from ..records.countries import countries
from .collation import alphabetical
from .languages import ENGLISH, locale_of
from .pseudo import in_pseudo
from .words import current_language


def country_name(code: str) -> str:
    """The common name of a country by its two-letter code. Raises KeyError for an unknown code."""
    return _names(current_language())[code]


def country_or_code(code: str) -> str:
    """The name of a country, or the code itself where it is unknown, as in a record that is not validated yet."""
    return _names(current_language()).get(code, code)


def countries_by_name(codes: Iterable[str]) -> list[str]:
    """The codes of countries in the order of their names. Raises KeyError for an unknown code."""
    return sorted(codes, key=lambda code: alphabetical(country_name(code)))


@cache
def _names(language: str) -> Mapping[str, str]:
    locale = locale_of(language)
    if locale.language == ENGLISH:
        return {code: in_pseudo(name, language) for code, name in countries().items()}
    return {code: locale.territories.get(code, name) for code, name in countries().items()}
