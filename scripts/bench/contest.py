"""Builds the same records with the atlas and with each of the other engines, one after the other."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import ours
from .peers import PEERS, Peer, write_markdown
from .process import FailedError, median_of
from .weights import html_of

OURS = "Practice Atlas"


def contest(folder: Path, runs: int, say: Callable[[str], None]) -> Iterator[Mapping[str, Any]]:
    """The cost of each engine for `folder`/root, ours first; one that cannot be installed is left out."""
    say(f"{OURS}, beside others …")
    found = ours.build(folder / "root", folder / "site", runs)
    yield {"name": OURS, "version": "", **{key: found[key] for key in ("build", "pages", "html")}}
    (folder / "tools").mkdir()
    for peer in PEERS:
        say(f"{peer.name} …")
        try:
            yield _measured(peer, folder, runs)
        except FailedError as error:
            say(f"{peer.name} is left out: {error}")
        shutil.rmtree(folder / "peer", ignore_errors=True)


def _measured(peer: Peer, folder: Path, runs: int) -> Mapping[str, Any]:
    tools, work = folder / "tools", folder / "peer"
    peer.install(tools)
    peer.prepare(work, write_markdown(folder / "root", work))
    cost = median_of(runs, lambda: peer.build(tools, work))
    pages, html = html_of(work / "site")
    return {"name": peer.name, "version": peer.version(tools), "build": asdict(cost), "pages": pages, "html": html}
