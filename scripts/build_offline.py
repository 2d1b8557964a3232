"""Build the copy of the site that works without a server and without the internet, as one zip file."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.edition import routes
from macros.edition.download_manifest import Download, read_manifest, write_manifest
from macros.exports import datapackage
from macros.exports.offline_copy import FOLDER, MOST_BYTES, pack
from macros.publishing.process import run

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Build the copy. Exit status 1 where records or pages have problems, or where it is too large; 2 misuse."""
    options = _parser().parse_args(argv)
    root, published = options.root, options.root / "build" / options.language / routes.OFFLINE_ZIP
    target: Path = options.output or published
    if target.is_dir():
        print(f"offline: --output must be a file; got the folder '{target}'", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="offline-") as folder:
        site, packed = Path(folder, "site"), Path(folder, target.name)
        if not _build(root, site, options.language):
            return 1
        folder_inside = "-".join(filter(None, (FOLDER, options.language)))
        files = pack(site, packed, _day_of(site), folder_inside)
        size = packed.stat().st_size
        if size > MOST_BYTES:
            print(f"offline: the copy must not be larger than {MOST_BYTES:,} bytes; got {size:,}", file=sys.stderr)
            return 1
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(packed, target)
    if target == published:
        _publish(published.parent, size)
    print(f"offline: {files} files in {target}, {size / 1_000_000:.1f} MB; unpack it and open index.html")
    return 0


def _build(root: Path, site: Path, language: str) -> bool:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "-f",
        "mkdocs.offline.yml",
        "--site-dir",
        str(site),
    ]
    settings = {**os.environ, "ATLAS_LANGUAGE": language}
    done = subprocess.run(command, cwd=root, env=settings, check=False)  # noqa: S603 - our own arguments
    return done.returncode == 0


def _day_of(site: Path) -> date:
    """The day of the records, as the open data of a built site tells it."""
    package = json.loads((site / datapackage.ROUTE).read_text(encoding="utf-8"))
    return datetime.fromisoformat(package["created"]).date()


def _publish(folder: Path, size: int) -> None:
    """Name the copy among the downloads, from where the next build takes it into the site."""
    write_manifest(folder, {**read_manifest(folder), routes.OFFLINE_ZIP: Download(size)})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_offline", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds mkdocs.yml")
    parser.add_argument("--language", default="", metavar="CODE", help="a language of practices/translations/")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where the zip file is written")
    return parser


if __name__ == "__main__":
    run(main)
