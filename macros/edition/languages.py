"""Names of languages, from the Common Locale Data Repository (CLDR) that Babel brings."""

from functools import cache

from babel import Locale


@cache
def language_name(code: str) -> str:
    """The English name of a language by its code of ISO 639-1, or the code itself where it is unknown."""
    return str(Locale("en").languages.get(code, code))
