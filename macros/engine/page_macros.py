"""All macros that pages can call, each wrapped so that its HTML goes into the stash."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ..contribute.contributor_macros import contributor_macros
from ..pages.tool_macros import TOOL_MACROS
from ..pages.writers_macros import WRITERS_MACROS
from .build_state import Build


def page_macros(build: Build, here: Callable[[], str]) -> Mapping[str, Callable[..., str]]:
    """Every macro by its name. A call stashes the HTML and returns its placeholder.

    `here` returns the route of the page that calls. Only generated pages call `record_page`, which renders the page
    when it is written.
    """

    def record_page() -> str:
        return build.stash.stash_page(build.renderer.deferred(here()))

    macros = {name: _stashing(render, searched, build, here) for name, render, searched in _macros(build)}
    return {"record_page": record_page, **macros}


def _macros(build: Build) -> Iterator[tuple[str, Callable[..., str], bool]]:
    """The name of each macro, what renders it for the page at a route, and whether the search reads its HTML."""
    renderer = build.renderer
    for macro in (*TOOL_MACROS, *WRITERS_MACROS):
        yield macro.name, partial(macro.render, renderer), macro.searched
    for name, render in contributor_macros(build.site.catalogue, build.site.edition):
        yield name, render, not name.endswith("_form")  # the options of a form are no text of its page


def _stashing(render: Callable[..., str], searched: bool, build: Build, here: Callable[[], str]) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        return build.stash.stash(str(render(here(), *args, **kwargs)), searched)

    return macro
