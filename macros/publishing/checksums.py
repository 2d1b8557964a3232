"""Checksums of the input of a build, so that an edit during the build is noticed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Fingerprint = Mapping[str, str]


def fingerprint(root: Path, parts: Iterable[str]) -> Fingerprint:
    """The checksum of every file in the parts (files or folders) of a root, by its path relative to the root."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in parts
        for path in sorted(_files(root / part))
    }


def differences(before: Fingerprint, after: Fingerprint) -> Sequence[str]:
    """The paths of files that were changed, added or removed between the two."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return (found for found in path.rglob("*") if found.is_file() and "__pycache__" not in found.parts)
