"""A page that records make, as MkDocs handles it: our templates make its HTML, so there is no Markdown to read.

MkDocs would read front matter and set up a Markdown parser for the one line that each of these pages holds, which
was a tenth of the time of a large build. The line is the same on every page: nothing of a record stands in it.
"""

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..pages.toc import headings
from .html_stash import Blocks

BODY = "{{ record_page() }}"


class GeneratedPage(Page):
    """A page whose whole body is one call of a macro; the search has an entry of our own for it."""

    is_generated = True
    jsonld: str | None = None
    """What machines read of its record; not in its settings, where a writer of another page could set it."""

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Set what MkDocs would read from a file."""
        self.markdown = BODY
        self.meta = {"render_macros": True, "search": {"exclude": True}, "hide": ["navigation"]}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML as it is; only the report of a macro that failed is Markdown."""
        if not Blocks.is_mark(self.markdown or ""):
            super().render(config, files)
            return
        self.content = self.markdown
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


def contents(html: str, page: Page) -> TableOfContents:
    """The page itself, for the link that skips to the content, and below it every second-level heading."""
    first = page.toc.items[0] if page.toc.items else None
    top = AnchorLink(page.title or "", first.id if first and first.level == 1 else "top", 1)
    top.children = [AnchorLink(str(escape(title)), id_, 2) for id_, title in headings(html)]
    return TableOfContents([top])
