"""A proposal is reported in plain words: findings, cards, changes, and addresses that would break."""

import re
import shutil
from pathlib import Path

import pytest

from macros.contribute.pull_request.comment import (
    LONGEST_REPORT,
    MOST_LINKS,
    Target,
    comment_text,
    comment_words,
    line_pattern,
)
from macros.contribute.pull_request.diff import broken_addresses, changes
from macros.edition import routes
from macros.edition.repository_host import repository_hosts
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from scripts.pull_request_comment import CHECKLIST, site_address
from scripts.pull_request_comment import main as comment
from scripts.pull_request_report import main as report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
CASE = "practices/cases/north-desk.yml"
DESK = "practices/welcome-desk.yml"
TARGET = Target("https://code.example/o/r", "c0ffee", "https://atlas.example/")


@pytest.fixture
def head(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "head"))


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def loaded(root: Path) -> Catalogue:
    return Loader(root).load()


def broken(root: Path) -> list[str]:
    return [address.id for address in broken_addresses(loaded(SOUND), loaded(root))]


def told(head: Path, tmp_path: Path) -> tuple[int, str]:
    out = tmp_path / "report.txt"
    status = report(["--base", str(SOUND), "--head", str(head), "--out", str(out)])
    return status, out.read_text("utf-8")


def test_nothing_changed_is_said_in_so_many_words(head: Path, tmp_path: Path) -> None:
    assert told(head, tmp_path) == (
        0,
        "THE CHECK\nEvery rule is kept.\n\nWHAT CHANGES IN THE PUBLISHED DATA\n"
        "No record is added, changed or removed.\n",
    )


def test_a_full_report_reads_like_this(head: Path, tmp_path: Path) -> None:
    edit(
        head,
        "practices/visa-help.yml",
        "about: 0\n    why: The forms are free.",
        "about: 20\n    why: Forms cost 20 euro.",
    )
    edit(head, DESK, "status: published", "status: published\nformerly: [old-desk]")
    (head / "practices/cases/south-desk.yml").write_text(
        (head / CASE).read_text("utf-8").replace("North", "South").replace("Two students", "Four people"), "utf-8"
    )
    (head / CASE).unlink()

    status, text = told(head, tmp_path)

    assert status == 1
    assert text == (FIXTURES / "report.txt").read_text("utf-8")


def test_changes_name_the_fields_that_differ(head: Path) -> None:
    edit(head, DESK, "schedule: continuous", "schedule: on-demand")
    edit(head, DESK, "title: A desk", "title: The desk")

    found = changes(loaded(SOUND), loaded(head))

    assert [(change.what, change.kind, change.record.id, change.fields) for change in found] == [
        ("changed", "practice", "welcome-desk", ("Title", "Schedule"))
    ]


def test_a_record_that_disappears_breaks_its_address(head: Path) -> None:
    (head / CASE).unlink()

    assert broken(head) == ["north-desk"]


def test_a_record_that_becomes_a_draft_again_breaks_its_address(head: Path) -> None:
    edit(head, CASE, "status: published", "status: draft")

    assert broken(head) == ["north-desk"]


def test_a_new_name_that_remembers_the_old_one_breaks_nothing(head: Path) -> None:
    edit(head, CASE, "status: published", "status: published\nformerly: [north-desk]")
    (head / CASE).rename(head / "practices/cases/tromso-desk.yml")

    assert broken(head) == []


def test_a_retired_record_keeps_its_address(head: Path) -> None:
    edit(head, CASE, "status: published", "status: retired\nreplaced_by: other")

    assert broken(head) == []


def test_a_former_name_that_is_forgotten_breaks_its_address(head: Path, tmp_path: Path) -> None:
    base = Path(shutil.copytree(SOUND, tmp_path / "base"))
    edit(base, DESK, "status: published", "status: published\nformerly: [old-desk]")

    assert [a.id for a in broken_addresses(loaded(base), loaded(head))] == ["old-desk"]


def test_a_draft_may_disappear(head: Path, tmp_path: Path) -> None:
    base = Path(shutil.copytree(SOUND, tmp_path / "base"))
    edit(base, CASE, "status: published", "status: draft")
    (head / CASE).unlink()

    assert broken_addresses(loaded(base), loaded(head)) == ()


