"""The words of facts that all outputs in words share, from fact_words.yml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..records.yaml_reader import parse_yaml

_FILE = Path(__file__).with_name("fact_words.yml")


@cache
def fact_words() -> Mapping[str, str]:
    """Every text by its key."""
    return dict(parse_yaml(_FILE.read_text("utf-8"), _FILE.name).data)
