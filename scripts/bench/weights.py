"""Measures the size of a built site: pages, bytes of HTML, and the other files that a browser fetches."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.pages.search_files import NAMES_SCRIPT, TITLES_SCRIPT
from macros.pages.tool_data import DATA_SCRIPT

# What a browser fetches to show a page; scripts that workers and tools ask for later are not among them.
_FETCHED = re.compile(r'<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]+href|script[^>]+src|img[^>]+src)="([^"#?]+)"')


@dataclass(frozen=True)
class Weight:
    """Bytes on disk, and bytes sent with gzip."""

    raw: int
    packed: int


def html_of(site: Path) -> tuple[int, int]:
    """The number of pages and the bytes of their HTML."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return len(sizes), sum(sizes)


def files_of(site: Path) -> tuple[int, int]:
    """The number of all files and their bytes."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def search_index(site: Path) -> Weight:
    """The names that the search reads when a reader turns to it; the words of a question are a few kilobytes more."""
    return _weight([site / NAMES_SCRIPT, site / TITLES_SCRIPT])


def tools_data(site: Path) -> Weight:
    """The file that finder, plan, comparison and self-check read."""
    return _weight([site / DATA_SCRIPT])


def first_view(site: Path, route: str) -> Weight:
    """A page with everything that it loads."""
    page = site / route / "index.html"
    return _weight([page, *_loaded(page)])


def _loaded(page: Path) -> Iterator[Path]:
    for address in dict.fromkeys(_FETCHED.findall(page.read_text(encoding="utf-8"))):
        file = (page.parent / address).resolve()
        if file.is_file():
            yield file


def _weight(files: list[Path]) -> Weight:
    contents = [file.read_bytes() for file in files]
    return Weight(sum(map(len, contents)), sum(len(gzip.compress(content, 6, mtime=0)) for content in contents))
