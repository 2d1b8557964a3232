"""The order of the alphabet of a language: Ärzte before Zürich, and in Slovak Čakáreň after Cvičenie."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from ..records.ids import PLAIN_LETTERS
from .words import current_language

# Letters with a place of their own: they follow the letter that stands before the colon, in this order. All others
# count as the letter without its accent; å/aa are two spellings of one. A test holds the order against the browser's.
_LETTERS: Mapping[str, str] = {
    "cs": "c: č, h: ch, r: ř, s: š, z: ž",
    "da": "z: æ/ä ø/ö å/aa",
    "es": "n: ñ",
    "fi": "z: å ä/æ ö/ø",
    "hr": "c: č ć, d: đ, s: š, z: ž",
    "nb": "z: æ/ä ø/ö å/aa",
    "pl": "a: ą, c: ć, e: ę, l: ł, n: ń, o: ó, s: ś, z: ź ż",
    "sk": "a: ä, c: č, h: ch, o: ô, s: š, z: ž",
    "sl": "c: č ć, d: đ, s: š, z: ž",
    "sv": "z: å ä/æ ö/ø/ő/œ/ô",
}
# Sorts behind every letter.
_LAST = 0xF000


def alphabetical(text: str, language: str = "") -> tuple[str, str]:
    """The key by which a text stands in the order of a language, or of that of the build.

    Accents count only between texts that are else alike.
    """
    folded = unicodedata.normalize("NFC", text.casefold())
    plain = folded
    for letter, place in _places((language or current_language()).partition("-")[0]).items():
        plain = plain.replace(letter, place)
    letters = unicodedata.normalize("NFKD", plain.translate(PLAIN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), folded


@cache
def _places(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for group in filter(None, _LETTERS.get(language, "").split(", ")):
        base, letters = group.split(": ")
        for place, same in enumerate(letters.split()):
            found |= dict.fromkeys(same.split("/"), f"{base}{chr(_LAST + place)}")
    return found
