"""Words as the search compares them: small letters, no accents, one spelling. logic-search.js does the same."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from typing import Any

from ..records.ids import PLAIN_LETTERS
from .search_entries import search_settings

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010-\u2013][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def words_in(text: str) -> Iterator[tuple[str, int | None]]:
    """The words of a text, compared as finished ones, with their positions. No phrase goes over the end of a line.

    `pre-arrival` gives its two parts and, without a position, the one word `prearrival`.
    """
    at = 0
    for line in plain(text).split("\n"):
        for word in _COMPOUND.findall(line):
            if word.isalnum():
                yield _folded(word), at
                at += 1
                continue
            parts = _PART.findall(word)
            yield _folded("".join(parts)), None
            yield from zip(map(_folded, parts), count(at))
            at += len(parts)
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
