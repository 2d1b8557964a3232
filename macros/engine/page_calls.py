"""The calls of macros on pages: a bad one stops a build with a sentence, and in a preview the sentence stands there.

mkdocs-macros would print the traceback on the page and let a build without --strict succeed.
"""

import logging
import traceback
from typing import Any

from mkdocs.exceptions import PluginError

from .build_state import RUN

log = logging.getLogger("mkdocs.hooks.atlas")


class PageCalls:
    """Renders the calls on pages instead of mkdocs-macros, whose plugin it is given."""

    def __init__(self, plugin: Any) -> None:
        self.plugin = plugin

    def render(self, markdown: str, force_rendering: bool = False) -> str:  # noqa: ARG002 - as the plugin calls it
        """The page with the results of its calls. Raises PluginError in a build where one of them is bad."""
        page = self.plugin.page
        if not page.meta.get("render_macros"):
            return markdown
        try:
            return str(self.plugin.env.from_string(markdown).render())
        except Exception as error:  # noqa: BLE001 - whatever is wrong, writers are told where and what
            place = f"docs/{page.file.src_uri}:{_line(error, markdown, page.file)}"
            told = f"{place}: a macro must be called as the guide of macros shows; got {_sentence(error)}"
        if not RUN.is_preview:
            raise PluginError(told)
        log.warning(told)
        return f"# This page has a fault\n\n    {told}\n"  # indented, so that nothing of it is Markdown


def _sentence(error: Exception) -> str:
    """What the error says, in one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _line(error: Exception, markdown: str, file: Any) -> int:
    """The line of the bad call in the source of the page, from 1; the lines above the text are its settings."""
    frames = traceback.extract_tb(error.__traceback__)
    in_text = next((frame.lineno for frame in frames if frame.filename in ("<template>", "<unknown>")), None)
    line = getattr(error, "lineno", None) or in_text or 1
    source = file.content_string if file.generated_by is None else markdown
    above = source.count("\n") - markdown.count("\n")
    return int(line) + max(above, 0)
