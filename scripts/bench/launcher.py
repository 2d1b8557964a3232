"""Runs a command and writes its cost into a file: `python launcher.py REPORT COMMAND…`.

Linux counts the memory of whoever starts a process as the first memory of that process. A small one in between keeps
a large benchmark from being taken for a large command.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path


def main(report: str, *command: str) -> int:
    """Run the command, write the cost of it and of its own children, and return its exit status."""
    start = time.perf_counter()
    done = subprocess.run(command, check=False)  # noqa: S603 - the benchmark's own arguments
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "memory": used.ru_maxrss * 1024}
    Path(report).write_text(json.dumps(cost), encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
