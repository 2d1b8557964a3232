"""The command line: what it writes, what it says, and one clear sentence for each misuse."""

import shutil
from pathlib import Path

import fontpkg_noto_sans
import pytest

from macros.handbook import typst_pdf
from scripts.export_pdf import main

from .conftest import FIXTURE
from .pdf_reading import bookmarks, opened

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small atlas with the settings of the real one."""
    root = tmp_path_factory.mktemp("atlas")
    shutil.copytree(FIXTURE / "practices", root / "practices")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def run(root: Path, *arguments: str | Path) -> int:
    return main(["--root", str(root), *map(str, arguments)])


def test_a_selection_is_written_as_one_pdf(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "some.pdf"

    assert run(root, "--only", "full,minimal", "-o", target) == 0
    found = opened(target.read_bytes())
    assert [title for depth, title in bookmarks(found) if depth == 1] == [
        "How to read the scales",
        "A full practice",
        "A minimal practice",
    ]
    out = capsys.readouterr().out
    assert out.startswith(f"export_pdf: {target}, 2 practices, {len(found.pages)} pages, ")
    assert out.endswith(" kB\n")


def test_paper_may_be_letter(root: Path, tmp_path: Path) -> None:
    run(root, "--only", "minimal", "--paper", "letter", "-o", tmp_path / "letter.pdf")

    pdf = opened((tmp_path / "letter.pdf").read_bytes())
    assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_without_a_selection_everything_is_written_with_a_summary(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "--folder", tmp_path) == 0

    told = capsys.readouterr()
    assert f"export_pdf: 13 files in {tmp_path}, " in told.out
    assert told.out.endswith(" 13 written, 0 unchanged\n")
    assert "practices/nasty.yml:13: warning: H001 the fonts of the handbook cannot draw U+4EAC" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "ful"], "a practice must be published to be exported; got 'ful'; did you mean 'full'?"),
        (
            ["--where", "stage=after-leaving"],
            "the selection must find at least one practice; nothing is 'stage=after-leaving'",
        ),
        (["--where", "stagge=x"], "a condition must name a facet of practices; got 'stagge'; did you mean 'stage'?"),
        (["--fonts", "no-such-folder"], "the folder of fonts must exist; got 'no-such-folder'"),
        (
            ["--fonts", "practices"],
            "the folder of fonts must hold files that end in .ttf, .otf or .ttc; got 'practices'",
        ),
        (
            ["-o", "mkdocs.yml/x.pdf"],
            "the target must be a file that can be written; got 'mkdocs.yml/x.pdf' (File exists)",
        ),
        (["-o", "practices"], "the target must be a file that can be written; got 'practices' (Is a directory)"),
    ],
)
def test_misuse_is_told_in_one_sentence_and_leaves_nothing(
    arguments: list[str], message: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    before = sorted(root.rglob("*"))
    target = [] if "-o" in arguments else ["-o", "new.pdf"]

    assert run(root, *arguments, *target) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"export_pdf: {message}"
    assert sorted(root.rglob("*")) == before


def test_an_empty_list_of_practices_does_not_mean_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(root, "--only", " ,")

    assert capsys.readouterr().err.endswith("argument --only: must name at least one practice; got ' ,'\n")


def test_a_package_without_its_fonts_is_told_in_one_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fontpkg_noto_sans, "ROOT", tmp_path)

    assert run(root, "-o", str(tmp_path / "new.pdf")) == 2
    told = f"export_pdf: the folder of fonts must exist; got '{tmp_path / 'files'}'\n"
    assert capsys.readouterr().err == told
    assert not list(tmp_path.iterdir())


def test_a_book_that_cannot_be_set_is_told_in_one_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.typ").write_text('#panic("no such layout")')
    monkeypatch.setattr(typst_pdf, "TEMPLATES", tmp_path)

    assert run(root, "--only", "minimal", "-o", tmp_path / "new.pdf") == 2
    told = capsys.readouterr().err
    assert told.startswith("export_pdf: a book must be one that can be set in type; Typst says: ")
    assert "no such layout" in told
    assert told.count("\n") == 1
    assert not (tmp_path / "new.pdf").exists()


def test_nothing_is_written_while_records_have_problems(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root, tmp_path / "broken")
    (tmp_path / "broken/practices/full.yml").write_text("title: Alone\n")

    assert run(tmp_path / "broken", "--folder", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "practices/full.yml:1: " in told
    assert told.endswith("export_pdf: nothing is written while records have problems\n")
    assert not (tmp_path / "out").exists()
