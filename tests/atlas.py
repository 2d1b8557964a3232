"""What tests take from the checkout: the records, read once in each process, and its pages, with what a build keeps."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from macros.edition.edition import Edition
from macros.publishing import fonts
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parents[1]
# The edition of the small atlas, as books and kits print it.
EDITION = Edition(
    name="Test Atlas",
    version="9.9",
    date=date(2026, 1, 15),
    description="A small atlas.",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    site_url="https://atlas.example/",
)


@cache
def atlas_records() -> Catalogue:
    """All records of the checkout; nothing changes a Catalogue, so all tests share it."""
    return Loader(ROOT).load()


def copy_docs(root: Path) -> None:
    """Copy the pages of the checkout into a root, and the fonts beside them, which a build there would make anew."""
    shutil.copytree(ROOT / "docs", root / "docs")
    for route in (fonts.ROUTE, fonts.EXTENDED):
        fonts.heading_font(ROOT / "build/fonts", route)
    shutil.copytree(ROOT / "build/fonts", root / "build/fonts", dirs_exist_ok=True)
