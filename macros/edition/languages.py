"""Codes of languages, which way they are written, and their names, from the Common Locale Data Repository of Babel."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from ..records.messages import wording
from ..records.problems import quoted

ENGLISH = "en"
PSEUDO, MIRRORED = "en-XA", "ar-XB"
"""The pseudo-languages, by the codes by which software tells them; the second has longer words, from right to left."""
PSEUDO_LANGUAGES = (PSEUDO, MIRRORED)
_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# The spelling that books and office files name, where a language alone does not tell it.
_SPELLINGS = dict.fromkeys((ENGLISH, *PSEUDO_LANGUAGES), "en-GB")


class EnglishText(str):
    """A text that is still English where the others are in another language. It equals the plain text in all else."""

    __slots__ = ()


def made_of(text: str, *parts: object) -> str:
    """A text that was put together of others: English where one of them still is."""
    return EnglishText(text) if any(isinstance(part, EnglishText) for part in parts) else text


def one_line(text: str) -> str:
    """A text on one line, with one space between words."""
    return made_of(" ".join(text.split()), text)


class LanguageError(ValueError):
    """A code names no language that the atlas can have; the message says what it must be."""


def language_code(text: str) -> str:
    """The code of a language into which the atlas is translated. Raises LanguageError for any other text."""
    if text in PSEUDO_LANGUAGES:
        return text
    try:
        if not _CODE.fullmatch(text) or text == ENGLISH:
            raise ValueError
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        one, other = PSEUDO_LANGUAGES
        raise LanguageError(wording("G001.language", one=one, other=other, got=quoted(text))) from None
    return text


def direction(code: str) -> str:
    """Which way a language is written: ltr or rtl, as the attribute `dir` needs it."""
    return Locale.parse(code.partition("-")[0] if code in PSEUDO_LANGUAGES else code, sep="-").text_direction


def spelling(code: str) -> str:
    """The language as books and office files name it, for hyphens and spelling: en-GB for English."""
    return _SPELLINGS.get(code, code)


def region(code: str) -> str | None:
    """The country that a code names, or None."""
    return next((part for part in code.split("-")[1:] if len(part) == 2), None)


@cache
def locale_of(code: str) -> Locale:
    """The customs of a language, from Babel."""
    return Locale.parse(spelling(code), sep="-")
