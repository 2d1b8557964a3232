"""A set of changed files: judged on a copy of the records first, then written all or none."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ..edition.command_words import command_text
from ..records.paths import RECORDS_FOLDER
from ..records.problems import Problem
from ..verdict.judge import judge

DOCS = "docs"
_JUDGED = ((RECORDS_FOLDER, "*.yml"), (DOCS, "*.md"))


class UpkeepError(ValueError):
    """A step is refused and nothing was written; the message is one sentence for whoever asked for it."""


@dataclass(frozen=True)
class ChangeSet:
    """The new text of each file by its path relative to the root, None where the file goes away.

    `told` are lines that say what it does; `left` are places (`file:line`) that an editor should look at.
    """

    files: Mapping[str, str | None]
    told: Sequence[str]
    left: Sequence[str] = ()


def problems_after(root: Path, changes: ChangeSet, today: date) -> Sequence[Problem]:
    """What the check would say of the records with these changes; nothing in `root` is touched."""
    with TemporaryDirectory(prefix="practice-atlas-") as folder:
        stage = Path(folder)
        for top, pattern in _JUDGED:
            for path in (root / top).rglob(pattern):
                copy = stage / path.relative_to(root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        tops = tuple(f"{top}/" for top, _ in _JUDGED)
        _write({file: text for file, text in changes.files.items() if file.startswith(tops)}, stage)
        return judge(stage, today).problems


def apply(changes: ChangeSet, root: Path) -> None:
    """Write all files, or none: whatever stops the writing, what was there is put back.

    Raises UpkeepError where a file cannot be written.
    """
    before = {file: _bytes_of(root / file) for file in changes.files}
    try:
        _write(changes.files, root)
    except BaseException as error:
        for file, content in before.items():
            if content is None:
                (root / file).unlink(missing_ok=True)
            else:
                (root / file).write_bytes(content)
        if isinstance(error, OSError):
            raise UpkeepError(command_text("upkeep.not_written", got=f"'{error}'")) from None
        raise


def _write(files: Mapping[str, str | None], root: Path) -> None:
    for file, text in files.items():
        if text is None:
            (root / file).unlink()
        else:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, "utf-8", newline="\n")


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
