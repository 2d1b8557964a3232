"""The list of published files with their descriptions, from files.yml."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from ..edition.download_manifest import DataFile

FILES_FILE = Path(__file__).with_name("files.yml")


@cache
def described_files() -> Sequence[DataFile]:
    """Every published file, in the order in which pages show them."""
    return tuple(DataFile(**entry) for entry in yaml.safe_load(FILES_FILE.read_text("utf-8")))


def described_file(route: str) -> DataFile:
    """The description of one file. Raises KeyError where files.yml has none."""
    for file in described_files():
        if file.route == route:
            return file
    raise KeyError(route)
