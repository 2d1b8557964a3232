"""The element around a text whose language is not that of its page."""

from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader

from .languages import ENGLISH

_FOLDER = Path(__file__).parent / "templates"
_TEXT = "\0"


@cache
def tags_of(element: Literal["span", "div"], language: str, direction: str) -> tuple[str, str]:
    """The tags before and behind the text, with the way it runs, ltr or rtl, where its page runs the other way."""
    template = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True).get_template("in_language.html.j2")
    before, _, behind = template.render(element=element, language=language, direction=direction, text=_TEXT).partition(
        _TEXT
    )
    return before, behind


def english_tags(element: Literal["span", "div"], direction: str) -> tuple[str, str]:
    """The tags around an English text on a page that runs this way."""
    return tags_of(element, ENGLISH, "ltr" if direction == "rtl" else "")
