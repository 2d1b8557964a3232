"""Records are written in one form, so that a record that is opened in the form and sent back is the same file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.records.canonical import untidy_files
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from macros.records.validate import validate
from scripts.format_records import main

ROOT = Path(__file__).resolve().parents[2]
FILE = "practices/visa-help.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small root in canonical form."""
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    main(["--root", str(root)])
    return root


def untidy(root: Path) -> list[str]:
    return [file for file, _ in untidy_files(root, Loader(root).load())]


def test_what_is_formatted_says_the_same_and_is_then_settled(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Loader(root).load()
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text.replace("title: ", 'title:   "', 1).replace("\n", '"\n', 1), "utf-8")
    assert untidy(root) == [FILE]

    assert main(["--root", str(root), "--check"]) == 1
    assert capsys.readouterr().out.endswith(f"{FILE}: is not in canonical form; run make format\n")
    assert untidy(root) == [FILE]
    assert main(["--root", str(root)]) == 0

    assert capsys.readouterr().out.endswith(f"{FILE}: written anew\n")
    assert (root / FILE).read_text("utf-8") == text
    assert Loader(root).load().practices == before.practices
    assert validate(root, date(2099, 1, 1)).problems == ()


def test_a_file_with_comments_keeps_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# To be written.\n" + (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text, "utf-8")

    assert main(["--root", str(root), "--check"]) == 0
    assert main(["--root", str(root)]) == 0

    assert (root / FILE).read_text("utf-8") == text
    assert "comments would be lost" in capsys.readouterr().out


def test_a_root_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", "/nowhere/at/all"]) == 2
    assert "must be a folder" in capsys.readouterr().err
