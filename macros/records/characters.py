"""Characters that a text must not hold: invisible ones, damaged letters, and those of one font only."""

import re
import unicodedata
from typing import NamedTuple

from .messages import said

# Control characters, characters that reorder text when it is displayed, and invisible breaks and joiners. Written with
# escapes that Python and JavaScript share: the form carries the pattern, and no page may hold such characters.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    r"\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")
# The first characters of what is left of é, € and the like when a program reads UTF-8 as if it were Latin-1.
_MISREAD = re.compile("[\u00c2-\u00c5\u00e2]")
_MENDED = re.compile("[\u00a0-\u024f\u2000-\u20bf]+")


class BadCharacter(NamedTuple):
    """A character that must not stand in a text: its index from 0, and what to say of it."""

    start: int
    message: str
    tip: str


def bad_character(text: str) -> BadCharacter | None:
    """The first character that must not stand in the text."""
    if found := INVISIBLE.search(text):
        return _invisible(found)
    return None if text.isascii() else _misread(text)


def _invisible(found: re.Match[str]) -> BadCharacter:
    character = found.group()
    code, name = f"U+{ord(character):04X}", unicodedata.name(character, "").lower()
    if character == "\ufffd":
        return BadCharacter(found.start(), *said("Y003.lost", sign=code))
    if unicodedata.category(character) == "Co":
        return BadCharacter(found.start(), *said("Y003.one_font", sign=code))
    return BadCharacter(found.start(), *said("Y003.unseen", sign=f"{code} ({name})" if name else code))


def _misread(text: str) -> BadCharacter | None:
    """Letters that were read in another encoding than they were written in, such as Ã¼ for ü."""
    for found in _BEYOND_ASCII.finditer(text) if _MISREAD.search(text) else ():
        try:
            meant = found.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        if _MENDED.fullmatch(meant):
            return BadCharacter(found.start(), *said("Y003.misread", got=found.group(), meant=meant))
    return None
