"""Kits, documents and models on pages: their words, and the files that can be had."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..edition import routes
from ..edition.download_manifest import Download
from ..edition.words import read_words

_WORDS = Path(__file__).parent / "kit_words.yml"


def kit_words() -> Mapping[str, Any]:
    """The words of kit_words.yml."""
    return read_words(_WORDS)


def kit_files(stem: str, downloads: Mapping[str, Download]) -> Iterator[tuple[str, str, Download]]:
    """Ending, route and download of each file of a kit that was made, by its route without ending."""
    for ending in routes.KIT_ENDINGS:
        if download := downloads.get(f"{stem}.{ending}"):
            yield ending, f"{stem}.{ending}", download
