"""MkDocs events that give every page its policy. Previews go without: their reloading is an inline script."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from macros.engine.build_state import RUN
from macros.engine.plugin_errors import as_plugin_error
from macros.publishing.csp import THEME_PAGE
from macros.publishing.headers import write_headers


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Trust what the theme itself puts into a page; it makes this one before all others."""
    if template_name == THEME_PAGE:
        RUN.build.gate.trust(output_content)
    return output_content


@event_priority(-100)
def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Write the policy into a page when nothing else will be written into it."""
    if RUN.is_preview:
        return output
    with as_plugin_error():
        return RUN.build.gate.passed(output, page.file.dest_uri)


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Give all other pages their policy, and hosts their headers; refuse a site with what must not run."""
    if not RUN.is_preview:
        site = Path(config.site_dir)
        with as_plugin_error():
            RUN.build.gate.close(site)
        write_headers(site)
