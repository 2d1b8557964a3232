"""The words of papers, from paper.yml, and how their places are filled."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..records.yaml_reader import parse_yaml

_FILE = Path(__file__).with_name("paper.yml")


@cache
def paper_words() -> Mapping[str, Any]:
    """Every sentence and heading by its key; what is counted has a form for `one` and one for `many`."""
    return dict(parse_yaml(_FILE.read_text("utf-8"), _FILE.name).data)


def paper_text(key: str, **places: object) -> str:
    """A text with its places filled; `n` chooses between one and many."""
    found = paper_words()[key]
    if not isinstance(found, str):
        found = found["one" if places["n"] == 1 else "many"]
    return str(found.format(**places))
