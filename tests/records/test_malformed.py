"""A malformed record is still judged by every rule: all problems at once, and none that is not there."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from broken import SOUND, TODAY, codes, root_for

from macros.records.cache import RecordCache
from macros.records.malformed import MALFORMED, MalformedError
from macros.records.problems import Problem
from macros.records.validate import validate
from macros.records.yaml_builder import Where

PRACTICE, CASE = "practices/visa-help.yml", "practices/cases/north-desk.yml"
STRAY = b"\nno_such_key: 1\n"
# What may be said of a value of the wrong shape, or of a key that is misspelt.
OF_SHAPES = {"F001", "F002", "F003", "L001", "L002"}


def told(root: Path, cache: RecordCache | None = None) -> set[Problem]:
    report = validate(root, TODAY, cache)
    return {*report.problems, *report.warnings}


def places(value: Any, where: Where = ()) -> Iterator[Where]:
    """The path of every key and item in plain data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield (*where, name)
        yield from places(item, (*where, name))


FIELDS = [(file, where) for file in (PRACTICE, CASE) for where in places(yaml.safe_load((SOUND / file).read_text()))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "root"))


@pytest.mark.parametrize("code", sorted(codes() - {"Y002"}))  # one key more makes a file that is too large larger
def test_a_wrong_shape_hides_nothing_that_is_told_without_it(code: str, tmp_path: Path) -> None:
    root = root_for(code, tmp_path)
    before = told(root)
    records = [path for path in (root / "practices").rglob("*.yml") if "vocabulary" not in path.parts]
    for path in records:
        if path.is_file() and not path.is_symlink():
            path.write_bytes(path.read_bytes().rstrip() + STRAY)

    assert before <= told(root)


@pytest.mark.parametrize("change", ["shape", "name"])
def test_what_does_not_fit_is_neither_judged_nor_missed(change: str, root: Path) -> None:
    """Whichever field has the wrong shape or name: no rule says that it is missing, too early or not in order."""
    cache = RecordCache()  # all other files are read once
    for file, where in FIELDS:
        text = (root / file).read_text("utf-8")
        data = yaml.safe_load(text)
        part = data
        for name in where[:-1]:
            part = part[name]
        if change == "shape":
            part[where[-1]] = {"a": "b"} if isinstance(part[where[-1]], str) else "a"
        elif isinstance(where[-1], str):
            part[f"{where[-1]}x"] = part.pop(where[-1])
        (root / file).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")

        found = told(root, cache)

        assert {problem.code for problem in found} <= OF_SHAPES, (where, found)
        assert {problem.file for problem in found} <= {file}
        assert found or isinstance(where[-1], int)
        (root / file).write_text(text, "utf-8")


def test_all_of_a_record_is_told_at_once(root: Path) -> None:
    text = (root / PRACTICE).read_text("utf-8")
    for old, new in (
        ("title: Help with visas", "title: A desk for newcomers"),
        ("reviewed: 2026-11-01", "reviewed: 2027-11-01"),
        ("schedule: continuous", "schedule: [continuous]"),
        ("  level: 1", "  level: one"),
        ("One adviser", "One<br>adviser"),
        ("(practice:welcome-desk)", "(practice:welcome-desc)"),
        ("related: [welcome-desk]", "related: [welcome-desk, welcome-desk]"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (root / PRACTICE).write_text(text, "utf-8")

    found = sorted(told(root))

    assert [(problem.line, problem.code) for problem in found if problem.file == PRACTICE] == [
        (1, "U001"),
        (4, "D001"),
        (9, "F003"),
        (12, "F003"),
        (16, "T001"),
        (18, "L002"),
        (45, "L008"),
    ]


def test_a_rule_for_all_records_goes_on_without_the_one_that_it_cannot_ask(root: Path) -> None:
    for name, title in (("one", "title: Twice"), ("two", "title: Twice"), ("three", "title: [Twice]")):
        text = (root / CASE).read_text("utf-8").split("\n", 1)[1]
        (root / f"practices/cases/{name}.yml").write_text(f"{title}\n{text}", "utf-8")

    twice = {problem.file for problem in told(root) if problem.code == "U001"}

    assert twice == {"practices/cases/one.yml", "practices/cases/two.yml"}


def test_whoever_asks_what_does_not_fit_is_stopped() -> None:
    for ask in (bool, len, hash, str, iter, lambda value: value == 1, lambda value: value < 1, lambda value: value.x):
        with pytest.raises(MalformedError):
            ask(MALFORMED)
