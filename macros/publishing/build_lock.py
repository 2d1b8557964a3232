"""One build at a time: a lock on a file, which the system releases when the process ends, also by a crash."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class BusyError(Exception):
    """Another process holds the lock; `holder` is its process id, or `unknown`."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def exclusive_lock(path: Path) -> Iterator[None]:
    """Hold the lock at `path` during the block. Raises BusyError at once where another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        if not _taken(file):
            file.seek(0)
            raise BusyError(file.read().strip() or "unknown")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _taken(file: IO[str]) -> bool:
    """Try to take the lock without waiting; False where another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1_000)  # beyond the number of the process, which others must be able to read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
