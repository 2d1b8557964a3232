"""Builds a root again and again as `make serve` does, and each time from nothing besides; says where the two differ.

Run as `python -m tests.pages.rebuilds ROOT WORK`: after each line on its input it builds, and answers with a line of
JSON: {"made": pages that the preview wrote, "pages": pages in all}. After the line `compare` it builds from nothing
too, and the answer has `differ`: paths that are not the same in both.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ADDRESS = "http://127.0.0.1:8000/"
# A preview keeps the search and the open data of its start.
COMPARED = ("*.html", "assets/**/*", "contribute/records/**/*")
FORK = get_context("fork")


def previewed(site: Path, orders: Connection) -> None:
    """One preview: a build for each order, in one process."""
    config = _config(site)
    config.plugins.on_startup(command="serve", dirty=True)
    while orders.recv():
        config = _config(site)
        build(config, serve_url=ADDRESS, dirty=True)
        orders.send("done")


def once(site: Path) -> None:
    """The first build of a preview."""
    config = _config(site)
    config.plugins.on_startup(command="serve", dirty=True)
    build(config, serve_url=ADDRESS, dirty=True)


def main(root: Path, work: Path) -> None:
    """Answer every line of the input."""
    os.chdir(root)
    kept = work / "kept"
    here, there = FORK.Pipe()
    preview = FORK.Process(target=previewed, args=(kept, there), daemon=True)
    preview.start()
    there.close()
    for number, order in enumerate(sys.stdin):
        start = time.time_ns()
        here.send(True)
        here.recv()
        pages = list(kept.rglob("*.html"))
        made = sorted(page.relative_to(kept).as_posix() for page in pages if page.stat().st_mtime_ns > start)
        found = {"made": made, "pages": len(pages)}
        if order.strip() == "compare":
            found["differ"] = sorted(_differ(kept, _built_from_nothing(work / f"fresh-{number}")))
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def _built_from_nothing(site: Path) -> Path:
    beside = FORK.Process(target=once, args=(site,))
    beside.start()
    beside.join()
    if beside.exitcode:
        sys.exit("a build from nothing failed")
    return site


def _config(site: Path):  # type: ignore[no-untyped-def] - as MkDocs gives it
    config = load_config(config_file="mkdocs.yml", site_dir=str(site), strict=False)
    config.site_url = ADDRESS
    return config


def _differ(one: Path, other: Path) -> Iterator[str]:
    names = {path.relative_to(side) for side in (one, other) for glob in COMPARED for path in side.rglob(glob)}
    for name in names:
        first, second = one / name, other / name
        if first.is_dir() or second.is_dir():
            continue
        if not (first.exists() and second.exists()) or first.read_bytes() != second.read_bytes():
            yield name.as_posix()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
