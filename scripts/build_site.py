"""Build the whole site: check the records, make the downloads, build the pages aside, and swap them in."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.records.check import check  # noqa: E402

NEW, OLD = ".site-new", ".site-old"


def main(argv: Sequence[str] | None = None) -> int:
    """Build into site/. Exit status 1 where records or pages have problems; the last good site then stays."""
    argparse.ArgumentParser(prog="build_site", description=__doc__).parse_args(argv)
    report = check(ROOT, datetime.now(UTC).date())
    if report.problems:
        print("\n".join(problem.as_text() for problem in report.problems), file=sys.stderr)
        print(f"site: {len(report.problems)} problems in the records; nothing was built", file=sys.stderr)
        return 1
    practices, cases = len(report.catalogue.published), len(report.catalogue.published_cases)
    print(f"site: {practices} practices and {cases} cases are in order")
    if not _build(ROOT / NEW):
        shutil.rmtree(ROOT / NEW, ignore_errors=True)
        return 1
    _swap(ROOT / NEW, ROOT / "site", ROOT / OLD)
    print(f"site: open {ROOT / 'site' / 'index.html'} through a web server, or run 'make serve'")
    return 0


def _build(target: Path) -> bool:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own arguments


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put the new site in the place of the last one, which stays complete until that moment."""
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
