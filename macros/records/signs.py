"""Signs that a text must not hold: unseen ones, damaged letters, and those of one font only."""

import re
import unicodedata
from typing import NamedTuple

# Control characters, the characters that reorder text when it is displayed, and breaks and joins that nobody sees.
# Written with escapes that Python and JavaScript share: the form carries the pattern, and no page may hold such signs.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    r"\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")
# The first signs of what is left of é, € and the like when a program reads UTF-8 as if it were Latin-1.
_MISREAD = re.compile("[\u00c2-\u00c5\u00e2]")
_MENDED = re.compile("[\u00a0-\u024f\u2000-\u20bf]+")


class Sign(NamedTuple):
    """What must not stand in a text: its place from 0, and what to say of it."""

    start: int
    message: str
    tip: str


def bad_sign(text: str) -> Sign | None:
    """The first sign that must not stand in the text."""
    if text.isascii():
        found = UNSEEN.search(text)
        return _unseen(found) if found else None
    found = UNSEEN.search(text)
    return _unseen(found) if found else _misread(text)


def _unseen(found: re.Match[str]) -> Sign:
    sign = found.group()
    code, name = f"U+{ord(sign):04X}", unicodedata.name(sign, "").lower()
    if sign == "\ufffd":
        return Sign(
            found.start(),
            f"letters must be whole; got {code}, where one is lost",
            "type the letter again, and save as UTF-8",
        )
    if unicodedata.category(sign) == "Co":
        message = f"the text must not hold signs that one font alone has; got {code}"
        return Sign(found.start(), message, "type an ordinary sign instead, such as - or *")
    got = f"{code} ({name})" if name else code
    message = f"the text must not hold characters that cannot be seen; got {got}"
    return Sign(found.start(), message, "delete it and type the words around it again")


def _misread(text: str) -> Sign | None:
    """Letters that were read in another encoding than they were written in, such as Ã¼ for ü."""
    for found in _BEYOND_ASCII.finditer(text) if _MISREAD.search(text) else ():
        try:
            meant = found.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        if _MENDED.fullmatch(meant):
            message = f"letters must be whole; got '{found.group()}', which was '{meant}' before a program misread it"
            return Sign(found.start(), message, f"write {meant}, and look for more of this kind")
    return None
