"""The words of papers, from paper.yml, and how their places are filled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.words import read_words, text_at

_FILE = Path(__file__).with_name("paper.yml")


def paper_words() -> Mapping[str, Any]:
    """Every sentence and heading by its key; what is counted has a form for `one` and one for `many`."""
    return read_words(_FILE)


def paper_text(key: str, **places: object) -> str:
    """A text with its places filled; `n` chooses between one and many."""
    return text_at(paper_words(), key, places).format(**places)
