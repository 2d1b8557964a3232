"""Profiles a build with py-spy, a sampling profiler: the share of each part in its time."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .process import QUIET, FailedError

RATE = 100
OTHER = "MkDocs itself: files, pages, events, writing"
# The parts of a build. A sample belongs to the first one whose function is on its stack.
PARTS: tuple[tuple[str, str], ...] = (
    ("Reading the records", "load (macros/records/loader.py"),
    ("Judging the records", "_judge (macros/records/validate.py"),
    ("Open data, feeds and calendars", "export_files (macros/exports"),
    ("Data of the reader's tools", "collection_files (macros/engine/site_context.py"),
    ("Texts and records for plan and form", "copy_file (macros/engine/generated_files.py"),
    ("Our templates", "_render (macros/pages/render.py"),
    ("Search entries", "write_search (macros/pages/search_files.py"),
    ("Content policy of each page", "(macros/publishing/csp.py"),
    ("Calling macros from pages", "MacrosPlugin"),
    ("The theme's templates", "root (main.html"),
    ("Copying files", "copy_static_files (mkdocs"),
)


def shares_of_build(root: Path, site: Path, raw: Path) -> Sequence[Mapping[str, object]]:
    """The parts of a build with their share of its time, the largest first. Raises FailedError where py-spy fails."""
    command = ["py-spy", "record", "--rate", str(RATE), "--format", "raw", "--output", str(raw), "--"]
    command[0] = str(Path(sys.executable).with_name("py-spy"))
    command += [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=root, env={**os.environ, **QUIET}, capture_output=True, check=False)  # noqa: S603
    if done.returncode or not raw.is_file():
        raise FailedError(f"py-spy: {done.stderr.decode('utf-8', 'replace')[-300:]}")
    counted = count_samples(raw.read_text(encoding="utf-8").splitlines())
    total = sum(counted.values())
    return [{"part": part, "share": count / total} for part, count in counted.most_common()]


def count_samples(lines: Iterable[str]) -> Counter[str]:
    """Samples by part; a line is a stack, outermost first and joined by semicolons, and how often it was seen."""
    counted: Counter[str] = Counter()
    for line in lines:
        stack, _, count = line.rpartition(" ")
        part = next((part for part, mark in PARTS if mark in stack), OTHER)
        counted[part] += int(count)
    return counted
