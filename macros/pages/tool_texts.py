"""What the plan asks of single practices: their full texts for print, and what they propose for an action plan.

Both are scripts, so that they load from a folder too. A text is the HTML that our templates make; the plan takes over
known elements and safe addresses, and nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict

from ..edition.action_plan import proposal_of
from ..edition.facts import texts_of
from ..edition.routes import PLAN
from ..edition.script_json import shards
from ..records.model import Practice
from .render import Renderer
from .site import Site

TEXTS_FOLDER, PROPOSALS_FOLDER = "assets/data/texts/", "assets/data/proposals/"


def text_scripts(site: Site) -> Iterator[tuple[str, tuple[Practice, ...], Callable[[], bytes]]]:
    """Each script with texts: its route, its published practices, and a function that makes it.

    Links are relative to the page of the plan.
    """
    renderer = Renderer(site)

    def text_of(practice: Practice) -> str:
        texts = tuple(texts_of(practice, "page", site.catalogue))
        return renderer.fragment("practice_text", PLAN, practice=practice, texts=texts)

    return shards(TEXTS_FOLDER, "texts", site.catalogue.published, text_of)


def proposal_scripts(site: Site) -> Iterator[tuple[str, tuple[Practice, ...], Callable[[], bytes]]]:
    """Each script with what its published practices propose for an action plan: a unit and an indicator."""
    catalogue = site.catalogue
    return shards(PROPOSALS_FOLDER, "proposals", catalogue.published, lambda it: asdict(proposal_of(it, catalogue)))
