"""Countries by code: the list of ISO 3166-1, and Kosovo, for which everybody writes XK until ISO gives it a code."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import pycountry

_BESIDE_ISO = {"XK": "Kosovo"}


@cache
def countries() -> Mapping[str, str]:
    """The common English name of each country by its two-letter code."""
    listed = {country.alpha_2: str(getattr(country, "common_name", country.name)) for country in pycountry.countries}
    return MappingProxyType(listed | _BESIDE_ISO)


def country_code_of(text: str) -> str | None:
    """The two-letter code of a country that is given by name or by another code; None where there is none."""
    beside = {name.casefold(): code for code, name in _BESIDE_ISO.items()}
    try:
        return beside.get(text.casefold()) or str(pycountry.countries.lookup(text).alpha_2)
    except LookupError:
        return None
