"""The list of published files with their descriptions, from files.yml."""

from collections.abc import Sequence
from pathlib import Path

from ..edition.download_manifest import DataFile
from ..edition.words import read_words

FILES_FILE = Path(__file__).with_name("files.yml")


def described_files() -> Sequence[DataFile]:
    """Every published file, in the order in which pages show them."""
    words = read_words(FILES_FILE)
    groups, files = words["groups"], words["files"].items()
    return tuple(DataFile(route, **{**entry, "group": groups[entry["group"]]["title"]}) for route, entry in files)


def described_file(route: str) -> DataFile:
    """The description of one file. Raises KeyError where files.yml has none."""
    for file in described_files():
        if file.route == route:
            return file
    raise KeyError(route)