def test_a_record_with_a_fault_is_not_taken_for_removed(head: Path, tmp_path: Path) -> None:
    edit(head, CASE, "kind: university", "kind: [")

    status, text = told(head, tmp_path)

    assert status == 1
    assert "1 thing has to be fixed:\n\npractices/cases/north-desk.yml:5: Y004 " in text
    assert "WOULD BREAK" not in text
    assert "- removed" not in text


def test_a_report_is_written_however_broken_the_proposal_is(head: Path, tmp_path: Path) -> None:
    shutil.rmtree(head / "practices/vocabulary")
    edit(head, CASE, "country: NO", "country: XX")

    status, text = told(head, tmp_path)

    assert status == 1
    assert "V001" in text
    assert "C003 country must be a code of ISO 3166-1; got 'XX'" in text
    assert "CARD" not in text


def test_more_than_ten_cards_are_counted_and_not_shown(head: Path, tmp_path: Path) -> None:
    for number in range(12):
        edit(head, CASE, "title: ", f"title: {number} ")
        shutil.copy(head / CASE, head / f"practices/cases/desk-{number}.yml")

    _, text = told(head, tmp_path)

    assert text.count("CARD: ") == 10
    assert "3 more records are not shown here; open the site that the check has built.\n" in text


def test_a_root_without_practices_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(["--base", str(tmp_path), "--head", str(SOUND)]) == 2
    assert capsys.readouterr().err == f"report: --base must be a folder that holds practices/; got '{tmp_path}'\n"


def arguments(folder: Path, report: str) -> list[str]:
    own = ["--repository", TARGET.repository, "--commit", TARGET.commit]
    return [f"{folder}/{report}", "--files", f"{folder}/files.txt", *own, "--out", f"{folder}/comment.md"]


