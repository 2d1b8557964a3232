"""The calls of macros on pages: a bad one stops a build with a sentence, and in a preview the sentence stands there.

mkdocs-macros would print the traceback on the page and let a build without --strict succeed.
"""

import logging
import traceback
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from ..records.paths import pages_path
from .build_state import INVOCATION

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
            file, source = self._source(page.file, markdown)
            place = f"{file}:{_line(error, markdown, source)}"
            told = f"{place}: {_expected(error)}; got {_sentence(error)}"
        if not INVOCATION.is_preview:
            raise PluginError(told)
        log.warning(told)
        return f"# This page has a fault\n\n    {told}\n"  # indented, so that nothing of it is Markdown

    def _source(self, file: Any, markdown: str) -> tuple[str, str]:
        """The path of the file that a page is written in, relative to the root, and its text."""
        if file.src_uri in INVOCATION.build.translated_pages:
            path = f"{pages_path(INVOCATION.build.site.edition.language)}/{file.src_uri}"
            translated = Path(self.plugin.conf.config_file_path).parent / path
            if translated.is_file():  # which a pseudo-language has not
                return path, translated.read_text("utf-8-sig")
        return f"docs/{file.src_uri}", file.content_string if file.generated_by is None else markdown


def _expected(error: Exception) -> str:
    """What must hold: the call is right, or the template of the macro is, where the error comes from its line."""
    frames = traceback.extract_tb(error.__traceback__)
    template = next((frame for frame in reversed(frames) if frame.filename.endswith(".j2")), None)
    if template is None:
        return "a macro must be called as the guide of macros shows"
    return f"the template of a macro must be right, here {Path(template.filename).name}:{template.lineno}"


def _sentence(error: Exception) -> str:
    """What the error says, in one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _line(error: Exception, markdown: str, source: str) -> int:
    """The line of the bad call in the source of the page, from 1; the lines above the text are its settings."""
    frames = traceback.extract_tb(error.__traceback__)
    in_text = next((frame.lineno for frame in frames if frame.filename in ("<template>", "<unknown>")), None)
    line = getattr(error, "lineno", None) or in_text or 1
    above = source.count("\n") - markdown.count("\n")
    return int(line) + max(above, 0)
