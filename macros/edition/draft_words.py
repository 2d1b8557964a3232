"""What pages and books say of a draft in a preview; macros/records/visibility.py decides whether it is shown at all."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("draft_words.yml")


@cache
def draft_words() -> Mapping[str, str]:
    """The band across a record and the sign on its card, as `draft_words.yml` holds them."""
    words: Mapping[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return words
