"""`make check` says everything at once, in the form that was asked for, and ends with the right status."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from broken import BROKEN, SOUND, root_for

from macros.edition.languages import PSEUDO
from macros.records.problems import Problem
from scripts.check import main

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def broken_root(tmp_path: Path) -> Path:
    return root_for("F003", tmp_path)


def test_sound_records_end_with_status_0_and_one_line_on_what_was_checked(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--root", str(SOUND)])

    out = capsys.readouterr()
    assert status == 0
    assert out.out.startswith("check: all is well; 2 practices, 1 case and 17 lists of terms keep ")
    assert out.out.count("\n") == 1
    assert out.err == ""


def test_problems_end_with_status_1_all_at_once(broken_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--root", str(broken_root)])

    out = capsys.readouterr()
    assert status == 1
    assert out.out == (BROKEN / "F003/expected.txt").read_text("utf-8")
    assert out.err == "check: 6 problems in 3 files\n"


def test_problems_are_told_in_a_language(broken_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = (BROKEN / "F003/expected.txt").read_text("utf-8").splitlines()
    status = main(["--root", str(broken_root), "--language", PSEUDO])

    told = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.partition(" F003 ")[0] for line in told if " F003 " in line] == [
        line.partition(" F003 ")[0] for line in english if " F003 " in line
    ]
    assert all("mųṡṫ" in line for line in told if " F003 " in line)
    main(["--root", str(broken_root)])
    assert capsys.readouterr().out.splitlines() == english


@pytest.mark.parametrize("language", ["German", "de"])
def test_a_language_that_is_none_or_has_no_file_is_misuse(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(SOUND), "--language", language]) == 2
    assert "must be" in capsys.readouterr().err


def test_paths_narrow_what_is_reported(broken_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--root", str(broken_root), str(broken_root / "practices/visa-help.yml")])

    out = capsys.readouterr()
    assert status == 1
    assert [line.split(":")[0] for line in out.out.splitlines()] == ["practices/visa-help.yml"] * 2
    assert out.err == "check: 2 problems in 1 file\n"


def test_a_path_without_problems_ends_with_status_0(broken_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(broken_root), str(broken_root / "practices/welcome-desk.yml")]) == 0


def test_github_format_writes_one_annotation_a_line(broken_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(broken_root), "--format", "github", str(broken_root / "practices/visa-help.yml")])

    assert capsys.readouterr().out.splitlines() == [
        "::error file=practices/visa-help.yml,line=6,title=F003::stages must be a list, with each item on a line "
        "of its own after '- '; got 'before-arrival'",
        "::error file=practices/visa-help.yml,line=12,title=F003::scale_of_change.level must be from 1 to 5; got '7'",
    ]


def test_github_format_escapes_what_would_end_the_command() -> None:
    problem = Problem("practices/a,b:c.yml", 3, "X", "100% wrong\n::warning::fake", "a\rtip")

    assert problem.as_github() == (
        "::error file=practices/a%2Cb%3Ac.yml,line=3,title=X::100%25 wrong ::warning::fake. a%0Dtip"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--root", "/no/such/folder"],
            "check: --root must be a folder that holds practices/; got '/no/such/folder'\n",
        ),
        (["/no/such/file.yml"], f"check: PATH must be a file or folder below {REPOSITORY}; got '/no/such/file.yml'\n"),
        (
            [str(Path(sys.executable))],
            f"check: PATH must be a file or folder below {REPOSITORY}; got '{sys.executable}'\n",
        ),
    ],
)
def test_misuse_ends_with_status_2_and_one_sentence(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(arguments)

    assert (status, capsys.readouterr().err) == (2, message)


def test_an_unknown_option_ends_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--frmat", "github"])

    assert caught.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_root_without_practices_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--root", str(tmp_path)])

    out = capsys.readouterr()
    assert (status, out.out) == (1, "practices:1: S001 there must be a folder 'practices' with records\n")


def test_it_runs_from_any_folder_and_prints_any_name_in_any_encoding(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    (root / "practices/Übergröße.yml").write_text("title: 'Tromsø → x'\n", "utf-8")

    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "scripts/check.py"), "--root", str(root)],
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"did you mean 'ubergrosse.yml'?" in done.stdout


def test_the_records_of_this_repository_keep_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out