def test_the_comment_holds_the_report_and_the_checklist_as_boxes(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("THE CHECK\nEvery rule is kept.\n", "utf-8")

    (tmp_path / "files.txt").write_text(f"{DESK}\n", "utf-8")

    assert comment(arguments(tmp_path, "report.txt")) == 0

    text = (tmp_path / "comment.md").read_text("utf-8")
    section = CHECKLIST.read_text("utf-8").partition("\n## What reviewers ask\n")[2]
    items = [line[2:] for line in section.splitlines() if line.startswith("- ")]
    words = comment_words()
    report = "### What the check says\n\n```text\nTHE CHECK\nEvery rule is kept.\n```\n"
    assert text.startswith(f"{words['mark']}\n\n{words['greeting']}\n\n{report}")
    assert "### Where to mend it" not in text
    assert "### The pages that change" not in text
    assert [line[6:] for line in text.splitlines() if line.startswith("- [ ] ")] == items
    assert len(items) >= 12


@pytest.mark.parametrize(
    "hostile",
    [
        "```\n@everyone [click](https://evil.example) <img src=x>\n```",
        "~~~\n`````\nout",
        "$mark ${fence} $report",
        "a\u202eb\x00c\x1b[31md",
        "\r\n```\r\nx",
        "``````````",
    ],
)
def test_a_hostile_report_stays_inside_its_block(hostile: str) -> None:
    text = comment_text(hostile, "- Is it true?\n", (), TARGET)

    lines = text.splitlines()
    start = lines.index("### What the check says") + 2
    fence = lines[start].removesuffix("text")
    inside = lines[start + 1 : lines.index(fence, start + 1)]
    assert set(fence) == {"`"}
    assert not any(fence in line for line in inside)
    assert lines.count(fence) == 1
    assert not any(sign in text for sign in "\u202e\x00\x1b\r")
    assert text.rstrip().endswith("- [ ] Is it true?")


def test_a_report_that_is_too_long_is_cut() -> None:
    text = comment_text("x" * 200_000, "- Is it true?\n", (), TARGET)

    assert len(text) < LONGEST_REPORT + 2_000
    assert "\n… (cut here; the whole report is with the workflow run)\n" in text


def test_a_link_or_a_missing_file_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")

    for name in ("link", "missing"):
        assert comment(arguments(tmp_path, name)) == 2
    assert not (tmp_path / "comment.md").exists()


def test_files_that_are_no_records_are_named_above_all_else() -> None:
    text = comment_text("THE CHECK", "", [DESK, "macros/x.py", "practices-of-mine/y.yml", "a```b"], TARGET)

    head, _, rest = text.partition("### What the check says")
    assert (
        "### This proposal changes more than records\n\n````text\nmacros/x.py\npractices-of-mine/y.yml\na```b\n````"
        in head
    )
    assert DESK not in text
    assert "more than records" not in rest


def test_a_long_list_of_files_is_counted() -> None:
    text = comment_text("THE CHECK", "", [f"docs/{number}.md" for number in range(3000)], TARGET)

    assert "docs/99.md\n… and 2900 more\n… and whatever lies beyond the 3000 files that the host lists\n" in text
    assert "docs/100.md" not in text


def test_the_comment_leads_to_each_line_and_to_each_page_before_and_after(head: Path, tmp_path: Path) -> None:
    edit(head, "practices/visa-help.yml", "    why: The forms are free.\n", "")
    edit(head, DESK, "schedule: continuous", "schedule: on-demand")
    (head / "practices/cases/south-desk.yml").write_text(
        (head / CASE).read_text("utf-8").replace("North", "South").replace("Two students", "Four people"), "utf-8"
    )
    (head / CASE).unlink()
    _, said = told(head, tmp_path)

    text = comment_text(said, "", (), TARGET)

    assert (
        "- [practices/visa-help.yml, line 25](https://code.example/o/r/blob/c0ffee/practices/visa-help.yml#L25)" in text
    )
    pages = text.partition("### The pages that change\n\n")[2].partition("\n\n")[0].splitlines()
    assert pages == [
        "- welcome-desk. [Before](https://atlas.example/practices/welcome-desk/) · after: "
        "`practices/welcome-desk/index.html`",
        "- visa-help. [Before](https://atlas.example/practices/visa-help/) · after: `practices/visa-help/index.html`",
        "- south-desk, new. After: `cases/south-desk/index.html`",
        "- north-desk, removed. [Before](https://atlas.example/cases/north-desk/)",
    ]
    assert routes.case("north-desk") in pages[-1]
    assert "(https://code.example/o/r/commit/c0ffee/checks)" in text


def test_before_is_told_only_where_readers_could_open_the_page() -> None:
    said = "- changed practice one (draft): Title\n- removed case two (published)\n- changed case three (published)"

    with_site, without = (
        comment_text(said, "", (), Target("https://r.example", "c", site)) for site in (TARGET.site, None)
    )

    assert "- one. After: `practices/one/index.html`" in with_site
    assert "- two, removed. [Before](https://atlas.example/cases/two/)" in with_site
    assert "Before" not in without
    assert "- two, removed\n- three. After: `cases/three/index.html`" in without


@pytest.mark.parametrize(
    "line",
    [
        "practices/../x.yml:1: F001",
        "practices/x.yml:1) [x](https://evil.example): F001",
        "see practices/x.yml:1: F001",
        "- changed practice [x](https://evil.example) (draft)",
        "- changed page x (draft)",
        "https://evil.example/practices/x.yml:1: F001",
    ],
)
def test_nothing_else_of_a_report_becomes_a_link(line: str) -> None:
    text = comment_text(line, "", (), TARGET)

    assert "### Where to mend it" not in text
    assert "### The pages that change" not in text


def test_many_places_are_counted() -> None:
    said = "\n".join(f"practices/x.yml:{line}: F001 no" for line in range(1, 200))

    text = comment_text(said, "", (), TARGET)

    assert text.count("](https://code.example/o/r/blob/") == MOST_LINKS
    assert f"- … and {199 - MOST_LINKS} more, as the check says" in text


def test_addresses_are_read_as_a_library_reads_them() -> None:
    """The script of the comment reads two files of YAML without one."""
    for key, host in repository_hosts().items():
        assert line_pattern(key) == host.line
        assert {"{repository}", "{commit}", "{path}", "{line}"} <= {*re.findall("{[a-z]+}", host.line)}
    assert site_address("site_url: # https://example.org/\nextra:") is None
    assert site_address("site_name: x\nsite_url: https://example.org/atlas # ours\n") == "https://example.org/atlas/"
