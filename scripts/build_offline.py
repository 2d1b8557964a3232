"""Build the copy of the site that works without a server and without the internet, as one zip file."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros import routes  # noqa: E402
from macros.downloads import Download, read_manifest, write_manifest  # noqa: E402
from macros.exports.offline_copy import DOWNLOADS, MOST_BYTES, pack  # noqa: E402
from macros.records.check import check  # noqa: E402

BUILD = ROOT / "build"
ZIP = BUILD / routes.OFFLINE_ZIP


def main(argv: Sequence[str] | None = None) -> int:
    """Build the copy. Exit status 1 where records or pages have problems, or where it is too large; 2 misuse."""
    options = _parser().parse_args(argv)
    target: Path = options.output
    if target.is_dir():
        print(f"offline: --output must be a file; got the folder '{target}'", file=sys.stderr)
        return 2
    today = datetime.now(UTC).date()
    report = check(ROOT, today)
    if report.problems:
        print("\n".join(problem.as_text() for problem in report.problems), file=sys.stderr)
        print(f"offline: {len(report.problems)} problems in the records; nothing was built", file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="offline-") as folder:
        site, packed = Path(folder, "site"), Path(folder, target.name)
        if not _build(site):
            return 1
        _add_downloads(site)
        files = pack(site, packed, report.catalogue.last_reviewed)
        size = packed.stat().st_size
        if size > MOST_BYTES:
            print(f"offline: the copy must not be larger than {MOST_BYTES:,} bytes; got {size:,}", file=sys.stderr)
            return 1
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(packed, target)
    if target == ZIP:
        _publish(size)
    print(f"offline: {files} files in {target}, {size / 1_000_000:.1f} MB; unpack it and open index.html")
    return 0


def _build(site: Path) -> bool:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "mkdocs.offline.yml", "--site-dir", str(site)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own arguments


def _add_downloads(site: Path) -> None:
    """Put the handbook into the copy, as far as it has been made."""
    found = [route for route in DOWNLOADS if route in read_manifest(BUILD / "downloads")]
    for route in found:
        (site / route).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(BUILD / route, site / route)
    if len(found) < len(DOWNLOADS):
        print("offline: the handbook is not complete; 'make site' makes it, then run this again", file=sys.stderr)


def _publish(size: int) -> None:
    """Name the copy among the downloads, and lay it into the site if that is built."""
    folder = BUILD / "downloads"
    write_manifest(folder, {**read_manifest(folder), routes.OFFLINE_ZIP: Download(size)})
    site = ROOT / "site"
    if site.is_dir():
        (site / "downloads").mkdir(exist_ok=True)
        shutil.copyfile(ZIP, site / routes.OFFLINE_ZIP)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_offline", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=ZIP, metavar="FILE", help="where the zip file is written")
    return parser


if __name__ == "__main__":
    sys.exit(main())
