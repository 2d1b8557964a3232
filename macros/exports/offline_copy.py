"""The offline copy: a built site without what only the web needs, packed so that the same site gives the same bytes."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER = "practice-atlas"
MOST_BYTES = 15_000_000
# Read by servers and debuggers only.
NOT_NEEDED = (
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/card.png",  # shown where somebody shares a page
    "assets/images/screenshot.png",  # shown by the README
    "*.map",
)


def pack(site: Path, target: Path, day: date, folder: str = FOLDER) -> int:
    """Write the site as a zip file with one `folder` inside, every file dated `day`; returns the number of files."""
    files = list(_needed(site))
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            entry = ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16  # so that every system may read it
            archive.writestr(entry, path.read_bytes())
    return len(files)


def _needed(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not any(fnmatch(name, pattern) for pattern in NOT_NEEDED):
            yield path
