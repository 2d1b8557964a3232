"""Lets a preview see edited code: Python keeps modules, so the package is imported anew when a file of it changed.

A template or a list of settings counts as code: what was made before does not fit it either.
"""

import sys
from pathlib import Path


def forget_changed_code(root: Path, seen: dict[Path, int]) -> bool:
    """Drop the modules of the package when its files are not as in `seen`, which is brought up to date.

    Returns whether they were dropped: what was made by the old code then does not fit the new.
    """
    files = (path for path in (root / "macros").rglob("*") if path.is_file() and path.suffix != ".pyc")
    state = {path: path.stat().st_mtime_ns for path in files}
    if state == seen:
        return False
    seen.clear()
    seen.update(state)
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]
    return True
