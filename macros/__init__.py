"""Renders the records as pages, PDF, EPUB and data; mkdocs-macros loads this package and calls `define_env`."""

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros for pages; mkdocs-macros calls this once in each build, after the records are read."""
    # Imported here, since whoever imports one room of this package needs no MkDocs.
    from .engine.build_state import INVOCATION
    from .engine.page_macros import page_macros

    INVOCATION.build.macros = page_macros(INVOCATION.build, lambda: env.page.url.removesuffix("index.html"))
    for name, macro in INVOCATION.build.macros.items():
        env.macro(macro, name)
