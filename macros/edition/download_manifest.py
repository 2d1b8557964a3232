"""Files for download: the manifest of the handbook's files, and the descriptions of data files."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST = "manifest.json"
# The placeholder in a route for the id of a practice.
EACH = "<id>"


@dataclass(frozen=True)
class Download:
    """One file: its size in bytes, and its number of pages if it is a PDF."""

    bytes: int
    pages: int | None = None

    def is_at(self, file: Path) -> bool:
        """Whether a file is there in this size."""
        return file.is_file() and file.stat().st_size == self.bytes

    @property
    def size(self) -> str:
        """The size for readers, in kB or MB."""
        return f"{self.bytes / 1_000_000:.1f} MB" if self.bytes >= 1_000_000 else f"{max(1, self.bytes // 1000)} kB"


@dataclass(frozen=True)
class DataFile:
    """One published file, or one for each practice where the route holds `<id>`."""

    route: str
    group: str
    """Under which heading pages show it."""
    title: str
    description: str
    media_type: str
    schema: str | None = None
    """The route of the JSON Schema that describes it."""

    @property
    def is_one(self) -> bool:
        """Whether the route leads to one file, so that a page can link to it."""
        return EACH not in self.route


def read_manifest(folder: Path) -> Mapping[str, Download]:
    """The downloads by route, such as `downloads/practices/x.pdf`; empty where there is no manifest."""
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {route: Download(entry["bytes"], entry.get("pages")) for route, entry in entries.items()}


def downloads_hold(build: Path) -> bool:
    """Whether every file that the manifest in downloads/ of this folder names is there in its size."""
    return all(known.is_at(build / route) for route, known in read_manifest(build / "downloads").items())


def write_manifest(folder: Path, downloads: Mapping[str, Download]) -> None:
    """Write the manifest into `folder`, sorted, so that equal downloads give equal bytes."""
    entries = {route: asdict(downloads[route]) for route in sorted(downloads)}
    (folder / MANIFEST).write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
