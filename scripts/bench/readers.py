"""Measures what readers wait for: builds a collection, serves it as hosts do, and opens it in Chromium."""

import contextlib
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.edition import routes
from macros.pages.search_files import NAMES_SCRIPT, TITLES_SCRIPT
from macros.records.loader import Loader
from scripts.browser import found

from . import browser
from .collection import Size, make_root
from .finder import finder
from .process import FailedError, run
from .web import served

WORDS = ("visa", "mentoring", "housing", "researchers", "buddy")


@dataclass(frozen=True)
class ServedSite:
    """A built collection on a local web server: its address, its size, and the pages that are measured."""

    address: str
    practices: int
    cases: int
    pages: Mapping[str, str]
    chromium: str
    tools: Path

    def rows(self, found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The results, each with the size of the collection."""
        return [{"practices": self.practices, "cases": self.cases, **row} for row in found]


@contextlib.contextmanager
def opened(root: Path, folder: Path) -> Iterator[ServedSite]:
    """Build the collection of a root into a folder, and serve it while the block runs; raises FailedError."""
    chromium = found()
    if chromium is None:
        raise FailedError("there must be a Chromium; 'make browser' installs one")
    site, tools = folder / "site", folder / "tools"
    tools.mkdir(parents=True)
    run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site], root)
    catalogue = Loader(root).load()
    practices, cases = sorted(catalogue.published), sorted(catalogue.published_cases)
    pages = {
        "Home": "",
        "Finder": routes.PRACTICES,
        "Practice": routes.practice(practices[0]),
        "Case": routes.case(cases[0]),
    }
    with served(site) as address:
        yield ServedSite(address, len(practices), len(cases), pages, chromium, tools)


@contextlib.contextmanager
def opened_synthetic(root: Path, folder: Path, practices: int, seed: int) -> Iterator[ServedSite]:
    """The same for a synthetic collection with so many practices."""
    made = folder / "root"
    make_root(root, made, Size(practices), seed)
    with opened(made, folder) as site:
        yield site


def views(site: ServedSite, times: int) -> list[Mapping[str, Any]]:
    """First views of each page."""
    return site.rows(browser.views(site.address, site.pages, site.chromium, times))


def searched(site: ServedSite, _: int) -> list[Mapping[str, Any]]:
    """Waiting times of the search, begun on the first page of the site."""
    for script in (NAMES_SCRIPT, TITLES_SCRIPT):
        with urllib.request.urlopen(site.address + script) as answer:  # noqa: S310 - our own server
            answer.read()  # hosts keep packed files; ours packs one when it is asked for the first time
    return site.rows([browser.search(site.address, WORDS, site.chromium)])


def found_by_filters(site: ServedSite, _: int) -> list[Mapping[str, Any]]:
    """Times of the finder of practices."""
    return site.rows(finder(site.address + routes.PRACTICES, site.chromium))


def marks(site: ServedSite, _: int) -> list[Mapping[str, Any]]:
    """Scores of Lighthouse."""
    return site.rows(browser.lighthouse(site.address, site.pages, site.chromium, site.tools))


Measure = Callable[[ServedSite, int], list[Mapping[str, Any]]]
# Each measure, and whether it is taken of the atlas itself and of the middle synthetic collection.
MEASURES: Mapping[str, tuple[Measure, bool, bool]] = {
    "views": (views, True, True),
    "search": (searched, True, True),
    "finder": (found_by_filters, True, True),
    "lighthouse": (marks, True, False),
}
