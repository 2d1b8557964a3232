"""Names of countries in the form that readers use."""

from ..records.countries import countries


def country_name(code: str) -> str:
    """The common English name of a country by its two-letter code. Raises KeyError for an unknown code."""
    return countries()[code]


def country_or_code(code: str) -> str:
    """The name of a country, or the code itself where it is unknown, as in a record that is not validated yet."""
    return countries().get(code, code)
