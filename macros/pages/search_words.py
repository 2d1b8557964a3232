"""Words as the search compares them: small letters, no accents, one spelling. logic-search.js does the same."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..records.ids import PLAIN_LETTERS
from .search_entries import search_settings

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010-\u2013][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def words_in(text: str) -> Iterator[str]:
    """The words of a text, compared as finished ones. `pre-arrival` gives its parts and, as one word, `prearrival`."""
    for compound in _COMPOUND.findall(plain(text)):
        parts = _PART.findall(compound)
        yield from (_folded(part) for part in parts)
        if len(parts) > 1:
            yield _folded("".join(parts))


def positions_in(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text with their positions, without compounds. No phrase goes over the end of a line."""
    at = 0
    for line in text.split("\n"):
        for part in _PART.findall(plain(line)):
            yield _folded(part), at
            at += 1
        at += 1


def plain(text: str) -> str:
    """A text in small letters without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).lower().translate(PLAIN_LETTERS))
    return _BEYOND_ASCII.sub(_without_marks, letters)


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.category(letter).startswith("M"))


@cache
def _folded(word: str) -> str:
    for pattern, other in _rules():
        word = pattern.sub(other, word)
    return word


@cache
def _rules() -> Sequence[tuple[re.Pattern[str], str]]:
    settings: Any = search_settings()
    return [(re.compile(pattern), other) for pattern, other in (*settings["spellings"], *settings["plurals"])]
