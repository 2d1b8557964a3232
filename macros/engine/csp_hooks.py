"""MkDocs events that give every page its policy. Previews go without: their reloading is an inline script."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

_state: dict[str, Any] = {"is_preview": False}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a preview."""
    _state["is_preview"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin with nothing trusted."""
    from macros.publishing.csp import Gate

    _state["gate"] = Gate()
    return config


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Trust what the theme itself puts into a page; it makes this one before all others."""
    from macros.publishing.csp import THEME_PAGE

    if template_name == THEME_PAGE:
        _state["gate"].trust(output_content)
    return output_content


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Write the policy into a page when nothing else will be written into it."""
    if _state["is_preview"]:
        return output
    from macros.engine.plugin_errors import told_plainly

    with told_plainly():
        return str(_state["gate"].passed(output, page.file.dest_uri))


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Give all other pages their policy, and hosts their headers; refuse a site with what must not run."""
    from macros.engine.plugin_errors import told_plainly
    from macros.publishing.headers import write_headers

    if not _state["is_preview"]:
        site = Path(config.site_dir)
        with told_plainly():
            _state["gate"].close(site)
        write_headers(site)
