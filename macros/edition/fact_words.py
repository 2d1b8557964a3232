"""The words of facts that all outputs in words share, from fact_words.yml."""

from collections.abc import Mapping
from pathlib import Path

from .words import read_words

_FILE = Path(__file__).with_name("fact_words.yml")


def fact_words() -> Mapping[str, str]:
    """Every text by its key."""
    return read_words(_FILE)
