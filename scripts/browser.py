"""Find what the tests need besides Python: a Chromium to drive, pdftotext and Java; install Debian's packages, or fail.

With --path, prints where the Chromium is.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The Debian package for each program that may be missing.
PACKAGES: Mapping[str, str] = MappingProxyType(
    {"chromium": "chromium", "pdftotext": "poppler-utils", "java": "default-jre-headless"}
)
HINT = "The browser tests need Chromium. Install it (on Debian: apt-get install chromium) and run this again."


def main(argv: Sequence[str] | None = None) -> int:
    """Make sure that all is there. Exit status 2, with the names of the packages, where something cannot be had."""
    parser = argparse.ArgumentParser(prog="browser", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--path", action="store_true", help="print where the Chromium is")
    options = parser.parse_args(argv)
    wanted = missing()
    if wanted and _may_install():
        _install(wanted)
    if wanted := missing():
        print(
            f"browser: the tests need {' and '.join(wanted)}; on Debian: apt-get install {' '.join(wanted)}",
            file=sys.stderr,
        )
        return 2
    if options.path:
        print(found())
    return 0


def found() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> list[str]:
    """The Debian packages of what is not there."""
    return [
        package
        for program, package in PACKAGES.items()
        if not (found() if program == "chromium" else shutil.which(program))
    ]


def _may_install() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def _install(packages: Sequence[str]) -> None:
    print(f"browser: installing {', '.join(packages)} …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
