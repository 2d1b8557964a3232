"""The words of the pages that records make, from page_words.yml, and how their places are filled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from ..edition.english_parts import marked
from ..edition.words import read_words, text_at

_FILE = Path(__file__).with_name("page_words.yml")


def page_words() -> Mapping[str, Any]:
    """Every text by its part and name; what is counted has a form for `one` and one for `many`."""
    return read_words(_FILE)


def page_text(key: str, **places: object) -> Markup:
    """The text at a key such as `case.place` with its places filled, escaped; `n` chooses between one and many.

    Raises KeyError where there is no such text, or a place is not filled.
    """
    text = escape(marked(text_at(page_words(), key, places)))
    return text.format(**places) if "{" in text else text
