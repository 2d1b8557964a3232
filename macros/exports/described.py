"""Which files are published, and what each of them is: the words of files.yml."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILES_FILE = Path(__file__).with_name("files.yml")
ID = "<id>"


@dataclass(frozen=True)
class DataFile:
    """One published file, or one for each practice where the route holds `<id>`."""

    route: str
    title: str
    description: str
    media_type: str
    schema: str | None = None
    """The route of the JSON Schema that describes it."""

    @property
    def is_one(self) -> bool:
        """Whether the route leads to one file, so that a page can link to it."""
        return ID not in self.route


@cache
def described_files() -> Sequence[DataFile]:
    """Every published file, in the order in which pages show them."""
    return tuple(DataFile(**entry) for entry in yaml.safe_load(FILES_FILE.read_text("utf-8")))


def described_file(route: str) -> DataFile:
    """The description of one file; KeyError where files.yml has none."""
    for file in described_files():
        if file.route == route:
            return file
    raise KeyError(route)
