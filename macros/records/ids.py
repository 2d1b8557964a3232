"""Ids of records, which are the names of their files, made from titles."""

import re
import unicodedata

LONGEST = 80
# Letters that Unicode does not decompose into a base letter and an accent, and the dashes of word processors.
PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
# Names that Windows keeps for devices: it can neither make nor open a file of such a name.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))


def id_from(text: str) -> str:
    """The id made from a title or a file name; empty where that holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(PLAIN_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    short = "-".join(words)[: LONGEST + 1]
    return short if len(short) <= LONGEST else short.rpartition("-")[0] or short[:LONGEST]
