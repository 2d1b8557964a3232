"""What a preview keeps between two looks at the records: a file that did not change is not read and judged again.

A build or a check looks once, and begins with nothing known.
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

Stamp = tuple[int, int, int]


class Seen(NamedTuple):
    """What came of reading one file, as long as its stamp stays."""

    stamp: Stamp
    document: Document | None
    record: BaseModel | None
    problems: tuple[Problem, ...]


class Surroundings(NamedTuple):
    """All that a rule for single records may look at besides the record; statuses are by file."""

    today: date
    vocabulary: Vocabulary
    statuses: Mapping[str, str]
    unread: frozenset[str]


@dataclass
class Known:
    """What is known so far; an empty one knows nothing."""

    files: dict[Path, Seen] = field(default_factory=dict)
    _verdicts: dict[str, tuple[object, tuple[Problem, ...]]] = field(default_factory=dict)
    _surroundings: Surroundings | None = None

    def come_to(self, surroundings: Surroundings) -> None:
        """Forget all verdicts that were given in other surroundings."""
        if surroundings != self._surroundings:
            self._verdicts.clear()
            self._surroundings = surroundings

    def verdict(self, file: str, record: object, judge: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """What is wrong with the record of a file; `judge` is asked only if this very record was not judged yet."""
        judged, problems = self._verdicts.get(file, (None, ()))
        if judged is not record:
            problems = judge()
            self._verdicts[file] = record, problems
        return problems


def stamp_of(path: Path) -> Stamp | None:
    """What changes when a file is written; None where there is no file to look at."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
