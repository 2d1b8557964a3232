"""Every kind of page: each page of docs/, and one generated page for each template of such pages."""

from collections.abc import Sequence
from pathlib import Path

from macros.edition.edition import Edition
from macros.edition.routes import board as board_route
from macros.pages.page_list import list_pages
from macros.pages.site import Site
from macros.records.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
NOT_FOUND = "404.html"


def routes(catalogue: Catalogue) -> Sequence[str]:
    """The routes of all kinds of pages, written ones first."""
    written = map(_route, sorted((ROOT / "docs").rglob("*.md")))
    return (*written, *generated(catalogue).values(), board(catalogue), NOT_FOUND)


def board(catalogue: Catalogue) -> str:
    """The route of the page of a practice for a board, which is a file of its own."""
    return board_route(max(catalogue.published, key=len))


def generated(catalogue: Catalogue) -> dict[str, str]:
    """The route of one page for each template, by its name: the first with the most to show."""
    edition = Edition("x", "1", catalogue.last_reviewed, "x", "x", "x")
    pages = {page.route: page.template for page in list_pages(Site(catalogue, edition))}
    return {name: max((r for r, t in pages.items() if t == name), key=len) for name in sorted(set(pages.values()))}


def _route(path: Path) -> str:
    name = path.relative_to(ROOT / "docs").as_posix().removesuffix("index.md")
    return f"{name.removesuffix('.md')}/" if name.endswith(".md") else name
