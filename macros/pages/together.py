"""The words of self-checks side by side, which the page of the self-check and its script share."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..records.yaml_reader import parse_yaml

_FILE = Path(__file__).with_name("together.yml")


@cache
def together_words() -> Mapping[str, Any]:
    """The words of together.yml."""
    return dict(parse_yaml(_FILE.read_text("utf-8"), _FILE.name).data)
