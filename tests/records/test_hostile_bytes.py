"""Whatever the bytes of a file are, the answer is a clear problem and never a traceback."""

import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from broken import SOUND, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.records.problems import Problem
from macros.records.validate import validate
from macros.records.yaml_reader import Document, read_yaml

BOMB = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefghi"))

# name: bytes, line, code, message
REFUSED: dict[str, tuple[bytes, int, str, str]] = {
    "empty": (b"", 1, "Y004", "the file must hold keys and values, such as 'title: …'"),
    "only a comment": (b"# nothing\n", 1, "Y004", "the file must hold keys and values, such as 'title: …'"),
    "a list": (b"- title: x\n", 1, "Y004", "the file must hold keys and values, such as 'title: …'"),
    "a word": (b"title\n", 1, "Y004", "the file must hold keys and values, such as 'title: …'"),
    "binary": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", 1, "Y003", "the file must be text in UTF-8"),
    "UTF-16": ("title: x".encode("utf-16"), 1, "Y003", "the file must be text in UTF-8"),
    "NUL": (
        b"title: x\nsummary: a\x00b\n",
        2,
        "Y003",
        "the text must not hold characters that cannot be seen; got U+0000",
    ),
    "lone surrogate": (b"title: \xed\xa0\x80\n", 1, "Y003", "the file must be text in UTF-8"),
    "escaped surrogate": (
        b'title: "\\ud800"\n',
        1,
        "Y004",
        "the file must be valid YAML; the reader says: found invalid Unicode character escape code",
    ),
    "escaped direction mark": (
        b'title: "a\\u202eb"\n',
        1,
        "Y003",
        "the text must not hold characters that cannot be seen; got U+202E (right-to-left override)",
    ),
    "50 deep": (b"title: " + b"[" * 50 + b"]" * 50, 1, "Y007", "lists and keys must not be nested more than 20 deep"),
    "100,000 brackets": (b"title: " + b"[" * 100_000, 1, "Y007", "lists and keys must not be nested more than 20 deep"),
    "100,000 braces": (b"title: " + b"{" * 100_000, 1, "Y004", "a key must be plain text, not a list or a mapping"),
    "99,000 dashes": (b"- " * 99_000, 1, "Y007", "lists and keys must not be nested more than 20 deep"),
    "million-character line": (
        b"title: " + b"x" * 1_000_000,
        1,
        "Y002",
        "a record must not be larger than 200,000 bytes; got 1,000,007",
    ),
    "aliases bomb": (BOMB.encode(), 1, "Y006", "anchors (&) and aliases (*) must not be used"),
    "alias": (b"title: x\nsummary: *title\n", 2, "Y006", "anchors (&) and aliases (*) must not be used"),
    "python tag": (
        b"title: !!python/object/apply:os.system [ls]\n",
        1,
        "Y006",
        "tags must not be used; got 'tag:yaml.org,2002:python/object/apply:os.system'",
    ),
    "duplicate key": (b"title: x\ntitle: y\n", 2, "Y005", "every key must stand once; got 'title' again"),
    "tab": (
        b"title: x\nsetup:\n\ttext: y\n",
        3,
        "Y004",
        "a line must be indented with spaces; got a tab",
    ),
    "two documents": (
        b"title: x\n---\ntitle: y\n",
        2,
        "Y004",
        "a file must hold one record; got a second one after '---'",
    ),
    "open quote": (
        b'title: "x\n',
        1,
        "Y004",
        "the file must be valid YAML; a quote opened in this line is never closed",
    ),
    "list as key": (b"[a, b]: x\n", 1, "Y004", "a key must be plain text, not a list or a mapping"),
    "merge key": (b"<<: {title: x}\n<<: {title: y}\n", 2, "Y005", "every key must stand once; got '<<' again"),
    "31 February": (b"reviewed: 2026-02-31\n", 1, "Y008", "a date must exist in the calendar; got '2026-02-31'"),
}


