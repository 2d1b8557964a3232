"""The words of head and foot of every page, of the page that is not there, and of the home page."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("front.yml")


@cache
def front_words() -> Mapping[str, Any]:
    """The words by part and name, as `front.yml` holds them."""
    words: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return words
