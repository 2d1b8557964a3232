"""Writes every kit whose content has changed, and names all of them in the manifest of downloads."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from ..edition import routes
from ..edition.atomic_write import write_atomically
from ..edition.download_manifest import Download, read_manifest, write_manifest
from ..edition.edition import Edition
from ..edition.fingerprints import read_fingerprints, write_fingerprints
from ..records.catalogue import Catalogue
from .blocks import Kit
from .docx_writer import docx_file
from .markdown_writer import markdown
from .model_kit import model_kit
from .practice_kit import practice_kit

Progress = Callable[[int, int], None]
"""Called after each kit with the number of kits done and of all."""

_ROOM = Path(__file__).parent
_DOWNLOADS = PurePosixPath(routes.KITS).parent
_WRITERS: Sequence[Callable[[Kit, Edition], bytes]] = (docx_file, lambda kit, _: markdown(kit).encode())
"""In the order of `routes.KIT_ENDINGS`."""


@dataclass
class KitExport:
    """The result: all kits by route, and the routes that were written."""

    downloads: dict[str, Download] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)


def export_kits(catalogue: Catalogue, edition: Edition, folder: Path, progress: Progress | None = None) -> KitExport:
    """Write every kit below `folder`, which stands for downloads/ of the site, and add all to its manifest.

    Kits whose words and writers are unchanged stay as they are; those of records that are gone are removed.
    Raises TargetError where a file cannot be written.
    """
    before, place = read_manifest(folder), _file(folder, routes.KITS)
    remembered, fingerprints = read_fingerprints(place), dict[str, str]()
    export, kits = KitExport(), list(_kits(catalogue, edition))
    for done, (route, kit) in enumerate(kits, 1):
        fingerprints[route] = _fingerprint(kit, edition)
        known = _unchanged(folder, route, before) if remembered.get(route) == fingerprints[route] else {}
        export.downloads |= known or _write(kit, edition, folder, route)
        export.written += [] if known else _routes(route)
        if progress:
            progress(done, len(kits))
    others = {route: file for route, file in before.items() if not route.startswith(routes.KITS)}
    for route in before.keys() - export.downloads.keys() - others.keys():
        _file(folder, route).unlink(missing_ok=True)
    write_manifest(folder, {**others, **export.downloads})
    write_fingerprints(place, fingerprints)
    return export


def _kits(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, Kit]]:
    """Every file to begin with, and its route without ending."""
    for practice in catalogue.published.values():
        yield routes.practice_kit(practice.id), practice_kit(practice, catalogue, edition)
    for model in catalogue.models.values():
        yield routes.model_kit(model.id), model_kit(model, edition)


def _routes(route: str) -> Sequence[str]:
    return [f"{route}.{ending}" for ending in routes.KIT_ENDINGS]


def _write(kit: Kit, edition: Edition, folder: Path, route: str) -> Mapping[str, Download]:
    written = {}
    for at, write in zip(_routes(route), _WRITERS, strict=True):
        content = write(kit, edition)
        write_atomically(_file(folder, at), content)
        written[at] = Download(len(content))
    return written


def _unchanged(folder: Path, route: str, before: Mapping[str, Download]) -> Mapping[str, Download]:
    """The downloads of a kit where all of its files are there as they were written, else none."""
    known = {at: before[at] for at in _routes(route) if at in before and before[at].is_at(_file(folder, at))}
    return known if len(known) == len(_WRITERS) else {}


def _fingerprint(kit: Kit, edition: Edition) -> str:
    """The SHA-256 of the content, the edition and the writers, in hexadecimal."""
    return hashlib.sha256(f"{_writers()}{edition!r}{kit!r}".encode()).hexdigest()


@cache
def _writers() -> str:
    """What decides how a kit is written: the version of python-docx and the files of this room."""
    files = sorted(path for path in _ROOM.iterdir() if path.is_file())
    return version("python-docx") + "".join(path.read_text("utf-8") for path in files)


def _file(folder: Path, route: str) -> Path:
    return folder / PurePosixPath(route).relative_to(_DOWNLOADS)
