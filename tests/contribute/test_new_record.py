"""A new record begins with a few questions and ends in a valid, commented draft; misuse ends in one sentence."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.contribute.new_record.cli import Terminal, new_record
from macros.contribute.new_record.questions import questions
from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.records.fields import fields_of
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from macros.records.validate import validate
from macros.translations.build import TranslationError, speaking
from scripts import new_record as script

TODAY = date(2026, 11, 23)
PRACTICE = {
    "title": "Café für Gäste: 'Q&A'",
    "summary": "A table with coffee, each Tuesday.",
    "categories": "daily-life, visas",
    "stages": "on-arrival",
    "goals": "less-waiting",
    "target_groups": "researchers",
    "schedule": "continuous",
    "importance": "important",
    "description": "Coffee helps. # really: { no }",
}
CASE = {
    "title": "Coffee in Tromsø",
    "institution": "North University",
    "kind": "university",
    "country": "NO",
    "summary": "Coffee each Tuesday.",
    "practices": "welcome-desk",
    "story": "The desk offers coffee.",
    "source.title": "Coffee",
    "source.url": "https://www.example.org/coffee",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "root"))


class Person:
    """Somebody who answers in turn, and what they were told."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.told: list[str] = []
        self.complaints: list[str] = []

    def ask(self, prompt: str) -> str:
        self.told.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def terminal(self, asks: bool = True) -> Terminal:
        return Terminal(self.ask if asks else None, self.told.append, self.complaints.append, speaking)


def options(root: Path, answers: dict[str, str]) -> list[str]:
    return ["--root", str(root), *(f"--set={key}={value}" for key, value in answers.items())]


def refused(root: Path, *arguments: str, kind: str = "practice") -> list[str]:
    person = Person()
    before = sorted(root.rglob("*"))

    assert new_record([kind, *arguments], root, TODAY, person.terminal(asks=False)) == 2
    assert sorted(root.rglob("*")) == before
    return person.complaints


def test_a_practice_is_written_from_options_alone(root: Path) -> None:
    status = new_record(["practice", *options(root, PRACTICE)], root, TODAY, Person().terminal(asks=False))

    made = Loader(root).load().practices["cafe-fur-gaste-q-a"]
    assert status == 0
    assert validate(root, TODAY).problems == ()
    assert (made.title, made.status, made.reviewed) == (PRACTICE["title"], "draft", TODAY)
    assert made.categories == ("daily-life", "visas")
    assert made.description == PRACTICE["description"]


def test_a_case_is_written_from_options_alone(root: Path) -> None:
    status = new_record(["case", *options(root, CASE)], root, TODAY, Person().terminal(asks=False))

    made = Loader(root).load().cases["coffee-in-tromso"]
    assert status == 0
    assert validate(root, TODAY).problems == ()
    assert (made.country, made.practices) == ("NO", ("welcome-desk",))
    assert [(source.url, source.accessed) for source in made.sources] == [(CASE["source.url"], TODAY)]


@pytest.mark.parametrize(("kind", "answers"), [("practice", PRACTICE), ("case", CASE)])
def test_a_draft_shows_every_field_with_its_help_or_an_example(kind: str, answers: dict[str, str], root: Path) -> None:
    new_record([kind, *options(root, answers), "--id", "new"], root, TODAY, Person().terminal(asks=False))

    text = (root / {"practice": "practices/new.yml", "case": "practices/cases/new.yml"}[kind]).read_text("utf-8")
    for key, field in fields_of(kind).items():
        shown = f"\n{key}:" in text or f"\n# {key}:" in text
        assert shown == (key not in ("formerly", "replaced_by")), key
        if shown:
            assert field.help.split(".")[0][:40] in " ".join(text.replace("\n#", " ").split()), key


def test_a_person_is_asked_in_a_language_and_writes_an_english_record(root: Path) -> None:
    """Labels, help and choices are translated; keys, examples and what is written into fields are not."""
    person = Person("", *PRACTICE.values(), "coffee-table")
    status = new_record(["practice", "--root", str(root), "--language", PSEUDO], root, TODAY, person.terminal())

    text = (root / "practices/coffee-table.yml").read_text("utf-8")
    assert (status, validate(root, TODAY).problems) == (0, ())
    assert Loader(root).load().practices["coffee-table"].title == PRACTICE["title"]
    assert f"\n{accented(fields_of('practice')['title'].label)}" in person.told
    assert any(line.endswith(f"visas - {accented('Visas: The term visas.')}") for line in person.told)
    assert accented("Take away the #") in text
    assert accented("Written: ") in person.told[-1]


def test_a_language_that_has_no_file_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TranslationError):
        new_record(["case", "--root", str(root), "--language", "de"], root, TODAY, Person().terminal())
    assert script.main(["case", "--root", str(root), "--language", "german"]) == 2
    assert script.main(["case", "--root", str(root), "--language", "de"]) == 2
    told = capsys.readouterr().err
    assert "new_record: the language must be a code such as de" in told
    assert "new_record: practices/translations/de.po must be there; 'make translations LANG=de' begins it" in told


