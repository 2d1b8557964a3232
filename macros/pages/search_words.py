"""Words as the search compares them: small letters, no accents, one spelling. logic-search.js does the same.

What stands in search.yml is English. Another language says which endings it cuts, as a list and not as patterns, so
that a translator can write it and no pattern of strangers is ever run.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import count

from ..records.ids import PLAIN_LETTERS
from .search_entries import search_settings

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010-\u2013][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# Up to three endings are cut at once, as in besser-e-n, and three letters stay.
_ENDINGS = "(?<=...)(?:{endings}){{1,3}}$"

Fold = Callable[[str], str]
"""Gives a word as it is compared."""
_Rules = Iterable[Sequence[str]]


def words_in(text: str, fold: Fold) -> Iterator[tuple[str, int | None]]:
    """The words of a text as `fold` gives them, with their positions. No phrase goes over the end of a line.

    `pre-arrival` gives its two parts and, without a position, the one word `prearrival`.
    """
    at = 0
    for line in plain(text).split("\n"):
        for word in _COMPOUND.findall(line):
            if word.isalnum():
                yield fold(word), at
                at += 1
                continue
            parts = _PART.findall(word)
            yield fold("".join(parts)), None
            yield from zip(map(fold, parts), count(at))
            at += len(parts)
        at += 1


def plain(text: str) -> str:
    """A text in small letters without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).lower().translate(PLAIN_LETTERS))
    return _BEYOND_ASCII.sub(_without_marks, letters)


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.category(letter).startswith("M"))


def finished_word() -> Fold:
    """The function that gives a word of the current language as a finished one, once for each word."""
    return cache(_by((*search_settings()["spellings"], *plurals())))


def plurals() -> _Rules:
    """Pairs of a pattern and what stands for it, for finished words of the current language."""
    settings = search_settings()
    if not settings["endings"]:
        english: _Rules = settings["plurals"]
        return english
    spelled = _by(settings["spellings"])
    endings = {spelled(plain(text)) for text in f"{settings['endings']} {settings['english_endings']}".split()} - {""}
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return [(_ENDINGS.format(endings="|".join(longest_first)), "")]


def _by(rules: _Rules) -> Fold:
    compiled = [(re.compile(pattern), other) for pattern, other in rules]

    def fold(word: str) -> str:
        for pattern, other in compiled:
            word = pattern.sub(other, word)
        return word

    return fold
