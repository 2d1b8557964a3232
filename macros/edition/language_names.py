"""Names of languages, from the Common Locale Data Repository of Babel."""

from functools import cache

from .languages import ENGLISH, locale_of
from .pseudo import in_pseudo


@cache
def language_name(code: str, language: str = ENGLISH) -> str:
    """The name of a language by its code of ISO 639-1, in a language; the code itself where it is unknown."""
    name = locale_of(language).languages.get(code)
    return in_pseudo(str(name), language) if name else code
