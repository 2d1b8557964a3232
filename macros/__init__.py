"""The package that turns records into views; `define_env` is all that mkdocs-macros sees of it.

Each macro returns HTML that our own escaping templates made. Ids are the only thing that a page may say.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .blocks import Blocks
    from .pages.render import Renderer

# The macros that generated pages call; all others are for writers.
PAGE_MACROS = ("practice_page", "case_page", "facet_page", "term_page", "country_page")
# The macros that stand on one page each: the reader's tools.
TOOL_MACROS = ("practice_finder", "case_finder", "compare", "plan_tool", "self_check")
RENDERER = "atlas_renderer"
BLOCKS = "atlas_blocks"


def define_env(env: Any) -> None:
    """Offer the macros to pages; called by mkdocs-macros for each build."""
    from .contribute.macros import page_macros
    from .pages.writers_macros import WRITERS_MACROS

    renderer: Renderer = env.conf.extra[RENDERER]
    for name in (*PAGE_MACROS, *TOOL_MACROS):
        env.macro(_on_this_page(env, getattr(renderer, name)), name)
    for name, render in page_macros(renderer.site.catalogue, renderer.site.edition):
        env.macro(_on_this_page(env, render), name)
    for macro in WRITERS_MACROS:
        env.macro(_on_this_page(env, macro.bound_to(renderer)), macro.name)


def on_pre_page_macros(env: Any) -> None:
    """Before the first page is rendered, take everything but the atlas's own macros out of reach of pages."""
    from .pages.writers_macros import WRITERS_MACROS
    from .sandbox import Sandbox, sealed

    if not isinstance(env.env, Sandbox):
        names = {*PAGE_MACROS, *TOOL_MACROS, *(macro.name for macro in WRITERS_MACROS)}
        env._env = sealed(env.env, {name: macro for name, macro in env.macros.items() if name in names})


def _on_this_page(env: Any, render: Callable[..., Any]) -> Callable[..., Any]:
    """The macro with the route of the page on which it is called as its first argument."""

    @wraps(render)
    def macro(*args: Any, **kwargs: Any) -> Any:
        blocks: Blocks = env.conf.extra[BLOCKS]
        return blocks.set_aside(str(render(env.page.url.removesuffix("index.html"), *args, **kwargs)))

    return macro
