"""The manifest of the downloads: size and pages of each file, so that pages can say `PDF, 4 pages, 90 kB`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

from .files import write_whole

NAME = "manifest.json"


@dataclass(frozen=True)
class Download:
    """One file: its size, its pages (None for an e-book), and the fingerprint of what it was made from."""

    bytes: int
    pages: int | None
    made_from: str = ""


def read_manifest(folder: Path) -> Mapping[str, Download]:
    """The downloads of a folder by name, such as `practices/x.pdf`; empty where there is no manifest."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return MappingProxyType({name: Download(**entry) for name, entry in found["files"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return MappingProxyType({})


def write_manifest(folder: Path, downloads: Mapping[str, Download]) -> None:
    """Write the manifest of a folder, in the order of the names."""
    files = {name: asdict(downloads[name]) for name in sorted(downloads)}
    text = json.dumps({"files": files}, indent=1, ensure_ascii=False) + "\n"
    write_whole(folder / NAME, text.encode())
