"""The words of head and foot of every page, of the page that is not there, and of the home page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.words import read_words

_FILE = Path(__file__).with_name("front.yml")


def front_words() -> Mapping[str, Any]:
    """The words by part and name, as `front.yml` holds them."""
    return read_words(_FILE)
