"""How a script meets its terminal and the system: letters that it lacks, a reader that leaves, a request to end."""

import signal
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import NoReturn

# What a shell says of a program whose reader has left, and of one that was stopped.
READER_LEFT, STOPPED = 141, 130


def run(main: Callable[[], int]) -> NoReturn:
    """Run the `main` of a script and end with its status.

    Letters that the terminal lacks are escaped. Where the reader leaves, as in `… | head`, the script ends quietly. A
    request to end (SIGTERM) is a KeyboardInterrupt, so that what was begun is cleared away and no process is left.
    """
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
