"""Runs a command and says what it cost: seconds of CPU, seconds on the clock, and the most memory it held."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1", "CI": "1"}


class FailedError(Exception):
    """A command of the benchmark ended with an error; the message holds its last lines."""


@dataclass(frozen=True)
class Cost:
    """What one run cost, child processes included; memory is that of the largest single process, in bytes."""

    cpu: float
    wall: float
    memory: int


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder to its end; raises FailedError where it does not succeed."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - our own arguments
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **QUIET, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if child.returncode:
            output.seek(0)
            lines = output.read().decode("utf-8", "replace").splitlines()[-8:]
            raise FailedError(f"{' '.join(map(str, command))}\n  " + "\n  ".join(lines))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def median_of(times: int, measure: Callable[[], Cost]) -> Cost:
    """The medians of several runs, each measure by itself."""
    costs = [measure() for _ in range(times)]
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        int(statistics.median(cost.memory for cost in costs)),
    )
