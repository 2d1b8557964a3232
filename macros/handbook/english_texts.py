"""Tells the Typst templates which texts of a book in another language are still English."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..edition.languages import EnglishText


def marked(data: Any) -> Any:
    """The data with `{"english": text}` in place of each text that is still English; `data.typ` sets it as English."""
    match data:
        case EnglishText():
            return {"english": str(data)}
        case str():
            return data
        case Mapping():
            return {key: marked(value) for key, value in data.items()}
        case Sequence():
            return [marked(item) for item in data]
    return data
