"""The measurements of the atlas itself, each on a root that was made for it."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from macros.edition import routes
from macros.records.paths import RECORDS_FOLDER

from .preview import rebuild
from .process import Cost, median_of, run
from .weights import files_of, first_view, html_of, search_index, tools_data

ROOT = Path(__file__).resolve().parents[2]
EDITS = 3  # for each run, since how long one takes depends on the moment too


def check(root: Path, _: Path, times: int) -> Mapping[str, Any]:
    """The cost of `make check`."""
    return {"check": asdict(median_of(times, lambda: _script(ROOT, "scripts/check.py", "--root", str(root))))}


def build(root: Path, site: Path, times: int) -> Mapping[str, Any]:
    """The cost of a build into an empty folder, and the size of the site."""
    numbers = iter(range(times))

    def cold() -> Cost:
        return _script(root, "-m", "mkdocs", "build", "--strict", "--site-dir", f"{site}-{next(numbers)}")

    cost, made = median_of(times, cold), Path(f"{site}-0")
    practice = min((root / RECORDS_FOLDER).glob("*.yml")).stem
    (pages, html), (files, size) = html_of(made), files_of(made)
    return {
        "build": asdict(cost),
        "pages": pages,
        "html": html,
        "files": files,
        "bytes": size,
        "search": asdict(search_index(made)),
        "tools": asdict(tools_data(made)),
        "first_view": asdict(first_view(made, routes.practice(practice))),
    }


def preview(root: Path, _: Path, times: int) -> Mapping[str, Any]:
    """The cost of an edit until `make serve` shows it."""
    edits = rebuild(root)
    return {"preview": asdict(median_of(times * EDITS, lambda: next(edits)))}


def handbook(root: Path, site: Path, times: int) -> Mapping[str, Any]:
    """The cost of the handbook; a large one is in volumes, each set by a process of its own."""
    return {"handbook": asdict(_downloads("handbook", root, site, times))}


def singles(root: Path, site: Path, times: int) -> Mapping[str, Any]:
    """The cost of the PDFs of all practices."""
    return {"singles": asdict(_downloads("singles", root, site, times))}


def _downloads(books: str, root: Path, site: Path, times: int) -> Cost:
    folders = (site.with_name(f"{site.name}-{books}-{number}") for number in range(times))
    return median_of(times, lambda: _script(ROOT, "-m", "scripts.bench.handbook", books, str(root), str(next(folders))))


def _script(folder: Path, *arguments: str) -> Cost:
    return run([sys.executable, *arguments], folder)
