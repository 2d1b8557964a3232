"""The full text of each practice as a small script, so that a plan can be printed with it, also from a folder.

A text is a tree: a string, or [tag, {attribute: value}, child, …]. The templates make it; nothing else may add to it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement, fragment_fromstring

from ..routes import PLAN
from .render import Renderer
from .site import Site

TEXTS_FOLDER = "assets/data/texts/"
_KEPT = ("class", "href", "start")
_SPACE = re.compile(r"\s+")


def text_scripts(site: Site) -> Iterator[tuple[str, bytes]]:
    """For each published practice the path of its script and the script, with links as seen from the plan page."""
    renderer = Renderer(site)
    for practice in site.catalogue.published.values():
        tree = text_tree(renderer.block("practice_text", PLAN, practice=practice))
        data = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
        safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        script = f'((window.PracticeAtlas=window.PracticeAtlas||{{}}).texts??={{}})["{practice.id}"]={safe};\n'
        yield f"{TEXTS_FOLDER}{practice.id}.js", script.encode()


def text_tree(html: str) -> list[Any]:
    """The elements and texts of an HTML fragment of our own templates, as children of a `div`."""
    return _tree(fragment_fromstring(str(html), create_parent="div"))


def _tree(element: HtmlElement) -> list[Any]:
    """One element with its children; white space is folded, and left out before the first of them."""
    tree: list[Any] = [element.tag, {key: value for key, value in element.items() if key in _KEPT}]
    tree += _folded(element.text, first=True)
    for child in element:
        tree += [_tree(child), *_folded(child.tail)]
    return tree


def _folded(text: str | None, first: bool = False) -> Sequence[str]:
    """A text with each run of white space as one space; nothing where nothing is left."""
    folded = _SPACE.sub(" ", text or "")
    return () if not folded or (first and folded == " ") else (folded,)