def test_a_person_is_asked_with_help_choices_and_examples_and_may_err(root: Path) -> None:
    person = Person(
        "",
        "Coffee table",
        "A table.",
        "2, daily-lif",
        "1,2",
        "on-arrival",
        "1",
        "researchers",
        "continuous",
        "2",
        "Coffee helps.",
        "Bad Name",
        "",
    )

    status = new_record(["practice", "--root", str(root)], root, TODAY, person.terminal())

    made = Loader(root).load().practices["coffee-table"]
    told = "\n".join(person.told)
    assert status == 0
    assert made.categories == ("visas", "daily-life")
    assert made.importance == "important"
    assert "  title must not be empty\n" in told
    assert "  categories must be chosen from the list; got 'daily-lif' - did you mean 'daily-life'?\n" in told
    assert "    2  daily-life - Daily life: The term daily-life.\n" in told
    assert "  Example: Welcome buddies for new researchers\n" in told
    assert "  a name must be small letters, digits and single hyphens, at most 80; got 'Bad Name'\n" in told
    assert "Written: practices/coffee-table.yml" in told
    assert "make check" in told


def test_options_answer_some_questions_and_the_person_the_rest(root: Path) -> None:
    person = Person("")

    assert new_record(["practice", *options(root, PRACTICE)], root, TODAY, person.terminal()) == 0
    assert len([line for line in person.told if line.endswith(": ")]) == 1


def test_a_person_who_leaves_has_written_nothing(root: Path) -> None:
    person = Person("Coffee table")
    before = sorted(root.rglob("*"))

    assert new_record(["practice", "--root", str(root)], root, TODAY, person.terminal()) == 2
    assert person.complaints == ["\nnew_record: nothing was written"]
    assert sorted(root.rglob("*")) == before


def test_an_existing_record_is_never_overwritten(root: Path) -> None:
    told = refused(root, *options(root, PRACTICE), "--id", "visa-help")

    assert told == [
        "new_record: a new record must have a new name; practices/visa-help.yml is there already, or was before"
    ]


def test_a_former_id_is_not_given_away(root: Path) -> None:
    desk = root / "practices/welcome-desk.yml"
    desk.write_text(desk.read_text("utf-8").replace("status:", "formerly: [old-desk]\nstatus:", 1), "utf-8")

    told = refused(root, *options(root, PRACTICE), "--id", "old-desk")

    assert told == [
        "new_record: a new record must have a new name; practices/old-desk.yml is there already, or was before"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"stages": "arrival"}, "stages must be chosen from the list; got 'arrival' - did you mean 'on-arrival'?"),
        ({"title": "x" * 101}, "title must not be longer than 100 characters; got 101"),
        ({"categories": ""}, "categories must not be empty"),
        (
            {"schedule": "continuous,continuous"},
            "schedule must be chosen from the list; got 'continuous,continuous' - did you mean 'continuous'?",
        ),
        (
            {"colour": "red"},
            "--set must name one of title, summary, categories, stages, goals, target_groups, schedule, importance, "
            "description; got 'colour'",
        ),
        ({"title": "日本"}, "a name must be small letters, digits and single hyphens, at most 80; got ''"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused_in_one_sentence(
    change: dict[str, str], message: str, root: Path
) -> None:
    assert refused(root, *options(root, {**PRACTICE, **change})) == [f"new_record: {message}"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"country": "XX"}, "country must be a code of ISO 3166-1; got 'XX'"),
        (
            {"country": "Norway"},
            "country must be a country code of two capital letters, such as DE; got 'Norway' - did you mean 'NO'?",
        ),
        (
            {"source.url": "http://x.org"},
            "url must be an address that begins with https:// and holds no spaces or quotes; got 'http://x.org' "
            "- did you mean 'https://x.org'?",
        ),
        ({"practices": "desk"}, "practices must be chosen from the list; got 'desk'"),
    ],
)
def test_a_fact_of_a_case_that_cannot_stand_is_refused(change: dict[str, str], message: str, root: Path) -> None:
    assert refused(root, *options(root, {**CASE, **change}), kind="case") == [f"new_record: {message}"]


def test_misuse_is_told_in_one_sentence(root: Path, tmp_path: Path) -> None:
    assert refused(root, "--title", "A", "--set=summary=B", "--root", str(root)) == [
        "new_record: without a terminal, every answer must be given with --set; missing: "
        "categories, stages, goals, target_groups, schedule, importance, description"
    ]
    assert refused(root, "--set", "nonsense") == ["new_record: --set must have the form key=value; got 'nonsense'"]
    assert refused(root, "--root", str(tmp_path / "no")) == [
        f"new_record: --root must be a folder that holds practices/; got '{tmp_path / 'no'}'"
    ]


def test_a_practice_needs_no_more_than_nine_answers_and_a_case_nine() -> None:
    catalogue = Loader(SOUND).load()

    assert [len(list(questions(kind, catalogue))) for kind in ("practice", "case")] == [9, 9]


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_the_script_works_without_a_terminal(kind: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"practice": PRACTICE, "case": CASE}[kind]

    status = script.main([kind, *options(root, answers), "--id", "made-here"])

    assert status == 0
    assert "made-here.yml" in capsys.readouterr().out
