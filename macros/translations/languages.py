"""Codes of languages, and which way they are written."""

import re

from babel import Locale, UnknownLocaleError

from ..records.problems import quoted
from .pseudo import PSEUDO

ENGLISH = "en"
_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


class LanguageError(ValueError):
    """A code names no language that the atlas can have; the message says what it must be."""


def language_code(text: str) -> str:
    """The code of a language into which the atlas is translated. Raises LanguageError for any other text."""
    if text == PSEUDO:
        return text
    try:
        if not _CODE.fullmatch(text) or text == ENGLISH:
            raise ValueError
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        raise LanguageError(
            f"the language must be a code such as de, sk or pt-BR, or {PSEUDO} for a trial; got {quoted(text)}"
        ) from None
    return text


def direction(language: str) -> str:
    """Which way a language is written: ltr or rtl, as the attribute `dir` needs it."""
    return "ltr" if language == PSEUDO else Locale.parse(language, sep="-").text_direction
