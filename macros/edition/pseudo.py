"""The pseudo-languages: English with accents on its letters, so that what is not translated shows, and longer words."""

import re

from .languages import MIRRORED, PSEUDO, PSEUDO_LANGUAGES

_ACCENTED = str.maketrans("ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ȦĈḊĖĠḢÏĴĶĻṄȮṘṠṪŲẆẎẐȧĉḋėġḣïĵķļṅȯṙṡṫųẇẏẑ")
# These stand twice in the longer one: a text grows by a third, as in German, and so does its longest word.
_TWICE = re.compile("[ȧėïȯųẏṅ]")
# What is no word for readers: addresses, targets of links, places that are filled in later, and tags.
_KEPT = re.compile(r"(https?://[^\s<>\"')\]]+|\]\([^)]*\)|\{[^}]*\}|\[[a-z_]+\.[a-z_]+\](?!\()|<[^>]*>)")
# Code, calls of macros, what HTML has names for, and the targets of links that stand by themselves.
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`|\{\{.*?\}\}|&\w+;|^\[[^\]\n]+\]: \S+)", re.MULTILINE | re.DOTALL)


def accented(text: str) -> str:
    """The text with accents on its letters, and none in addresses, targets of links, places and tags.

    It has as many characters as before, so that it keeps every limit.
    """
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else part.translate(_ACCENTED) for index, part in enumerate(parts))


def in_pseudo(text: str, language: str, limit: int | None = None) -> str:
    """The text as a pseudo-language has it, longer only within its limit; the same text in any other language."""
    if language not in PSEUDO_LANGUAGES:
        return text
    said = accented(text)
    longer = _TWICE.sub(r"\g<0>\g<0>", said) if language == MIRRORED else said
    return said if limit and len(longer) > limit else longer


def page_in_pseudo(text: str, language: str) -> str | None:
    """A page in Markdown with accents on its words and none in its code; None in any other language.

    The longer pseudo-language, which shows how much room there is, leaves pages in English.
    """
    if language != PSEUDO:
        return None
    parts = _CODE.split(text)
    return "".join(part if index % 2 else accented(part) for index, part in enumerate(parts))
