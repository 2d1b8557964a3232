"""Write the list of licences of what the site is built with and ships, from the packages that are installed."""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from macros.publishing.process import run

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.txt"
PAGE = ROOT / "docs/maintain/licences.md"
FRAME = Path(__file__).with_name("licences.md.txt")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page. Exit status 1 where a package does not say its licence; nothing is written then."""
    argparse.ArgumentParser(prog="licences", description=__doc__).parse_args(argv)
    licences = licences_of(locked())
    unknown = sorted(name for name, (_, licence) in licences.items() if licence == "UNKNOWN")
    if unknown:
        print(f"licences: every package must say its licence; got none from {', '.join(unknown)}", file=sys.stderr)
        return 1
    rows = "\n".join(f"| {name} | {version} | {licence} |" for name, (version, licence) in licences.items())
    PAGE.write_text(Template(FRAME.read_text(encoding="utf-8")).substitute(rows=rows), encoding="utf-8")
    print(f"licences: {len(licences)} packages in {PAGE.relative_to(ROOT)}")
    return 0


def locked() -> Sequence[str]:
    """The names of the packages that a build installs."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)


def licences_of(names: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Version and licence of each installed package, by name."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *names]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own arguments
    found = {entry["Name"]: (entry["Version"], entry["License"]) for entry in json.loads(listed)}
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))


if __name__ == "__main__":
    run(main)
