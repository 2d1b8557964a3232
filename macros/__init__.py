"""Renders the records as pages, PDF, EPUB and data; mkdocs-macros loads this package and calls `define_env`."""

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros for pages; mkdocs-macros calls this once in each build, after the records are read."""
    # Imported here, since whoever imports one room of this package needs no MkDocs.
    from .engine.build_state import RUN
    from .engine.page_macros import page_macros

    RUN.build.macros = page_macros(RUN.build, lambda: env.page.url.removesuffix("index.html"))
    for name, macro in RUN.build.macros.items():
        env.macro(macro, name)
