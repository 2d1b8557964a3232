"""The cache of a preview: a record file that did not change is neither read nor validated again.

A build or a check validates once, with an empty cache.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from .problems import Problem
from .vocabulary import Vocabulary
from .yaml_reader import Document

FileStamp = tuple[int, int, int]


class CachedFile(NamedTuple):
    """The result of reading one file, valid as long as the file keeps this stamp."""

    stamp: FileStamp
    document: Document | None
    record: BaseModel | None
    malformed: BaseModel | None
    problems: tuple[Problem, ...]


class RuleInputs(NamedTuple):
    """All that a rule for single records may read besides the record.

    `statuses` maps the path of each record to its status; `unread` holds the paths of files that could not be read.
    """

    today: date
    vocabulary: Vocabulary
    statuses: Mapping[str, str]
    unread: frozenset[str]


@dataclass
class RecordCache:
    """Files as they were read, and the problems that rules found in each record."""

    files: dict[Path, CachedFile] = field(default_factory=dict)
    _problems: dict[str, tuple[object, tuple[Problem, ...]]] = field(default_factory=dict)
    _rule_inputs: RuleInputs | None = None

    def invalidate_if_changed(self, inputs: RuleInputs) -> None:
        """Forget the problems of all records if the inputs of the rules are not those of the last time."""
        if inputs != self._rule_inputs:
            self._problems.clear()
            self._rule_inputs = inputs

    def problems_of(self, file: str, record: object, judge: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """The problems of the record of a file; `judge` is called only if this very object was not judged yet."""
        judged, problems = self._problems.get(file, (None, ()))
        if judged is not record:
            problems = judge()
            self._problems[file] = record, problems
        return problems


def stamp_of(path: Path) -> FileStamp | None:
    """Modification time in ns, size in bytes and inode of a file; None where it cannot be read."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
