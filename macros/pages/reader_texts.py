"""The full text of each practice as a small script, so that a plan can be printed with it, also from a folder.

A text is the HTML that our templates make; the plan takes over known elements and safe addresses, and nothing else.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial

from ..records.model import Practice
from ..routes import PLAN
from .render import Renderer
from .site import Site

TEXTS_FOLDER = "assets/data/texts/"


def text_scripts(site: Site) -> Iterator[tuple[str, Practice, Callable[[], bytes]]]:
    """For each published practice the path of its script, itself, and what makes the script."""
    renderer = Renderer(site)
    for practice in site.catalogue.published.values():
        yield f"{TEXTS_FOLDER}{practice.id}.js", practice, partial(_script, renderer, practice)


def _script(renderer: Renderer, practice: Practice) -> bytes:
    """The script of one practice, with links as seen from the plan page."""
    data = json.dumps(renderer.block("practice_text", PLAN, practice=practice), ensure_ascii=False)
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'((window.PracticeAtlas=window.PracticeAtlas||{{}}).texts??={{}})["{practice.id}"]={safe};\n'.encode()
