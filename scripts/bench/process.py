"""Runs a command and measures its cost: CPU seconds, elapsed seconds, and peak memory."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("launcher.py")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "CI": "1"}


class FailedError(Exception):
    """A command of the benchmark ended with an error; the message holds its last lines."""


@dataclass(frozen=True)
class Cost:
    """The cost of one run with its child processes; `memory` is the peak of the largest single process in bytes."""

    cpu: float
    wall: float
    memory: int


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder to its end. Raises FailedError where its exit status is not 0."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "cost.json")
        done = subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, _LAUNCHER, report, *command],
            cwd=folder,
            env={**os.environ, **QUIET, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            lines = done.stdout.decode("utf-8", "replace").splitlines()[-8:]
            raise FailedError(f"{' '.join(map(str, command))}\n  " + "\n  ".join(lines))
        return Cost(**json.loads(report.read_text(encoding="utf-8")))


def median_of(times: int, measure: Callable[[], Cost]) -> Cost:
    """The median of several runs, for each measure separately."""
    costs = [measure() for _ in range(times)]
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        int(statistics.median(cost.memory for cost in costs)),
    )
