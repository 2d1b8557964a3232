"""Exchanges two folders in one atomic step, where the system can, so that there is a site at every moment."""

import ctypes
import os
import sys
from pathlib import Path

# The flag for an exchange has the value 2 on Linux (RENAME_EXCHANGE) and on macOS (RENAME_SWAP).
_EXCHANGE = 2
_CURRENT_DIRECTORY = -100


def exchange(one: Path, other: Path) -> bool:
    """Exchange two existing paths of one file system; False where the system cannot do it atomically."""
    call = _call(os.fsencode(one), os.fsencode(other))
    return call is not None and call == 0


def _call(one: bytes, other: bytes) -> int | None:
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return int(library.renameat2(_CURRENT_DIRECTORY, one, _CURRENT_DIRECTORY, other, _EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return int(library.renamex_np(one, other, _EXCHANGE))
    return None