INDENTED_WITH_A_TAB = "delete the tab and type spaces, as many as in the lines around it"


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_that_cannot_be_a_record_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    data, line, code, message = REFUSED[name]
    path = tmp_path / "x.yml"
    path.write_bytes(data)

    problem = read_yaml(path, "practices/x.yml")

    assert isinstance(problem, Problem)
    assert (problem.file, problem.line, problem.code, problem.message) == ("practices/x.yml", line, code, message)


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("title: a: b", "a colon inside text reads like a key; put the whole text in double quotes"),
        ("title: @x", "put text that begins with @, % or ` in double quotes"),
        ("title: 'x", "close it"),
        ("summary: >-\n\ta\n", INDENTED_WITH_A_TAB),
        ("description: |\n  a\n\n\t- b\n", INDENTED_WITH_A_TAB),
        ("setup:\n\ttext: a\n", INDENTED_WITH_A_TAB),
        ("setup:\n  cost:\n  \tlevel: 1\n", INDENTED_WITH_A_TAB),
        ("title: [a\nb: c", "a list in brackets needs a comma between its items and a bracket at its end"),
        ("title: x\nwords\n", "a line must be 'key: value', or be indented like the text it belongs to"),
        (
            "- a\nb: c\n",
            "look for a missing quote, a colon inside text (put the text in quotes), a tab, "
            "or a line that is not indented like its neighbours",
        ),
    ],
)
def test_a_syntax_error_comes_with_a_tip(text: str, tip: str, tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(text, "utf-8")

    problem = read_yaml(tmp_path / "x.yml", "x.yml")

    assert isinstance(problem, Problem)
    assert problem.tip == tip


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("country: NO", {"country": "NO"}),
        ("title: yes", {"title": "yes"}),
        ("a: 1.0", {"a": "1.0"}),
        ("a: 010", {"a": "010"}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: True", {"a": "True"}),
        ("a: ٢٠٢٦-١١-٢٣", {"a": "٢٠٢٦-١١-٢٣"}),  # noqa: RUF001 - digits of another script
        ("a: true\nb: -3\nc:", {"a": True, "b": -3, "c": None}),
        ('a: "2026-11-23"', {"a": "2026-11-23"}),
        ("1: x", {"1": "x"}),
    ],
)
def test_only_what_is_meant_is_anything_but_text(text: str, data: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(text, "utf-8")

    document = read_yaml(tmp_path / "x.yml", "x.yml")

    assert isinstance(document, Document)
    assert document.data == data


def test_line_ends_of_windows_and_the_mark_of_its_editor_are_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"\xef\xbb\xbftitle: x\r\nstory: |\r\n  one\r\n  two\r\n")

    document = read_yaml(tmp_path / "x.yml", "x.yml")

    assert isinstance(document, Document)
    assert document.data == {"title": "x", "story": "one\ntwo\n"}
    assert document.line_in(("story",), 1) == 4


def test_folders_links_and_pipes_among_the_records_are_told(root: Path) -> None:
    practices = root / "practices"
    (practices / "folder.yml").mkdir()
    (practices / "dangling.yml").symlink_to(practices / "nowhere.yml")
    (practices / "linked").symlink_to(practices / "vocabulary")
    os.mkfifo(practices / "pipe.yml")

    told = [(p.file, p.line, p.code, p.message) for p in validate(root, TODAY).problems]

    no_file = "this must be a file; got a folder or a broken link"
    no_link = "a record must be a file of its own, not a link to another place"
    assert told == [
        ("practices/dangling.yml", 1, "S002", no_link),
        ("practices/folder.yml", 1, "Y001", no_file),
        ("practices/linked", 1, "S002", no_link),
        ("practices/pipe.yml", 1, "Y001", no_file),
    ]


def test_a_folder_that_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    first = validate(root, TODAY).problems[0]

    assert first.as_text() == "practices:1: Y001 the folder must be readable; got 'Permission denied'"


def test_a_file_that_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    first = validate(root, TODAY).problems[0]

    assert (
        first.as_text() == "practices/cases/north-desk.yml:1: Y001 the file must be readable; got 'Permission denied'"
    )


def test_a_file_name_that_cannot_be_printed_stands_as_escapes_on_one_line(root: Path) -> None:
    (root / "practices" / os.fsdecode(b"bad\xff\n::error::x.yml")).write_text("title: x\n", "utf-8")

    texts = [problem.as_text() for problem in validate(root, TODAY).problems]
    notes = [problem.as_github() for problem in validate(root, TODAY).problems]

    assert all(text.startswith("practices/bad\\udcff ::error::x.yml:1: F00") for text in texts)
    assert all("\n" not in note and note.startswith("::error file=practices/bad\\udcff %3A%3Aerror") for note in notes)
    "\n".join([*texts, *notes]).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "title: 5",
        "title: [x]",
        "setup: text",
        "setup: [text]",
        "sources: {title: x}",
        "sources: [x, 5, null, {title: [1]}]",
        "sources: [[[[x]]]]",
        "researchers: 7",
        "reviewed: 20206",
        "categories: {a: b}",
        "scale_of_change: null",
        "? \n: x",
        '"a\\nb": x',
        f"{'k' * 300}: x",
        f"title: {'x' * 150_000}",
    ],
)
def test_values_of_the_wrong_kind_are_problems_of_one_line(text: str, root: Path) -> None:
    (root / "practices/odd.yml").write_text(text, "utf-8")

    problems = validate(root, TODAY).problems

    assert problems
    assert all(problem.file == "practices/odd.yml" and problem.code.startswith("F") for problem in problems)
    assert all("\n" not in problem.message and len(problem.message) < 400 for problem in problems)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_either_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(data)

    assert isinstance(read_yaml(path, "any.yml"), Document | Problem)


@settings(max_examples=150, deadline=None)
@given(st.text("abc:-[]{}'\"|>&*!%@#?, \n\t012", max_size=80))
def test_any_text_in_place_of_a_record_is_judged_without_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "root" / "practices"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "any.yml").write_text(text, "utf-8")

    assert any(problem.file == "practices/any.yml" for problem in validate(folder.parent, TODAY).problems)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "root"))
