"""Every kind of page: each page of docs/, and one generated page for each macro that makes such pages."""

from collections.abc import Sequence
from pathlib import Path

from macros.edition.edition import Edition
from macros.pages.page_list import planned_pages
from macros.pages.site import Site
from macros.records.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
NOT_FOUND = "404.html"


def routes(catalogue: Catalogue) -> Sequence[str]:
    """The routes of all kinds of pages, written ones first."""
    return (*map(_route, sorted((ROOT / "docs").rglob("*.md"))), *generated(catalogue).values(), NOT_FOUND)


def generated(catalogue: Catalogue) -> dict[str, str]:
    """The route of one page for each page macro, by the name of the macro: the first with the most to show."""
    edition = Edition("x", "1", catalogue.last_reviewed, "x", "x", "x")
    pages = {page.route: page.shows for page in planned_pages(Site(catalogue, edition))}
    return {macro: max((r for r, m in pages.items() if m == macro), key=len) for macro in sorted(set(pages.values()))}


def _route(path: Path) -> str:
    name = path.relative_to(ROOT / "docs").as_posix().removesuffix("index.md")
    return f"{name.removesuffix('.md')}/" if name.endswith(".md") else name
