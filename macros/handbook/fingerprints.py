"""What each download was made from, remembered beside the files, so that nothing unchanged is set again."""

import json
from collections.abc import Mapping
from pathlib import Path

from .atomic_write import write_whole

NAME = ".fingerprints.json"


def read_fingerprints(folder: Path) -> Mapping[str, str]:
    """The fingerprint of each file by its name; empty where nothing is remembered."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_fingerprints(folder: Path, fingerprints: Mapping[str, str]) -> None:
    """Remember these and forget all others."""
    text = json.dumps(dict(sorted(fingerprints.items())), indent=1) + "\n"
    write_whole(folder / NAME, text.encode())
