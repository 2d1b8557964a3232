"""What the verdict adds to the rules: what no font draws is a warning, and a dead link of a page stops the build."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.records.rules.examples import SOUND
from macros.verdict.judge import judge

TODAY = date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    (root / "docs").mkdir()
    return root


def told(root: Path) -> list[str]:
    report = judge(root, TODAY)
    return [problem.as_text() for problem in (*report.problems, *report.warnings)]


def test_a_character_that_no_font_has_is_a_warning_with_its_line(root: Path) -> None:
    case = root / "practices/cases/north-desk.yml"
    case.write_text(case.read_text("utf-8").replace("The desk of", "京 → the desk of"), "utf-8")

    assert told(root) == [
        "practices/cases/north-desk.yml:1: warning: H001 the fonts of the handbook cannot draw U+4EAC "
        "(CJK UNIFIED IDEOGRAPH-4EAC); it is printed as \ufffd\n"
        "    write it in another way, or name a folder with a font that has it: --fonts DIR"
    ]


@pytest.mark.parametrize(
    "target",
    [
        "practices/visa-help/index.md",
        "cases/north-desk/index.md#top",
        "stage/on-arrival/index.md",
        "goal/index.md",
        "country/no/index.md",
        "other.md",
        "https://example.org/x.md",
    ],
)
def test_a_page_may_link_to_pages_that_records_or_people_make(root: Path, target: str) -> None:
    (root / "docs/other.md").write_text("Other")
    (root / "docs/index.md").write_text(f"[here]({target})")

    assert told(root) == []


def test_a_page_that_links_to_a_term_that_is_gone_is_told(root: Path) -> None:
    (root / "docs/about").mkdir()
    (root / "docs/about/index.md").write_text("# About\n[x](../stage/at-arrival/index.md)\n")

    assert told(root) == [
        "docs/about/index.md:2: W001 a link must lead to a page that exists; got '../stage/at-arrival/index.md'\n"
        "    did you mean 'stage/on-arrival/index.md'?"
    ]
