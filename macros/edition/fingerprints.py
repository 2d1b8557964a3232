"""The fingerprints of downloads, saved beside the files, so that unchanged books are not set again."""

import json
from collections.abc import Mapping
from pathlib import Path

from .atomic_write import write_atomically

NAME = ".fingerprints.json"


def read_fingerprints(folder: Path) -> Mapping[str, str]:
    """The fingerprint of each file by its name; empty where none are saved."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_fingerprints(folder: Path, fingerprints: Mapping[str, str]) -> None:
    """Save these fingerprints and remove all others."""
    text = json.dumps(dict(sorted(fingerprints.items())), indent=1) + "\n"
    write_atomically(folder / NAME, text.encode())
