"""How a script meets its terminal and the system: letters that it lacks, a reader that leaves, a request to end."""

import signal
import sys
from collections.abc import Callable
from inspect import getfile
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

# What a shell says of a program that was called wrongly, of one whose reader has left, and of one that was stopped.
MISUSE, READER_LEFT, STOPPED = 2, 141, 130
_PACKAGE = Path(__file__).resolve().parents[1]


def run(main: Callable[[], int]) -> NoReturn:
    """Run the `main` of a script and end with its status.

    Letters that the terminal lacks are escaped. Where the reader leaves, as in `… | head`, the script ends quietly. A
    request to end (SIGTERM) is a KeyboardInterrupt, so that what was begun is cleared away and no process is left.
    Nothing runs where the environment holds the package of another copy of the atlas, which may have other rules.
    """
    script = Path(getfile(main)).resolve()
    beside = script.parents[1] / _PACKAGE.name
    if beside.is_dir() and beside.resolve() != _PACKAGE:
        sys.stderr.write(
            f"{script.stem}: the environment must hold the package of this folder; got that of {_PACKAGE.parent}. "
            f"Run make in {beside.parent}, or set PYTHONPATH to it\n"
        )
        sys.exit(MISUSE)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = None  # nobody reads it, so nothing is flushed at the end
        status = READER_LEFT
    except KeyboardInterrupt:
        status = STOPPED
    sys.exit(status)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
