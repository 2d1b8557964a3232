"""Generated pages and data files in the form that MkDocs takes.

The HTML of a generated page comes whole from our templates. MkDocs would read front matter and set up a Markdown parser
for the one line that each of these pages holds, which was a tenth of the time of a large build. The line is the same on
every page: nothing of a record stands in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..edition import routes
from ..pages.page_list import PageEntry
from ..pages.site import Site
from ..pages.toc import headings
from .build_state import INVOCATION, Build
from .site_context import collection_files, jsonld, record_files

BODY = "{{ record_page() }}"
_Item = TypeVar("_Item")


class TrackedFile(File):
    """A generated file that a preview writes again only when its `state` changed.

    MkDocs compares the dates of source files, and a generated file has none. Two files with equal `state` have the
    same content.
    """

    is_stale = True
    """Whether a preview must write it again."""

    def __init__(
        self,
        config: MkDocsConfig,
        src_uri: str,
        state: object,
        content: str = "",
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    ) -> None:
        super().__init__(src_uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.generated_by = "atlas"
        self.state = state
        self._content = content

    def is_modified(self) -> bool:
        """Whether a build with `--dirty` must write it."""
        return self.is_stale


class GeneratedPage(Page):
    """A page whose body is one macro call. MkDocs does not index it, since `pages/search_entries.py` does."""

    is_generated = True
    jsonld: str | None = None
    """The JSON-LD of its record. Not in `meta`, where the writer of another page could set it."""
    render_html: Callable[[], str]
    """Renders its content."""

    def __init__(self, entry: PageEntry, file: TrackedFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.entry = entry

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Set the Markdown and the metadata that MkDocs would read from a file."""
        self.markdown = BODY
        hidden = ["navigation", "toc"] if self.entry.is_full_width else ["navigation"]
        self.meta = {"render_macros": True, "search": {"exclude": True}, "hide": hidden}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take what renders the content when the page is written."""
        self.render_html = INVOCATION.build.stash.take_page(str(self.markdown))
        self.content = ""
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
        state = entry, *(_title_in_chain(entry, other) for other in (before, after)), problems
        file = TrackedFile(config, routes.source(entry.route), state, BODY, InclusionLevel.NOT_IN_NAV)
        if entry.edit and repository:
            file.edit_uri = f"../{entry.edit}"
        GeneratedPage(entry, file, config)  # attaches itself to its file, as every page of MkDocs does
        yield file


def with_neighbours(row: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Each item of a row with the one before and the one after it."""
    yield from zip([None, *row[:-1]], row, [*row[1:], None], strict=True)


def _title_in_chain(entry: PageEntry, other: PageEntry | None) -> str | None:
    """What the page says of its neighbour: its title, where both are of one chain."""
    return other.title if other and entry.chain and other.chain == entry.chain else None


def table_of_contents(html: str, title: str, top: str = "top") -> TableOfContents:
    """The table of contents: the page at the id `top`, for the skip link, with its second-level headings below."""
    page = AnchorLink(title, top, 1)
    page.children = [AnchorLink(str(escape(heading)), id_, 2) for id_, heading in headings(html)]
    return TableOfContents([page])


class GeneratedDataFile(TrackedFile):
    """A data file, whose content is made when MkDocs writes it."""

    def __init__(self, config: MkDocsConfig, route: str, state: object, make: Callable[[], bytes]) -> None:
        super().__init__(config, route, state)
        self.make: Callable[[], bytes] | None = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, then free its content: MkDocs writes pages after all files, and would keep it until then."""
        if self.make and (self.is_stale or not dirty):
            self._content = self.make()
            super().copy_file()
        self._content, self.state, self.make = "", None, None


def data_files(site: Site, open_data: Iterable[tuple[str, bytes]], config: MkDocsConfig) -> Iterator[GeneratedDataFile]:
    """Every generated file that is not a page: redirects, data for scripts, and the open data."""
    for route, content in chain(collection_files(site), open_data):
        yield GeneratedDataFile(config, route, content, partial(bytes, content))
    for route, records, make in record_files(site):
        yield GeneratedDataFile(config, route, records, make)
