"""Find the Chromium that the browser tests drive; install Debian's package where none is there, or fail loudly."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome")
HINT = "The browser tests need Chromium. Install it (on Debian: apt-get install chromium) and run this again."


def main(argv: Sequence[str] | None = None) -> int:
    """Make sure that there is a browser. Exit status 2 where none can be had."""
    parser = argparse.ArgumentParser(prog="browser", description=__doc__)
    parser.add_argument("--path", action="store_true", help="print where it is")
    options = parser.parse_args(argv)
    if found() or (_may_install() and _install()):
        if options.path:
            print(found())
        return 0
    print(f"browser: {HINT}", file=sys.stderr)
    return 2


def found() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _may_install() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def _install() -> bool:
    print("browser: installing Debian's package chromium …", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:  # noqa: S603
            return False
    return found() is not None


if __name__ == "__main__":
    sys.exit(main())
