"""Every rule is broken once on purpose, and says so with the exact words and line that a contributor sees."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken import BROKEN, GOOD, MADE, SOUND, TODAY, codes, mended_root_for, root_for, seen_by_contributor

from macros.records import validate as validation
from macros.records.messages import sentence_of
from macros.records.problems import RecordsError
from macros.records.rules import RULES, RULES_ELSEWHERE, Finding, Rule
from macros.records.rules.examples import example_of
from macros.records.validate import load_catalogue, validate

# A folder, a file of another kind or in another place, and a text nested too deep, have no lines to be mended.
WITHOUT_A_TWIN = {"S003", "S004", "Y001", "Y007"}
# What needs fonts or pages: tests/verdict breaks these.
TOLD_BEYOND_RECORDS = {"H001", "W001"}
SENTENCES = {code: sentence_of(code) for code in (*RULES_ELSEWHERE, *(rule.code for rule in RULES))}


def test_the_sound_records_keep_every_rule() -> None:
    assert validate(SOUND, TODAY).problems == ()


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_broken_rule_is_told_with_exact_words_and_line(code: str, tmp_path: Path) -> None:
    expected = (BROKEN / code / "expected.txt").read_text("utf-8")

    assert seen_by_contributor(root_for(code, tmp_path)) == expected
    assert f": {code} " in expected


@pytest.mark.parametrize("code", sorted(path.name for path in GOOD.iterdir()))
def test_the_mended_twin_of_a_broken_record_keeps_every_rule(code: str, tmp_path: Path) -> None:
    report = validate(mended_root_for(code, tmp_path), TODAY)

    assert (*report.problems, *report.warnings) == ()


@pytest.mark.parametrize("code", sorted(codes() - set(MADE)))
def test_the_guide_can_show_what_breaks_a_rule_beside_what_keeps_it(code: str) -> None:
    example = example_of(code)

    assert example is None or example.broken != example.good
    assert example is not None or code in WITHOUT_A_TWIN


def test_a_good_twin_stands_beside_something_that_breaks_the_rule() -> None:
    assert {path.name for path in GOOD.iterdir()} <= codes()


@pytest.mark.parametrize("code", ["P001", "P002", "P004"])
def test_what_a_record_needs_to_be_published_is_a_warning_in_a_draft(code: str, tmp_path: Path) -> None:
    root = root_for(code, tmp_path)
    for path in root.glob("practices/**/*.yml"):
        path.write_text(path.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")

    report = validate(root, TODAY)

    assert code not in {problem.code for problem in report.problems}
    assert code in {problem.code for problem in report.warnings}
    assert all(": warning: " in problem.as_text() for problem in report.warnings)


def test_a_draft_may_name_a_draft_and_nothing_that_is_retired(tmp_path: Path) -> None:
    """A preview shows drafts with all that they name."""
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    for path in root.glob("practices/**/*.yml"):
        status = "retired" if path.stem == "visa-help" else "draft"
        path.write_text(path.read_text("utf-8").replace("status: published", f"status: {status}"), "utf-8")

    told = [problem for problem in validate(root, TODAY).problems if problem.code == "L005"]

    assert [problem.message for problem in told if problem.file == "practices/welcome-desk.yml"] == [
        "builds_on 1 must name a published practice; got 'visa-help', which is retired"
    ]
    assert {problem.message for problem in told if problem.file.startswith("practices/cases/")} <= {
        "practices 2 must name a published practice; got 'visa-help', which is retired"
    }


def test_every_code_has_a_fixture_that_breaks_it() -> None:
    without_fixture = set(SENTENCES) - codes() - TOLD_BEYOND_RECORDS - {"X001"}
    without_rule = codes() - set(SENTENCES)

    assert not without_fixture, f"write macros/records/rules/examples/broken/<CODE>/ for {sorted(without_fixture)}"
    assert not without_rule, f"no rule and no message has the code of {sorted(without_rule)}"


def test_every_code_stands_once_and_has_one_letter_and_three_digits() -> None:
    told = [*RULES_ELSEWHERE, *(rule.code for rule in RULES)]

    assert len(told) == len(set(told))
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in told)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_rule_has_a_sentence_that_says_what_must_hold(code: str) -> None:
    assert re.fullmatch(r"[A-Z].*\.", SENTENCES[code])
    assert re.search(r"\b(must|may)\b", SENTENCES[code])


def test_every_message_says_what_must_hold() -> None:
    for path in BROKEN.glob("*/expected.txt"):
        for line in path.read_text("utf-8").splitlines():
            assert line.startswith("    ") or re.search(r"\b(must|may)\b", line), line


@pytest.mark.parametrize("scope", ["practice", "collection"])
def test_a_rule_that_fails_is_a_message_and_the_others_still_run(
    scope: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[Finding]:
        raise ZeroDivisionError("division by zero")
        yield

    monkeypatch.setattr(validation, "RULES", (Rule("P999", (scope,), fail), *RULES))
    file = {"practice": "practices/visa-help.yml", "collection": "practices"}[scope]

    seen = seen_by_contributor(root_for("P003", tmp_path))

    assert (
        f"{file}:1: X001 rule P999 must not fail; got 'ZeroDivisionError: division by zero'\n"
        "    this is a fault of the program: please report it\n" in seen
    )
    assert "practices/visa-help.yml:11: P003 " in seen


def test_naming_a_record_that_has_a_fault_of_its_own_is_not_a_second_fault(tmp_path: Path) -> None:
    root = root_for("P003", tmp_path)
    (root / "practices/welcome-desk.yml").write_text("title: [", "utf-8")

    codes_seen = [(problem.file, problem.code) for problem in validate(root, TODAY).problems]

    assert codes_seen == [("practices/visa-help.yml", "P003"), ("practices/welcome-desk.yml", "Y004")]


def test_a_case_with_a_fault_does_not_excuse_a_missing_practice_of_the_same_name(tmp_path: Path) -> None:
    root = root_for("L002", tmp_path)
    (root / "practices/cases/welcome-des.yml").write_text("title: [", "utf-8")

    messages = [problem.message for problem in validate(root, TODAY).problems]

    assert "related 1 must name a practice that exists; got 'welcome-des'" in messages


def test_a_root_with_problems_gives_no_catalogue_but_all_problems(tmp_path: Path) -> None:
    root = root_for("F003", tmp_path)

    with pytest.raises(RecordsError) as caught:
        load_catalogue(root, TODAY)

    assert str(caught.value) == (BROKEN / "F003" / "expected.txt").read_text("utf-8").rstrip("\n")
