"""The package that turns records into views; `define_env` is all that mkdocs-macros sees of it.

Each macro returns HTML that our own escaping templates made. Ids are the only thing that a page may say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine.html_stash import Blocks
    from .pages.render import Renderer

# The macro that generated pages call; all others stand on pages that people write.
PAGE_MACROS = ("record_page",)
# The macros that stand on one page each: the reader's tools.
TOOL_MACROS = ("practice_finder", "case_finder", "compare", "plan_tool", "self_check")
# Those of them that show every record.
LIST_MACROS = ("practice_finder", "case_finder")
# The same for contributors: the forms, and the guide that is made from the records' own rules.
CONTRIBUTE_MACROS = ("practice_form", "case_form", "field_reference", "rule_list")
RENDERER = "atlas_renderer"
BLOCKS = "atlas_blocks"


def define_env(env: Any) -> None:
    """Offer the macros to pages; called by mkdocs-macros for each build."""
    unsearched = _unsearched()
    for name, render in _offered(env.conf.extra[RENDERER]):
        env.macro(_on_this_page(env, render, name not in unsearched), name)


def on_pre_page_macros(env: Any) -> None:
    """Before the first page is rendered, take everything but the atlas's own macros out of reach of pages."""
    from .engine.page_sandbox import Sandbox, sealed

    if not isinstance(env.env, Sandbox):
        names = {name for name, _ in _offered(env.conf.extra[RENDERER])}
        env._env = sealed(env.env, {name: macro for name, macro in env.macros.items() if name in names})


def _offered(renderer: Renderer) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every macro that a page may call."""
    from .contribute.page_macros import page_macros
    from .pages.writers_macros import WRITERS_MACROS

    for name in (*PAGE_MACROS, *TOOL_MACROS):
        yield name, getattr(renderer, name)
    of_contributors = dict(page_macros(renderer.site.catalogue, renderer.site.edition))
    yield from ((name, of_contributors[name]) for name in CONTRIBUTE_MACROS)
    yield from ((macro.name, macro.bound_to(renderer)) for macro in WRITERS_MACROS)


def _unsearched() -> set[str]:
    """The macros that show records: each record has an entry of its own in the search."""
    from .pages.writers_macros import WRITERS_MACROS

    return {*PAGE_MACROS, *LIST_MACROS, *(macro.name for macro in WRITERS_MACROS if not macro.searched)}


def _on_this_page(env: Any, render: Callable[..., Any], searched: bool) -> Callable[..., Any]:
    """The macro with the route of the page on which it is called as its first argument."""

    @wraps(render)
    def macro(*args: Any, **kwargs: Any) -> Any:
        blocks: Blocks = env.conf.extra[BLOCKS]
        return blocks.set_aside(str(render(env.page.url.removesuffix("index.html"), *args, **kwargs)), searched)

    return macro
