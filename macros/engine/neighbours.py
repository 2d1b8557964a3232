"""The pages before and after a page, where their order says something: in guides and in chains of generated pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..pages.search_entries import search_settings
from .generated_files import GeneratedPage, with_neighbours

Neighbours = tuple[Page | None, Page | None]


def guides_in(nav: Navigation) -> Sequence[Section]:
    """The sections for those who write and maintain: they stand in the foot of pages, and their pages have an order."""
    routes = tuple(search_settings()["guides"])
    sections = [item for item in nav.items if isinstance(item, Section)]
    return [section for section in sections if _first(section).url.startswith(routes)]


def in_guides(guides: Sequence[Section]) -> Iterator[tuple[str, Neighbours]]:
    """The source URI of each page of the guides, with the pages before and after it."""
    for section in guides:
        yield from _in_order([page for page in section.children if isinstance(page, Page)])


def in_chains(pages: Sequence[GeneratedPage]) -> Iterator[tuple[str, Neighbours]]:
    """The source URI of each generated page of a chain, with the pages before and after it."""
    for chain, members in groupby(pages, key=lambda page: page.entry.chain):
        if chain:
            yield from _in_order(list(members))


def _first(section: Section) -> Page:
    first = section.children[0]
    return first if isinstance(first, Page) else _first(first)  # type: ignore[arg-type]


def _in_order(pages: Sequence[Page]) -> Iterator[tuple[str, Neighbours]]:
    for before, page, after in with_neighbours(pages):
        yield page.file.src_uri, (before, after)
