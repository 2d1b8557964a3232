"""A generated page in the form that MkDocs takes: its HTML comes from our templates, not from Markdown.

MkDocs would read front matter and set up a Markdown parser for the one line that each of these pages holds, which
was a tenth of the time of a large build. The line is the same on every page: nothing of a record stands in it.
"""

from collections.abc import Iterator

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..edition import routes
from ..pages.page_list import PageEntry, with_neighbours
from ..pages.toc import headings
from .build_state import RUN, Build
from .generated_files import TrackedFile
from .site_context import jsonld

BODY = "{{ record_page() }}"


class GeneratedPage(Page):
    """A page whose body is one macro call. MkDocs does not index it: `pages/search.py` makes its search entry."""

    is_generated = True
    jsonld: str | None = None
    """The JSON-LD of its record. Not in `meta`, where the writer of another page could set it."""

    def __init__(self, entry: PageEntry, file: TrackedFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.entry = entry

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Set the Markdown and the metadata that MkDocs would read from a file."""
        self.markdown = BODY
        hidden = ["navigation", "toc"] if self.entry.is_whole else ["navigation"]
        self.meta = {"render_macros": True, "search": {"exclude": True}, "hide": hidden}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content to the HTML that the macro stashed; the error report of a macro that failed is Markdown."""
        html = RUN.build.stash.take(self.markdown or "")
        if html is None:
            super().render(config, files)
            return
        self.content = html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()

    def complete(self, build: Build) -> None:
        """Set title, description, date, JSON-LD and the parent in the navigation.

        mkdocs-macros evaluates titles as templates, so this comes after it has seen all pages.
        """
        tab = build.tabs.get(routes.source(self.entry.tab))
        self.parent = tab.parent if tab and tab.parent else tab  # type: ignore[assignment]
        self.update_date = self.entry.updated.isoformat()
        self.title = self.meta["title"] = str(escape(self.entry.title))
        self.meta["description"] = str(escape(self.entry.description))
        if self.file.is_modified():
            self.jsonld = jsonld(self.entry.route, build.site)


def page_files(build: Build, config: MkDocsConfig) -> Iterator[TrackedFile]:
    """The file of every generated page, with its page."""
    repository = build.site.edition.repository
    for before, entry, after in with_neighbours(list(build.renderer.pages.values())):
        problems = [problem for problem in build.problems if problem.file == entry.edit]
        state = entry, before and before.title, after and after.title, problems
        file = TrackedFile(config, routes.source(entry.route), state, BODY, InclusionLevel.NOT_IN_NAV)
        if entry.edit and repository:
            file.edit_uri = f"../{entry.edit}"
        GeneratedPage(entry, file, config)
        yield file


def contents(html: str, title: str, top: str = "top") -> TableOfContents:
    """The table of contents: the page at the id `top`, for the skip link, with its second-level headings below."""
    page = AnchorLink(title, top, 1)
    page.children = [AnchorLink(str(escape(heading)), id_, 2) for id_, heading in headings(html)]
    return TableOfContents([page])
