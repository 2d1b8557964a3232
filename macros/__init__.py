"""The package that turns records into views; `define_env` is all that mkdocs-macros sees of it."""

from typing import Any


def define_env(env: Any) -> None:
    """Offer the macros to pages; called by mkdocs-macros for each build, after the records are read."""
    # Imported here, since whoever imports one room of this package needs no MkDocs.
    from .engine.build_state import RUN
    from .engine.page_macros import page_macros

    RUN.build.macros = page_macros(RUN.build, lambda: env.page.url.removesuffix("index.html"))
    for name, macro in RUN.build.macros.items():
        env.macro(macro, name)
