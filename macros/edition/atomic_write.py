"""Writes files atomically: in full or not at all."""

import os
import tempfile
from pathlib import Path


class TargetError(ValueError):
    """A target cannot be written; the message is one sentence for the person who named it."""


def write_atomically(target: Path, content: bytes) -> None:
    """Write a temporary file beside the target, then rename it. Raises TargetError where that fails."""
    aside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            aside = Path(file.name)
            file.write(content)
        aside.chmod(0o644)
        os.replace(aside, target)  # noqa: PTH105 - the one call that replaces on every system
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise TargetError(
            f"the target must be a file that can be written; got '{target}' ({error.strerror})"
        ) from error
