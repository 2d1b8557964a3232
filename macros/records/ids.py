"""Ids of records, which are the names of their files, made from titles."""

import re
import unicodedata

LONGEST = 80
# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)


def id_from(text: str) -> str:
    """The id made from a title or a file name; empty where that holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    short = "-".join(words)[: LONGEST + 1]
    return short if len(short) <= LONGEST else short.rpartition("-")[0] or short[:LONGEST]
