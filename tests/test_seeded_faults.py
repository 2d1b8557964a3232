"""Faults that others shipped are refused here, with the right line and words that need no programmer."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.records.rules.examples import SOUND
from scripts.check import main

FIXTURES = Path(__file__).parent / "fixtures"
FAULTS: list[dict[str, Any]] = yaml.safe_load((FIXTURES / "seeded-faults.yml").read_text("utf-8"))
JARGON = ("Traceback", "exception", "null", "None", "NoneType", "tuple", "dict", "regex", "schema", "parse", "boolean")


def sow(fault: dict[str, Any], folder: Path) -> Path:
    """The sound records with this fault in them."""
    root = Path(shutil.copytree(SOUND, folder / "root"))
    path = root / fault["file"]
    path.parent.mkdir(exist_ok=True)
    if "write" in fault:
        text = fault["write"]
    else:
        sound = path.read_text("utf-8")
        assert sound.count(fault["replace"]) >= 1
        text = sound.replace(fault["replace"], fault["with"], 1)
    path.write_text(text, fault.get("encoding", "utf-8"))
    return root


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_the_fault_is_refused_with_the_right_line_and_words(
    fault: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--root", str(sow(fault, tmp_path))])

    assert (status, capsys.readouterr().out) == (1, fault["told"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["fault"])
def test_what_is_told_holds_no_jargon(fault: dict[str, Any]) -> None:
    words = {word.strip("'.,;:") for word in fault["told"].split()}

    assert not words & set(JARGON)


def test_there_are_thirty_faults_or_more_and_each_says_where_it_was_seen() -> None:
    assert len({fault["fault"] for fault in FAULTS}) == len(FAULTS) >= 30
    assert all(fault["seen"] for fault in FAULTS)
