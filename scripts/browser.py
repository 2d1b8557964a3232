"""Find what the tests need besides Python, such as a Chromium to drive; install Debian's packages, or fail.

Before it installs anything it says what, why and how. With --path, prints where the Chromium is; with --everywhere,
looks for what `make everywhere` needs too.
"""

import argparse
import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

# By which other names a program goes on some systems.
NAMES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "chromium": ("chromium", "chromium-browser", "google-chrome"),
        "firefox-esr": ("firefox-esr", "firefox"),
    }
)
# For each program or library that may be missing: its Debian packages, and what the tests do with it.
PACKAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "chromium": ("chromium", "the browser that reads our pages"),
        "pdftotext": ("poppler-utils", "reads our PDFs back"),
        "java": ("default-jre-headless", "runs the checkers of e-books and of HTML"),
        "libatomic.so.1": ("libatomic1", "a library of the program that drives browsers"),
        "soffice": ("libreoffice-calc-nogui libreoffice-writer-nogui", "opens our workbooks and documents"),
    }
)
# Chromium without its windows, in which a context with a tab costs a third of the work. Tests do without it where it
# cannot be had. Pictures, measures and the tests of three engines take the whole Chromium, as readers have it.
WITHOUT_WINDOWS = "chromium-headless-shell"
EVERYWHERE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "firefox-esr": ("firefox-esr", "a second browser that reads our pages"),
        "WebKitWebDriver": ("webkit2gtk-driver", "a third browser, of the engine that Safari has"),
        "xvfb-run": ("xvfb xauth", "the screen that the third one needs"),
        "dbus-run-session": ("dbus", "the bus that it needs"),
    }
)


def main(argv: Sequence[str] | None = None) -> int:
    """Make sure that all is there. Exit status 2, with the names of the packages, where something cannot be had."""
    parser = argparse.ArgumentParser(prog="browser", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--path", action="store_true", help="print where the Chromium is")
    parser.add_argument("--everywhere", action="store_true", help="look for what 'make everywhere' needs too")
    options = parser.parse_args(argv)
    programs = {**PACKAGES, **(EVERYWHERE if options.everywhere else {})}
    wanted = missing(programs)
    if wanted:
        _log("the tests need programs that are not on this machine; 'make quick' runs those that need none of them")
        for package, reason in wanted.items():
            _log(f"  {package}: {reason}")
    if wanted and _may_install():
        _install(list(wanted))
    if wanted := missing(programs):
        _log(f"install them by hand; on Debian and Ubuntu: sudo apt-get install {' '.join(wanted)}")
        return 2
    if not found(WITHOUT_WINDOWS) and _may_install():
        _install_without_windows()
    if found(WITHOUT_WINDOWS) and quickest() == found():
        _log(f"{WITHOUT_WINDOWS} does not start, or is not of the version of chromium: tests read pages in chromium")
    if options.path:
        print(found())
    return 0


def found(program: str = "chromium") -> str | None:
    """The path of a program on this machine, by whichever name it goes, or None."""
    return next((path for name in NAMES.get(program, (program,)) if (path := shutil.which(name))), None)


def quickest() -> str | None:
    """The path of the Chromium to test with: without windows if that one starts and is of the version of the other."""
    path, whole = found(WITHOUT_WINDOWS), found()
    return path if path and whole and _starts(path) and _version(path) == _version(whole) else whole


def missing(programs: Mapping[str, tuple[str, str]]) -> Mapping[str, str]:
    """The Debian packages of each program that is not there, and what the tests do with it."""
    return {
        package: reason
        for program, (packages, reason) in programs.items()
        if not (_loads(program) if ".so." in program else found(program))
        for package in packages.split()
    }


def _loads(library: str) -> bool:
    """Whether a library of Linux is there; other systems bring their own."""
    try:
        return sys.platform != "linux" or bool(ctypes.CDLL(library))
    except OSError:
        return False


def _may_install() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def _install(packages: Sequence[str], errors: int | None = None) -> None:
    _log(f"installing them for the whole machine, since this is root: apt-get install {' '.join(packages)} …")
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        _run(command, errors)


def _install_without_windows() -> None:
    """Install the one of exactly the version of Debian's Chromium that is there, so that no other package changes."""
    version = _run(["dpkg-query", "-W", "-f", "${Version}", "chromium"], subprocess.DEVNULL)
    if version:
        _log(f"the tests take less time with {WITHOUT_WINDOWS}")
        _install([f"{WITHOUT_WINDOWS}={version}"], subprocess.DEVNULL)
        if not found(WITHOUT_WINDOWS):
            _log("it cannot be had for this version of chromium, which does no harm: tests read pages in chromium")


def _starts(path: str) -> bool:
    return "<html>" in _run([path, "--no-sandbox", "--dump-dom", "about:blank"], subprocess.DEVNULL, seconds=60)


def _version(path: str) -> str:
    numbers = re.search(r"[\d.]{5,}", _run([path, "--version"], subprocess.DEVNULL, seconds=60))
    return numbers[0] if numbers else ""


def _run(command: Sequence[str], errors: int | None = None, seconds: float | None = None) -> str:
    """What a command says; nothing if it fails or takes longer. Its errors are shown unless they are sent elsewhere."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(  # noqa: S603
            command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, timeout=seconds, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _log(text: str) -> None:
    print(f"browser: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
