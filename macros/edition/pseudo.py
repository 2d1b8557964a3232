"""The pseudo-language: English in which every letter that can has an accent, so that what is not translated shows."""

import re

from .languages import PSEUDO

_ACCENTED = str.maketrans("ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ȦĈḊĖĠḢÏĴĶĻṄȮṘṠṪŲẆẎẐȧĉḋėġḣïĵķļṅȯṙṡṫųẇẏẑ")
# What is no word for readers: addresses, targets of links, places that are filled in later, and tags.
_KEPT = re.compile(r"(https?://[^\s<>\"')\]]+|\]\([^)]*\)|\{[^}]*\}|\[[a-z_]+\.[a-z_]+\]|<[^>]*>)")


def accented(text: str) -> str:
    """The text with accents on its letters, and none in addresses, targets of links, places and tags.

    It has as many characters as before, so that it keeps every limit.
    """
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else part.translate(_ACCENTED) for index, part in enumerate(parts))


def in_pseudo(text: str, language: str) -> str:
    """A text of another library, such as a date: with accents in the pseudo-language, which no library speaks."""
    return accented(text) if language == PSEUDO else text
