"""The words of self-checks side by side, which the page of the self-check and its script share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.words import read_words

_FILE = Path(__file__).with_name("together.yml")


def together_words() -> Mapping[str, Any]:
    """The words of together.yml."""
    return read_words(_FILE)
