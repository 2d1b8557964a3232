"""Dictionary coding of the names of all entries: each word is sent once, in a list, and a name is a row of numbers.

The titles "Help with visas" and "Help at home" are the list "Help at home visas with", whose words have the numbers 2
to 6, and the row 2 6 5 1 2 3 4 1, in which 1 ends an entry. A number is written as one to four signs of ASCII, that of
a word that is often used as one. In the list each word leaves out the letters that it shares with the one before it,
and says how many these are (front coding).

Most of what the search sends are names, which use the same few thousand words again and again. So they are a tenth
lighter, even when a server packs them, and a browser gets the words apart from each other. `index` in logic-search.js
is the other side.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product, takewhile
from typing import Any

# The signs of ASCII that JSON and scripts leave as they are, in groups: a sign of the first stands for a word by
# itself, one of the second with one more sign after it, and so on. There is room for over a million words.
_SIGNS = "".join(sign for sign in map(chr, range(33, 127)) if sign not in '"&<>\\')
_GROUPS = (_SIGNS[:20], _SIGNS[20:83], _SIGNS[83:87], _SIGNS[87:])
# What stands between two names of an entry, and after its last: the words 0 and 1. No other word holds a space.
_NEXT, _END = " ", "  "
# How many letters a word shares with the one before: as many as one of these tells, and of letters that JavaScript
# counts as one.
_LENGTHS, _LAST = "0123456789abcdefghijklmnopqrstuvwxyz", "\uffff"


def packed_names(columns: Mapping[str, Iterable[Sequence[str]]]) -> Mapping[str, Any]:
    """The names of a field, for each entry in its order: those of all fields, as the browser reads them.

    `pieces` are the words from number 2, each without the letters that it shares with the one before but with how many
    these are; `rows` has for each field the signs of its words; `signs` are the groups of signs.
    """
    rows = {field: list(_pieces_of(entries)) for field, entries in columns.items()}
    pieces = _ranked(Counter(chain.from_iterable(rows.values())))
    signs = dict(zip(pieces, _codes(), strict=False))
    return {
        "signs": _GROUPS,
        "pieces": " ".join(_shortened(pieces[2:])),
        "rows": {field: "".join(signs[piece] for piece in row) for field, row in rows.items()},
    }


def _pieces_of(entries: Iterable[Sequence[str]]) -> Iterator[str]:
    for names in entries:
        for place, name in enumerate(names):
            yield from (*([_NEXT] if place else []), *(name.split(" ") if name else ()))
        yield _END


def _ranked(uses: Counter[str]) -> Sequence[str]:
    """The words that are used most first; those with as many signs in the order of their letters, which packs well."""
    words = sorted(uses.keys() - {_NEXT, _END}, key=lambda word: (-uses[word], word))
    left, ranked = iter(words), [_NEXT, _END]
    for more, group in enumerate(_GROUPS):
        room = len(group) * len(_SIGNS) ** more - (0 if more else len(ranked))
        ranked += sorted(islice(left, room))
    return ranked


def _codes() -> Iterator[str]:
    for more, group in enumerate(_GROUPS):
        yield from map("".join, product(group, *[_SIGNS] * more))


def _shortened(words: Sequence[str]) -> Iterator[str]:
    for before, word in zip(("", *words), words, strict=False):
        letters = zip(before[: len(_LENGTHS) - 1], word, strict=False)
        shared = sum(1 for _ in takewhile(lambda two: two[0] == two[1] <= _LAST, letters))
        yield _LENGTHS[shared] + word[shared:]
