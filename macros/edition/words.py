"""Files of words that readers meet: how they are read, and which form of a text is meant."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..records.yaml_reader import parse_yaml


@cache
def read_words(file: Path) -> Mapping[str, Any]:
    """Every text of a YAML file by its key; what is counted has a form for `one` and one for `many`."""
    return dict(parse_yaml(file.read_text("utf-8"), file.name).data)


def text_at(words: Mapping[str, Any], key: str, places: Mapping[str, object]) -> str:
    """The text at a key such as `case.place`, with its places in braces; `n` chooses between one and many.

    Raises KeyError where there is no such text, or what is counted has no `n`.
    """
    found: Any = words
    for name in key.split("."):
        found = found[name]
    return found if isinstance(found, str) else str(found["one" if places["n"] == 1 else "many"])
