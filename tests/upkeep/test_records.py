"""Renaming and retiring: everything that belongs to it or nothing, and the check stays green."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.records.loader import Loader
from macros.records.model import Use
from macros.records.references import records_named
from macros.records.uses import sort_key
from macros.records.yaml_writer import write_record
from macros.upkeep import changeset
from macros.upkeep.records import retire
from scripts import check, format_records, upkeep
from tests.atlas import copy_docs

ROOT = Path(__file__).resolve().parents[2]
CENTRE, BUDDIES = "welcome-centre", "welcome-buddies-guides"
# Of the small collection: a practice that much names, one that could take its place, and a case.
VISA, CAFE, BUDDY, CASE = "visa-help", "language-cafe", "welcome-buddies", "toronto-visa-clinic-2020"
COPIED = ("mkdocs.yml", "CHANGELOG.md", "CITATION.cff", "tests/data/published_keys.json")
LISTS = ("macros/copyedit/exceptions.yml", "tests/browser/search-questions.tsv")
KEYS = {"practices": [VISA], "cases": [CASE]}


def copy_of(folder: Path, practices: Path, *files: str) -> Path:
    """A root with these records, the vocabulary, and what else a step may change."""
    root = folder / "root"
    shutil.copytree(practices, root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary", dirs_exist_ok=True)
    for file in (*COPIED, *files):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, root / file)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def changed(root: Path, before: dict[str, bytes]) -> set[str]:
    after = contents(root)
    return {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}


def named_in(root: Path) -> set[tuple[str, str]]:
    catalogue = Loader(root).load()
    judged = [
        *catalogue.practices.values(),
        *catalogue.cases.values(),
        catalogue.self_check,
        *catalogue.frameworks.values(),
        *catalogue.models.values(),
        *catalogue.starter_sets.values(),
    ]
    return {(named.kind, named.id) for record in judged for named in records_named(record)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_of(tmp_path, ROOT / "tests/fixtures/site/practices")
    (root / "tests/data/published_keys.json").write_text(json.dumps(KEYS), "utf-8")
    assert format_records.main(["--root", str(root)]) == 0
    return root


def run(root: Path, *arguments: str) -> int:
    return upkeep.main(["--root", str(root), *arguments])


def write(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, "utf-8")


def test_a_record_has_another_id_everywhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "docs/about.md", f"[Visas](practices/{VISA}/index.md)\n")
    write(root, "macros/copyedit/exceptions.yml", f"- record: {VISA}\n- record: cases/{VISA}\n")
    write(root, "tests/browser/search-questions.tsv", f"visa\t{CAFE}|{VISA}\nvisas\t{VISA}\n")
    before = contents(root)
    assert ("practice", VISA) in named_in(root)

    assert run(root, "rename", VISA, "visa-desk") == 0

    told = capsys.readouterr().out
    own = {f"practices/{VISA}.yml", "practices/visa-desk.yml"}
    assert f"rename: practices/{VISA}.yml is now practices/visa-desk.yml\n" in told
    assert {file for file in changed(root, before) if f"rename: changed: {file}\n" not in told} == own
    assert Loader(root).load().practices["visa-desk"].formerly[-1:] == (VISA,)
    assert ("practice", VISA) not in named_in(root)
    assert text(root, "docs/about.md") == "[Visas](practices/visa-desk/index.md)\n"
    assert text(root, "macros/copyedit/exceptions.yml") == f"- record: visa-desk\n- record: cases/{VISA}\n"
    assert text(root, "tests/browser/search-questions.tsv") == f"visa\t{CAFE}|visa-desk\nvisas\tvisa-desk\n"
    assert f"- The practice `{VISA}` is now `visa-desk`; its old address leads there.\n" in text(root, "CHANGELOG.md")
    assert check.main(["--root", str(root)]) == 0
    assert format_records.main(["--root", str(root), "--check"]) == 0


def text(root: Path, file: str) -> str:
    return (root / file).read_text("utf-8")


CHARTER = "practices/frameworks/small-charter.yml"
SET, MODEL = "practices/sets/small-office.yml", "practices/models/desk-letter.yml"


def named_by_set_and_model(root: Path, *ids: str) -> None:
    """A set and a model that name these practices in place of their own."""
    items = "".join(f"  - practice: {id_}\n    why: The office needs {id_} first.\n" for id_ in (*ids, BUDDY))
    write(root, SET, re.sub(r"(?<=items:\n)(?s:.*)", items, text(root, SET)))
    model = (ROOT / "macros/records/rules/examples/good/M001" / MODEL).read_text("utf-8")
    write(root, MODEL, model.replace("[welcome-desk]", f"[{', '.join(ids)}]"))


def test_sets_and_models_follow_a_record_to_its_new_id(root: Path) -> None:
    named_by_set_and_model(root, VISA)

    assert run(root, "rename", VISA, "visa-desk") == 0

    catalogue = Loader(root).load()
    assert [item.practice for item in catalogue.starter_sets["small-office"].items] == ["visa-desk", BUDDY]
    assert catalogue.models["desk-letter"].practices == ("visa-desk",)
    assert check.main(["--root", str(root)]) == 0


def test_sets_and_models_follow_a_retired_record_to_the_one_that_takes_its_place(root: Path) -> None:
    write(root, CHARTER, text(root, CHARTER).replace(VISA, CAFE))  # as an editor does who was told of it
    named_by_set_and_model(root, VISA)
    write(root, MODEL, text(root, MODEL).replace(f"[{VISA}]", f"[{VISA}, {CAFE}]"))

    assert run(root, "retire", VISA, "--by", CAFE, "--move", "1") == 0

    catalogue = Loader(root).load()
    assert [item.practice for item in catalogue.starter_sets["small-office"].items] == [CAFE, BUDDY]
    assert catalogue.models["desk-letter"].practices == (CAFE,)
    assert check.main(["--root", str(root)]) == 0


def test_a_set_that_names_both_keeps_its_two_reasons_until_an_editor_has_chosen(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, CHARTER, text(root, CHARTER).replace(VISA, CAFE))  # as an editor does who was told of it
    named_by_set_and_model(root, VISA, CAFE)
    before = contents(root)

    assert run(root, "retire", VISA, "--by", CAFE, "--move", "1") == 1

    assert f"{SET}:6: B001 practice must stand once in a set; got '{CAFE}' again" in capsys.readouterr().err
    assert changed(root, before) == set()


def test_a_step_is_told_in_a_language_and_writes_what_it_does_in_english(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(root, root.parent / "other"))
    assert run(root, "--language", PSEUDO, "rename", VISA, "visa-desk") == 0
    assert run(other, "rename", VISA, "visa-desk") == 0

    assert f" {accented('is now')} practices/visa-desk.yml\n" in capsys.readouterr().out
    assert contents(root) == contents(other)
    assert run(root, "--language", PSEUDO, "rename", VISA, "X") == 2
    assert accented("the id must be that of one practice or case; got") in capsys.readouterr().err


def test_a_case_has_another_id_and_what_code_names_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "scripts/pictures.py", f"# a line\nCASE = '{CASE}'\n")
    (root / "tests/folder.yml").mkdir()  # as an example of a rule has it

    assert run(root, "rename", CASE, "toronto-clinic") == 0

    assert (root / "practices/cases/toronto-clinic.yml").is_file()
    assert not (root / f"practices/cases/{CASE}.yml").exists()
    assert "the id stands here too; look whether it should:\n  scripts/pictures.py:2\n" in capsys.readouterr().out


def test_comments_and_layout_of_lists_stay(root: Path) -> None:
    path = root / "practices/self-check.yml"
    path.write_text(f"# First.\n{path.read_text('utf-8')}# Last.\n", "utf-8")
    before = path.read_text("utf-8")

    assert run(root, "rename", VISA, "visa-desk") == 0

    assert path.read_text("utf-8") == before.replace(VISA, "visa-desk")


def test_a_draft_leaves_no_old_address(root: Path) -> None:
    record = Loader(root).load().practices[CAFE]
    bare = record.model_copy(
        update={"id": "new-draft", "title": "New", "summary": "New.", "description": "New.", "status": "draft"}
        | {"setup": None, "delivery": None, "formerly": (), "telling": (), "evidence": None, "law": None}
    )
    write(root, "practices/new-draft.yml", write_record(bare))

    assert run(root, "rename", "new-draft", "newer-draft") == 0
    assert Loader(root).load().practices["newer-draft"].formerly == ()


def test_the_former_id_of_a_record_may_come_back(root: Path) -> None:
    assert run(root, "rename", VISA, "visa-desk") == 0
    assert run(root, "rename", "visa-desk", VISA) == 0

    formerly = Loader(root).load().practices[VISA].formerly
    assert "visa-desk" in formerly
    assert VISA not in formerly


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rename", "visa-hepl", "x-y"], "that of one practice or case; got 'visa-hepl' - did you mean 'visa-help'?"),
        (["rename", VISA, CAFE], f"must be free; got '{CAFE}', which practices/{CAFE}.yml has or had"),
        (["rename", VISA, VISA], f"must be free; got '{VISA}', which practices/{VISA}.yml has or had"),
        (["rename", VISA, "Visa Desk"], "hyphens, at most 80; got 'Visa Desk' - did you mean 'visa-desk'?"),
        (["rename", VISA, "../x"], "single hyphens, at most 80; got '../x' - did you mean 'x'?"),
        (["retire", VISA], "a retired practice must lead to another one; give its id, as in BY=welcome-centre"),
        (
            ["retire", VISA, "--by", "language-caffe"],
            f"must be another published practice; got 'language-caffe' - did you mean '{CAFE}'?",
        ),
        (["retire", VISA, "--by", VISA], f"BY must be another published practice; got '{VISA}'"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    root: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(root)

    assert run(root, *arguments) == 2

    refused = capsys.readouterr().err
    assert message in refused
    assert refused.count("\n") == 1
    assert changed(root, before) == set()


def test_a_file_that_is_not_in_canonical_form_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / f"practices/{VISA}.yml"
    path.write_text(f"# note\n{path.read_text('utf-8')}", "utf-8")
    before = contents(root)

    assert run(root, "rename", VISA, "visa-desk") == 2

    assert f"practices/{VISA}.yml must be in canonical form first; run `make format`" in capsys.readouterr().err
    assert changed(root, before) == set()


def test_references_that_must_go_are_told_before_anything_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(root)

    assert run(root, "retire", VISA, "--by", CAFE) == 1

    refused = capsys.readouterr().err
    for folder in ("cases/", "self-check", "frameworks/"):
        assert re.search(rf"^practices/{folder}.*:\d+: L005 .*'{VISA}', which is retired", refused, re.MULTILINE), (
            folder
        )
    assert refused.endswith("retire: these places must be mended first, so nothing was written\n")
    assert changed(root, before) == set()


def test_a_record_is_merged_into_another(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, CHARTER, text(root, CHARTER).replace(VISA, CAFE))  # as an editor does who was told of it

    assert run(root, "retire", VISA, "--by", CAFE, "--move", "1") == 0

    retired = Loader(root).load().practices[VISA]
    assert (retired.status, retired.replaced_by) == ("retired", CAFE)
    assert ("practice", VISA) not in named_in(root)
    assert f"- The practice `{VISA}` is retired; its address leads to `{CAFE}`.\n" in text(root, "CHANGELOG.md")
    assert check.main(["--root", str(root)]) == 0


def test_who_uses_a_merged_practice_is_said_to_use_the_one_that_stays_once(root: Path) -> None:
    write(root, CHARTER, text(root, CHARTER).replace(VISA, CAFE))  # as an editor does who was told of it
    with_uses(root, VISA, ("South", 2024), ("North", 2019))
    with_uses(root, CAFE, ("East", None), ("north", 2021))

    assert run(root, "retire", VISA, "--by", CAFE, "--move", "1") == 0

    practices = Loader(root).load().practices
    kept = [(use.institution, use.since) for use in practices[CAFE].in_use]
    assert kept == [("East", None), ("north", 2021), ("South", 2024)]
    assert practices[VISA].in_use == ()
    assert check.main(["--root", str(root)]) == 0


def test_who_uses_a_practice_that_is_retired_and_not_merged_is_told_of(root: Path) -> None:
    with_uses(root, VISA, ("South", 2024), ("North", 2019))
    catalogue = Loader(root).load()

    told, merged, without = (
        retire(root, catalogue, old, by, move=move).told
        for old, by, move in ((VISA, CAFE, False), (VISA, CAFE, True), (CAFE, VISA, False))
    )

    assert f"readers no longer see who is under 'in_use': 2; MOVE=1 gives them to `{CAFE}`" in told
    assert "in_use" not in " ".join((*merged, *without))


def with_uses(root: Path, id_: str, *told: tuple[str, int | None]) -> None:
    """Let institutions say that they use a practice, each since a year."""
    uses = [Use(institution=name, country="NO", since=since, url="https://example.org/") for name, since in told]
    ordered = tuple(sorted(uses, key=sort_key))
    record = Loader(root).load().practices[id_].model_copy(update={"in_use": ordered})
    write(root, f"practices/{id_}.yml", write_record(record))


@pytest.mark.parametrize("listed", [f"[{VISA}, {CAFE}]", f"[{CAFE}, {VISA}]", f"\n      - {VISA}\n      - {CAFE}"])
def test_a_statement_that_names_both_names_the_one_that_stays_once(listed: str, root: Path) -> None:
    write(root, CHARTER, text(root, CHARTER).replace(VISA, CAFE))
    statement = f"  - key: both\n    text: Both help a newcomer.\n    stage: before-arrival\n    practices: {listed}\n"
    write(root, "practices/self-check.yml", f"{text(root, 'practices/self-check.yml').rstrip()}\n{statement}")

    assert run(root, "retire", VISA, "--by", CAFE, "--move", "1") == 0
    assert Loader(root).load().self_check.statements[-1].practices == (CAFE,)


def without_frameworks(root: Path, id_: str) -> None:
    """Take the links of frameworks to a practice away, as an editor does who was told of them."""
    for path in (root / "practices/frameworks").glob("*.yml"):
        links = re.compile(rf"^  - item: .*\n    practice: {id_}\n(?:    .*\n)*", re.MULTILINE)
        path.write_text(
            links.sub("", path.read_text("utf-8")).replace("links:\nsources", "links: []\nsources"), "utf-8"
        )


def test_a_retired_case_leads_to_its_country(root: Path) -> None:
    catalogue = Loader(root).load()
    case = next(id_ for id_ in catalogue.published_cases if ("case", id_) not in named_in(root))

    assert run(root, "retire", case) == 0
    assert (Loader(root).load().cases[case].status, check.main(["--root", str(root)])) == ("retired", 0)


def test_a_draft_is_not_retired_but_deleted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = text(root, f"practices/{VISA}.yml").replace("status: published", "status: draft")
    write(root, f"practices/{VISA}.yml", draft)

    assert run(root, "retire", VISA, "--by", CAFE) == 2
    assert "which is draft; delete the file of a draft" in capsys.readouterr().err


def test_records_that_break_a_rule_already_are_not_blamed_on_the_step(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, f"practices/{CAFE}.yml", f"{text(root, f'practices/{CAFE}.yml')}unknown: 1\n")

    assert run(root, "rename", VISA, "visa-desk") == 2
    assert "rename: the records must keep all rules first; `make check` says what to mend\n" in capsys.readouterr().err


def test_a_disk_that_fails_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(root)
    whole = changeset._write

    def half(files: Mapping[str, str | None], to: Path) -> None:
        whole(dict(list(files.items())[: len(files) // 2]) if to == root else files, to)
        if to == root:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(changeset, "_write", half)

    assert run(root, "rename", VISA, "visa-desk") == 2
    assert "every file must be writable, so nothing was changed" in capsys.readouterr().err
    assert changed(root, before) == set()


@pytest.mark.build
def test_the_real_collection_keeps_its_rules_and_builds_after_each_step(tmp_path: Path) -> None:
    root = copy_of(tmp_path, ROOT / "practices", *LISTS)
    copy_docs(root)
    assert run(root, "rename", CENTRE, "welcome-desk") == 0
    without_frameworks(root, BUDDIES)
    assert run(root, "retire", BUDDIES, "--by", "welcome-desk", "--move", "1") == 0
    assert run(root, "edition", "7.0.0") == 0
    assert {("practice", CENTRE), ("practice", BUDDIES)} & named_in(root) == set()
    assert check.main(["--root", str(root)]) == 0
    shutil.rmtree(root / "macros")
    (root / "macros").symlink_to(ROOT / "macros")

    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    for old in (CENTRE, BUDDIES):
        assert "welcome-desk" in text(root, f"site/practices/{old}/index.html")
