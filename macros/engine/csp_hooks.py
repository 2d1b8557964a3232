"""MkDocs events that write the Content-Security-Policy into pages; previews have none, as they reload by a script."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from macros.engine.build_state import INVOCATION
from macros.engine.plugin_errors import as_plugin_error
from macros.publishing.csp import THEME_PAGE
from macros.publishing.headers import write_headers


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Allow the inline scripts of 404.html, which holds only what the theme writes and is made before all pages."""
    if template_name == THEME_PAGE:
        INVOCATION.build.csp_writer.trust(output_content)
    return output_content


@event_priority(-100)
def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Write the policy into a page, after all other plugins.

    Raises PluginError for a page without <head>.
    """
    if INVOCATION.is_preview:
        return output
    with as_plugin_error():
        return INVOCATION.build.csp_writer.add_policy(output, page.file.dest_uri)


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the policy into all other pages, and the header files for hosts.

    Raises PluginError where a page holds an inline script that is not the theme's.
    """
    if not INVOCATION.is_preview:
        site = Path(config.site_dir)
        with as_plugin_error():
            INVOCATION.build.csp_writer.finish(site)
        write_headers(site)
