"""The full text of each practice as a small script, so that a plan can be printed with it, also from a folder.

A text is a tree: a string, or [tag, {attribute: value}, child, …]. The templates make it; nothing else may add to it.
"""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from ..routes import PLAN
from .render import Renderer
from .site import Site

TEXTS_FOLDER = "assets/data/texts/"
_KEPT = ("class", "href", "start")
_EMPTY = ("br", "hr")


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
    reader = _TreeReader()
    reader.feed(str(html))  # a plain string: each slice of marked-up text would be marked up again
    reader.close()
    return reader.top


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[Any] = ["div", {}]
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = [tag, {key: value or "" for key, value in attrs if key in _KEPT}]
        self._open[-1].append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            before, after = " " * data[0].isspace(), " " * data[-1].isspace()
            self._open[-1].append(f"{before}{text}{after}")
        elif self._open[-1][2:]:
            self._open[-1].append(" ")
