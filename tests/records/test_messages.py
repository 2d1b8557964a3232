"""Mistakes of people who never programmed: each kind is told in the right line, in words that say what to do."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from broken import SOUND, TODAY

from macros.records.problems import which_id
from macros.records.validate import validate

PRACTICE, CASE = "practices/visa-help.yml", "practices/cases/north-desk.yml"
SCALES = "practices/vocabulary/scales.yml"
GOAL = "Less waiting"

# what is broken: the file, what is replaced in it, by what, and all that is then said: file, line and words.
KINDS: dict[str, tuple[str, str, str, list[tuple[str, int, str]]]] = {
    "a hash cuts a text": (
        PRACTICE,
        "title: Help with visas",
        "title: Help desk #1 for visas",
        [(PRACTICE, 1, "got '#1 for visas'; put the whole text in double quotes")],
    ),
    "a hash cuts an item of a list": (
        PRACTICE,
        "that matter most.",
        "that matter # most.",
        [(PRACTICE, 24, "behind which everything is lost")],
    ),
    "indented with a non-breaking space": (
        PRACTICE,
        "  level: 1",
        "\u00a0 level: 1",
        [(PRACTICE, 12, "must begin with ordinary spaces")],
    ),
    "a non-breaking space after a value": (
        PRACTICE,
        "schedule: continuous",
        "schedule: continuous\u00a0",
        [(PRACTICE, 9, "got an invisible space; delete everything behind the last letter")],
    ),
    "a non-breaking space after a colon": (
        PRACTICE,
        "schedule: c",
        "schedule:\u00a0c",
        [(PRACTICE, 9, "an ordinary space must follow the colon of a key; got a non-breaking one after schedule:")],
    ),
    "a title instead of an id": (
        CASE,
        "[welcome-desk]",
        "[A desk for newcomers]",
        [(CASE, 9, "the id of this title is 'welcome-desk'")],
    ),
    "the label of a term instead of its key": (
        PRACTICE,
        "goals: [less-waiting]",
        f"goals: [{GOAL}]",
        [(PRACTICE, 7, "write less-waiting")],
    ),
    "a non-breaking hyphen in a key": (
        PRACTICE,
        "goals: [less-waiting]",
        "goals: [less\u2011waiting]",
        [(PRACTICE, 7, "did you mean 'less-waiting'?")],
    ),
    "marks of a merge": (
        PRACTICE,
        "status: published",
        "<<<<<<< HEAD\nstatus: published\n=======\nstatus: draft\n>>>>>>> mine",
        [(PRACTICE, 3, "keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>")],
    ),
    "quotes of a word processor around a text with a colon": (
        PRACTICE,
        "title: Help with visas",
        "title: \u201cHelp: with visas\u201d",
        [(PRACTICE, 1, 'got \u201c, which is no quote for this file; type "')],
    ),
    "a number in quotes": (PRACTICE, "level: 1", 'level: "1"', [(PRACTICE, 12, "take away the quotes")]),
    "a key with a capital": (
        PRACTICE,
        "schedule:",
        "Schedule:",
        [(PRACTICE, 9, "did you mean 'schedule'?")],
    ),
    "a text after | that is not indented": (
        PRACTICE,
        "  One adviser answers questions on visas",
        "One adviser answers questions on visas",
        [(PRACTICE, 16, "the text after 'description: |' must be indented by two spaces")],
    ),
    "a quote that is never closed": (
        PRACTICE,
        "title: Help with visas",
        'title: "Help with visas',
        [(PRACTICE, 1, "a quote opened in this line is never closed")],
    ),
    "a fence of a chat around the file": (
        PRACTICE,
        "title: Help",
        "```yaml\ntitle: Help",
        [(PRACTICE, 1, "delete this line and the last one with ```")],
    ),
    "the marks of a mail": (
        PRACTICE,
        "title: Help",
        "> title: Help",
        [(PRACTICE, 1, "delete the > that the mail put")],
    ),
    "the name of the file as first line": (
        PRACTICE,
        "title: Help",
        "visa-help.yml\ntitle: Help",
        [(PRACTICE, 1, "the first line is no field; got 'visa-help.yml'; delete this line")],
    ),
    "items of a list with a star": (
        PRACTICE,
        "    - Collect",
        "    * Collect",
        [(PRACTICE, 24, "must begin with '- '; got '* '")],
    ),
    "items of a list with a dash of a word processor": (
        PRACTICE,
        "    - Collect",
        "    - Ask.\n    \u2013 Collect",
        [(PRACTICE, 25, "the dash must be the short one of the keyboard")],
    ),
    "one item with a dash of a word processor": (
        PRACTICE,
        "goals: [less-waiting]",
        "goals:\n  \u2013 less-waiting",
        [(PRACTICE, 7, "is a hyphen, the short dash of the keyboard"), (PRACTICE, 7, "must be one of the values")],
    ),
    "an empty text where a list belongs": (
        PRACTICE,
        "goals: [less-waiting]",
        'goals: ""',
        [(PRACTICE, 7, "goals must be a list"), (PRACTICE, 7, "must be one of the values")],
    ),
    "an item without its dash": (
        PRACTICE,
        "    - Collect",
        "    - Ask.\n    Collect",
        [(PRACTICE, 25, "an item of a list must begin with '- '; got 'Collect the forms")],
    ),
    "a first item without its dash": (
        PRACTICE,
        "    - Collect",
        "    Collect: all\n    - Ask. Collect",
        [(PRACTICE, 24, "an item of a list must begin with '- '; got 'Collect: all'")],
    ),
    "a sentence of a chat above the file": (
        PRACTICE,
        "title: Help",
        "Here is the record:\n\ntitle: Help",
        [(PRACTICE, 1, "the first line is no field; got 'Here is the record:'; delete this line")],
    ),
    "the same sign in several lines": (
        PRACTICE,
        "title: Help with visas\nsummary: ",
        "title: Help with vi\u00adsas\nsummary: So\u00adme ",
        [(PRACTICE, 1, "type the words around it again; the same in line 2")],
    ),
    "the same space in several lines": (
        PRACTICE,
        "published\nreviewed: 2026-11-01\n",
        "published\u00a0\nreviewed: 2026-11-01\u00a0\n",
        [(PRACTICE, 3, "behind the last letter; the same in line 4")],
    ),
    "several years where one belongs": (
        CASE,
        "since: 2019",
        "since: 2019-2024",
        [(CASE, 10, "one year, such as 2019")],
    ),
    "a list where one value belongs": (
        PRACTICE,
        "schedule: continuous",
        "schedule: [continuous]",
        [(PRACTICE, 9, "schedule takes one value; take away the brackets")],
    ),
    "a number where a word of a list belongs": (
        PRACTICE,
        "schedule: continuous",
        "schedule: 3",
        [(PRACTICE, 9, "where the guide gives a list, write one of its words")],
    ),
    "a step with a colon": (
        PRACTICE,
        "- Collect the forms",
        "- Collect: the forms",
        [(PRACTICE, 24, "put the sentence in double quotes")],
    ),
    "a missing space after a colon": (
        PRACTICE,
        "schedule: c",
        "schedule:c",
        [(PRACTICE, 9, "a space must follow the colon after a key")],
    ),
    "an address without its beginning": (
        CASE,
        "https://www.example.org/north",
        "www.example.org/north",
        [(CASE, 16, "did you mean 'https://www.example.org/north'?")],
    ),
    "a link to a script": (
        PRACTICE,
        "(practice:welcome-desk)",
        "(javascript:alert(1))",
        [(PRACTICE, 18, "a link must be written [words](https://address); got '[desk](javascript:alert(1)'")],
    ),
    "a space in the middle of a link": (
        PRACTICE,
        "](practice:welcome-desk)",
        "] (https://example.org/)",
        [(PRACTICE, 18, "put ] and ( side by side")],
    ),
    "a space in an address": (
        PRACTICE,
        "(practice:welcome-desk)",
        "(https://example.org/a b)",
        [(PRACTICE, 18, "an address that begins with https:// and holds no space")],
    ),
    "letters that a program misread": (
        PRACTICE,
        "title: Help with visas",
        "title: MÃ¼nchen",
        [(PRACTICE, 1, "got 'Ã¼', which was 'ü' before a program misread it")],
    ),
    "a soft hyphen": (PRACTICE, "title: Help", "title: He\u00adlp", [(PRACTICE, 1, "got U+00AD (soft hyphen)")]),
    "a space of no width": (PRACTICE, "title: Help", "title: He\u200blp", [(PRACTICE, 1, "(zero width space)")]),
    "a letter that is lost": (PRACTICE, "title: Help", "title: H\ufffdlp", [(PRACTICE, 1, "type the letter again")]),
    "a sign of one font": (
        PRACTICE,
        "title: Help",
        "title: \uf0b7",
        [(PRACTICE, 1, "signs that one font alone")],
    ),
    "an amount with a comma": (
        SCALES,
        "amount: 0 to 10,",
        "amount: up to 1,000 euro,",
        [(SCALES, 10, "put the text before it in double quotes, since it holds a comma")],
    ),
    "a wrong shape and a wrong name": (
        PRACTICE,
        "related: [welcome-desk]",
        "related: welcome-desc",
        [(PRACTICE, 45, "related must be a list"), (PRACTICE, 45, "did you mean 'welcome-desk'?")],
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "root"))


def said(root: Path) -> list[tuple[str, int, str]]:
    problems = validate(root, TODAY).problems
    return [(problem.file, problem.line, f"{problem.message}; {problem.tip}") for problem in problems]


def assert_said(root: Path, expected: list[tuple[str, int, str]]) -> None:
    found = said(root)
    assert [(file, line) for file, line, _ in found] == [(file, line) for file, line, _ in expected], found
    assert [words for (_, _, words), (_, _, text) in zip(expected, found, strict=True) if words not in text] == [], (
        found
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_mistake_is_told_once_in_its_line(kind: str, root: Path) -> None:
    file, old, new, expected = KINDS[kind]
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")

    assert_said(root, expected)


def _move(old: str, new: str) -> Callable[[Path], None]:
    def move(root: Path) -> None:
        (root / new).parent.mkdir(exist_ok=True)
        shutil.copy(root / old, root / new)
        text = (root / new).read_text("utf-8")
        (root / new).write_text(re.sub("^title: .*", "title: Another title", text), "utf-8")

    return move


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_move(CASE, "practices/x.yml"), ("practices/x.yml", 1, "got a case; move the file to practices/cases/")),
        (_move(PRACTICE, "practices/cases/x.yml"), ("practices/cases/x.yml", 1, "move the file to practices/")),
        (_move(PRACTICE, "practices/new/x.yml"), ("practices/new", 1, "folders may not lie here")),
        (_move(PRACTICE, "practices/x.yaml"), ("practices/x.yaml", 1, "rename it to x.yml")),
        (_move(PRACTICE, "practices/X.yml.txt"), ("practices/X.yml.txt", 1, "rename it to x.yml")),
    ],
)
def test_a_file_in_the_wrong_place_is_told_where_to_go(
    change: Callable[[Path], None], expected: tuple[str, int, str], root: Path
) -> None:
    change(root)

    assert_said(root, [expected])


def test_a_name_that_was_given_up_leads_to_the_new_one(root: Path) -> None:
    desk = root / "practices/welcome-desk.yml"
    desk.write_text("formerly: [first-desk]\n" + desk.read_text("utf-8"), "utf-8")
    case = root / CASE
    case.write_text(case.read_text("utf-8").replace("[welcome-desk]", "[first-desk]"), "utf-8")

    assert_said(root, [(CASE, 9, "it is now called 'welcome-desk'")])


@pytest.mark.parametrize(("reviewed", "blamed"), [("2026-11-20", ["new"]), ("2026-11-01", ["new", "visa-help"])])
def test_what_stands_already_is_told_of_the_newer_file(reviewed: str, blamed: list[str], root: Path) -> None:
    text = (root / PRACTICE).read_text("utf-8").replace("2026-11-01", reviewed)
    (root / "practices/new.yml").write_text(text, "utf-8")

    told = validate(root, TODAY).problems

    assert {problem.code for problem in told} == {"U001", "U002"}
    assert sorted({problem.file for problem in told}) == [f"practices/{name}.yml" for name in blamed]


def test_titles_that_differ_by_composed_and_decomposed_accents_are_the_same(root: Path) -> None:
    for file, title in ((PRACTICE, "Caf\u00e9"), ("practices/welcome-desk.yml", "Cafe\u0301")):
        text = (root / file).read_text("utf-8")
        (root / file).write_text(re.sub("^title: .*", f"title: {title}", text), "utf-8")

    assert_said(root, [("practices/welcome-desk.yml", 1, "a title must be used once")])


def test_a_case_from_kosovo_may_be_entered(root: Path) -> None:
    (root / CASE).write_text((root / CASE).read_text("utf-8").replace("country: NO", "country: XK"), "utf-8")

    assert_said(root, [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("liser-open-doctoral-course", "liser-open-doctoral-courses"),
        ("Liser: open doctoral courses", "liser-open-doctoral-courses"),
        ("liser-doctoral-courses", "liser-open-doctoral-courses"),  # a word forgotten
        ("bergen-norwegian-courses", ""),  # gone, and another shares its last word
    ],
)
def test_an_id_is_taken_for_a_near_one_only(written: str, meant: str) -> None:
    assert which_id(written, ["liser-open-doctoral-courses"]) == (f"did you mean '{meant}'?" if meant else "")
