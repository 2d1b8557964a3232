"""The report on questions: it asks the engine of the site, and says where it stands when that cannot be asked."""

from pathlib import Path

import pytest

from macros.records.loader import Loader
from scripts import search_report
from tests.trust.conftest import make_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "root")


@pytest.fixture
def questions(root: Path, tmp_path: Path) -> Path:
    """A question that is the title of a practice, which wants that practice, and one that nothing answers."""
    practice = min(Loader(root).load().published.values(), key=lambda practice: len(practice.title))
    file = tmp_path / "questions.tsv"
    file.write_text(f"# question, practices\n\n{practice.title}\tother|{practice.id}\nqwertz\t{practice.id}\n", "utf-8")
    return file


def test_the_report_lists_questions_the_worst_first_with_the_places_of_their_answers(
    questions: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search_report.main(["--root", str(root), str(questions)]) == 0

    title, id_ = questions.read_text("utf-8").splitlines()[2].split("\tother|")
    _, worst, best, last = capsys.readouterr().out.splitlines()
    assert worst.split() == ["-", "0", "qwertz", "nothing"]
    assert best.split()[0] == "1"
    assert title in best
    assert best.endswith(id_)
    assert last == "1 of 2 with one wanted among the first 3"


def test_an_engine_that_fails_is_told(
    questions: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As when a script has a fault, or Node is missing."""
    monkeypatch.setattr(search_report, "ENGINE", tmp_path / "none.js")
    monkeypatch.setattr(search_report, "_write", lambda *_: None)  # the engine ends before it reads a file

    assert search_report.main([str(questions)]) == 1
    assert "Cannot find module" in capsys.readouterr().err


def test_a_file_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        search_report.main([str(tmp_path / "none.tsv")])
    assert "FILE must be a file with questions" in capsys.readouterr().err
