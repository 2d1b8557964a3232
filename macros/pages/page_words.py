"""The words of the pages that records make, from page_words.yml, and how their places are filled."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from ..records.yaml_reader import parse_yaml

_FILE = Path(__file__).with_name("page_words.yml")


@cache
def page_words() -> Mapping[str, Any]:
    """Every text by its part and name; what is counted has a form for `one` and one for `many`."""
    return dict(parse_yaml(_FILE.read_text("utf-8"), _FILE.name).data)


def page_text(key: str, **places: object) -> Markup:
    """The text at a key such as `case.place` with its places filled, escaped; `n` chooses between one and many.

    Raises KeyError where there is no such text, or a place is not filled.
    """
    found: Any = page_words()
    for name in key.split("."):
        found = found[name]
    if not isinstance(found, str):
        found = found["one" if places["n"] == 1 else "many"]
    return escape(found).format(**places)
