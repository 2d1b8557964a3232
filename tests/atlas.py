"""The records of the atlas itself, read once in each process, since many tests ask something of them."""

from functools import cache
from pathlib import Path

from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parents[1]


@cache
def atlas_records() -> Catalogue:
    """All records of the checkout; nothing changes a Catalogue, so all tests share it."""
    return Loader(ROOT).load()
