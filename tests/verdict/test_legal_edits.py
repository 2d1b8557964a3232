"""What the check lets through always builds: random edits of real editors, judged, built strictly and looked over."""

import os
import random
import shutil
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from macros.publishing.internal_links import dead_links
from macros.records.cache import RecordCache
from macros.verdict.judge import judge
from tests.atlas import copy_docs

from .legal_edits import EDITS, read, write

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
SEED = 20_261_129
EDITS_A_BUILD = 20
BUILDS = 5
REAL_EDITS = 8  # each of which is judged with all records


def root_in(folder: Path, practices: Path) -> Path:
    """A root with these records and the vocabulary and the pages of the project."""
    root = folder / "root"
    root.mkdir(parents=True)
    (root / "macros").symlink_to(ROOT / "macros")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(practices, root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary", dirs_exist_ok=True)
    copy_docs(root)
    return root


def edited(root: Path, number: int, rng: random.Random) -> int:
    """Make this many edits that the check lets through, one upon the other: how many it refused."""
    files, refused, cache = read(root), 0, RecordCache()
    while number:
        after = deepcopy(files)
        try:
            rng.choice(EDITS)(after, rng)
        except LookupError:
            continue  # nothing is left that could be edited so
        write(after, files, root)
        if judge(root, datetime.now(UTC).date(), cache).problems:
            write(files, after, root)
            refused += 1
        else:
            files, number = after, number - 1
    return refused


def assert_builds(root: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    pages = {path: path.read_text("utf-8") for path in (root / "site").rglob("*.html")}
    assert [path for path, html in pages.items() if "Traceback (most recent call last)" in html] == []
    assert list(dead_links(root / "site")) == []


def test_a_hundred_legal_edits_of_a_small_collection_build(
    tmp_path: Path, figure: Any, pytestconfig: pytest.Config
) -> None:
    """The later builds have few records left, no self-check, and cases on other continents only."""
    refused = 0
    builds = BUILDS * pytestconfig.getoption("--fuzz")
    for number in range(builds):
        if number % BUILDS == 0:
            root = root_in(tmp_path / str(number), ROOT / "tests/fixtures/site/practices")
        refused += edited(root, EDITS_A_BUILD, random.Random(SEED + number))
        assert_builds(root)
    figure("legal edits built", builds * EDITS_A_BUILD)
    figure("edits that the check refused", refused)


def test_legal_edits_of_the_real_collection_build(tmp_path: Path, figure: Any) -> None:
    root = root_in(tmp_path, ROOT / "practices")
    figure("edits that the check refused", edited(root, REAL_EDITS, random.Random(SEED)))
    figure("legal edits built", REAL_EDITS)
    assert_builds(root)


@pytest.mark.parametrize("left", ["no cases", "drafts only", "no records"])
def test_a_collection_with_little_in_it_builds(left: str, tmp_path: Path) -> None:
    root = root_in(tmp_path, ROOT / "tests/fixtures/site/practices")
    if left != "no cases":
        for name in ("frameworks", "sets"):  # they may name published practices only
            shutil.rmtree(root / "practices" / name)
    for path in [*root.glob("practices/*.yml"), *root.glob("practices/cases/*.yml")]:
        if (
            left == "no records"
            or path.name == "self-check.yml"
            or (left == "no cases" and path.parent.name == "cases")
        ):
            path.unlink()
        elif left == "drafts only":
            text = path.read_text("utf-8").replace("status: retired", "status: draft")
            path.write_text(text.replace("status: published", "status: draft").replace("replaced_by:", "#"), "utf-8")
    assert judge(root, datetime.now(UTC).date()).problems == ()
    assert_builds(root)
