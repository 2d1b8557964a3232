"""Names of countries, from the ISO 3166-1 list of pycountry, in the form that readers use."""

from functools import cache

import pycountry


@cache
def country_name(code: str) -> str:
    """The common English name of a country by its two-letter code. Raises KeyError for an unknown code."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        raise KeyError(code)
    return str(getattr(country, "common_name", country.name))


def country_or_code(code: str) -> str:
    """The name of a country, or the code itself where it is unknown, as in a record that is not validated yet."""
    try:
        return country_name(code)
    except KeyError:
        return code
