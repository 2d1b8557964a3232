"""One build at a time: a lock on a file, which the system lets go of when the process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class BusyError(Exception):
    """Somebody else holds the lock; `holder` is the number of that process, where it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock at `path` for the length of the block; raises BusyError at once where it is taken."""
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
    """Take the lock without waiting; False where another process has it."""
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
