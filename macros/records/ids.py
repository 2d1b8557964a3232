"""Ids: the names of the files of records, made from what people call them."""

import re
import unicodedata

LONGEST = 80
# Letters that do not come apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)


def id_from(text: str) -> str:
    """The id that a title or a file name suggests, empty where it holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    short = "-".join(words)[: LONGEST + 1]
    return short if len(short) <= LONGEST else short.rpartition("-")[0] or short[:LONGEST]
