"""What pages and books say of a draft in a preview; macros/records/visibility.py decides whether it is shown at all."""

from collections.abc import Mapping
from pathlib import Path

from .words import read_words

_FILE = Path(__file__).with_name("draft_words.yml")


def draft_words() -> Mapping[str, str]:
    """The band across a record and the sign on its card, as `draft_words.yml` holds them."""
    return read_words(_FILE)
