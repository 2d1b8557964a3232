"""`make translations`: writes a catalogue, says how much is done, and refuses what cannot be kept."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.edition.pseudo import accented
from macros.records.rules.examples import SOUND
from macros.records.validate import load_catalogue
from macros.translations.po_file import parse
from macros.translations.progress import Progress
from macros.translations.translated_pages import states_of_pages
from macros.verdict.judge import judge
from scripts import check
from scripts.translations import main

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SOUND, tmp_path / "root")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "root")
    return tmp_path / "root"


def po(root: Path, language: str = "de") -> Path:
    return root / f"practices/translations/{language}.po"


def test_it_begins_a_language(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["de", "--root", str(root)])

    told = capsys.readouterr().out
    entries = parse(po(root).read_text("utf-8"), "x").entries
    assert status == 0
    assert {entry.text for entry in entries} == {""}
    assert f"practices/translations/de.po holds {len(entries):,} texts".replace(",", ".") in told
    assert "must not be opened" in told
    rows = {row[0]: row[1:] for line in told.splitlines() if len(row := re.split("  +", line)) > 5 and row[0]}
    texts, done, share, _, left = rows.pop("required")
    assert (done, share, left) == ("0", "0 %", texts)
    number = [int(row[-1].replace(".", "")) for row in rows.values()]
    assert sum(number) == int(texts.replace(".", ""))
    assert rows["words"][0] != rows["words"][-1]


def test_the_pseudo_language_is_complete_and_keeps_every_rule(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["en-XA", "--root", str(root)]) == 0
    assert accented("may be opened") in capsys.readouterr().out
    assert judge(root, TODAY).problems == ()


def test_what_is_translated_stays_where_the_command_runs_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["de", "--root", str(root)])
    text = po(root).read_text("utf-8")
    po(root).write_text(text.replace('msgid "Help with visas"\nmsgstr ""', 'msgid "Help with visas"\nmsgstr "Visa"'))
    main(["de", "--root", str(root)])

    assert 'msgid "Help with visas"\nmsgstr "Visa"' in po(root).read_text("utf-8")
    (practices,) = (line.split() for line in capsys.readouterr().out.splitlines()[-12:] if line.startswith("practice "))
    assert practices[2] == "1"


def test_a_broken_file_is_told_by_line_and_stays_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po(root).parent.mkdir()
    po(root).write_text('msgid "a\nmsgstr\n', "utf-8")

    assert main(["de", "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert "practices/translations/de.po:1: G001" in told
    assert "practices/translations/de.po:2: G001" in told
    assert po(root).read_text("utf-8") == 'msgid "a\nmsgstr\n'


@pytest.mark.parametrize("language", ["", "en", "German", "xx", "../de", "DE", "C.UTF-8", "en_GB.UTF-8", "de-"])
def test_what_is_no_language_is_refused_with_an_example(
    root: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "--", language]) == 2
    assert "must be a code such as de" in capsys.readouterr().err
    assert not po(root).parent.exists()


def test_what_commands_say_is_english_where_its_translation_could_not_be_filled_in(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place that nobody fills and a form too few are told, in the language, and end in no traceback."""
    main(["en-XA", "--root", str(root)])
    text = po(root, "en-XA").read_text("utf-8").replace("en-XA", "sk")
    text = re.sub(r'(check\.found"\nmsgid .*\nmsgstr ).*', r'\1"{nonsense.__class__}"', text)
    po(root, "sk").write_text(text, "utf-8")
    capsys.readouterr()

    assert check.main(["--root", str(root), "--language", "sk"]) == 1
    told = capsys.readouterr()
    assert accented("the translation must not hold") + " {nonsense.__class__}" in told.out
    assert re.fullmatch(r"check: \d+ problems in 1 file\n", told.err)


def test_the_check_judges_translations_too(root: Path) -> None:
    po(root).parent.mkdir()
    (po(root).parent / "notes.txt").write_text("x")
    po(root, "deutsch").write_text("")
    po(root).write_text("x", "utf-8")

    told = [(problem.file.rpartition("/")[2], problem.line, problem.code) for problem in judge(root, TODAY).problems]
    assert told == [("de.po", 1, "G001"), ("deutsch.po", 1, "G001"), ("notes.txt", 1, "G001")]


def test_the_check_tells_a_translated_page_that_has_no_english_one(root: Path) -> None:
    for path in ("de/about/index.md", "de/news.md", "deutsch/index.md"):
        page = po(root).parent / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("---\ntitle: Seite\n---\n# Seite\n", "utf-8")
    (root / "docs/about").mkdir(parents=True, exist_ok=True)
    (root / "docs/about/index.md").write_text("# About", "utf-8")

    told = [(problem.file.partition("translations/")[2], problem.code) for problem in judge(root, TODAY).problems]
    assert told == [("de/news.md", "G001"), ("deutsch", "G001")]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("# Seite\n", 1, "must begin with its title between two lines of ---; got '# Seite'"),
        ("---\ntitle: Seite\n# Seite\n", 1, "must begin with its title"),
        ('---\ndescription: x\ntitle: "Seite\n---\n# Seite\n', 3, "quote"),
        ("---\ndescription: x\n---\n# Seite\n", 1, "must say its title as text; got ''"),
        ("---\r\ndescription: x\r\ntitle: 2024\r\n---\r\n# Seite\r\n", 3, "as text; got '2024'"),
        ("\ufeff---\r\ntitle: Seite\r\n---\r\n# Seite\r\n", 0, ""),
        ("---\ntitle: Seite\n---\n# Sei\udcffte\n", 4, "UTF-8"),
    ],
)
def test_the_check_tells_a_translated_page_without_a_title_or_with_a_bad_head(
    root: Path, text: str, line: int, told: str
) -> None:
    page, english = po(root).parent / "de/index.md", root / "docs/index.md"
    english.parent.mkdir(exist_ok=True)
    english.write_text("# Home", "utf-8")
    page.parent.mkdir(parents=True)
    page.write_bytes(text.encode("utf-8", "surrogateescape"))

    found = judge(root, TODAY).problems
    assert [(at.file, at.line, told in at.message) for at in found] == (
        [("practices/translations/de/index.md", line, True)] if line else []
    )


def test_a_title_that_is_too_long_is_told_at_its_line(root: Path) -> None:
    main(["en-XA", "--root", str(root)])
    path = po(root, "en-XA")
    text = path.read_text("utf-8")
    old = next(entry.text for entry in parse(text, "x").entries if entry.english == "Help with visas")
    path.write_text(text.replace(f'"{old}"', f'"{"x" * 101}"'), "utf-8")
    line = text[: text.index('msgid "Help with visas"')].count("\n") + 1

    problems = judge(root, TODAY).problems
    assert [(found.line, found.code) for found in problems] == [(line, "F003")]


def test_a_wrong_shape_hides_nothing_that_rules_tell_of_other_records(root: Path) -> None:
    main(["en-XA", "--root", str(root)])
    path = po(root, "en-XA")
    lines = path.read_text("utf-8").split("\n")
    for context, text in (
        ("practices/visa-help.yml title", "x" * 101),
        ("practices/welcome-desk.yml description", "<b>"),
    ):
        at = lines.index(f'msgctxt "{context}"')
        begin = next(number for number in range(at, len(lines)) if lines[number].startswith("msgstr"))
        end = next(number for number in range(begin, len(lines)) if not lines[number])
        lines[begin:end] = [f'msgstr "{text}"']
    path.write_text("\n".join(lines), "utf-8")

    assert {found.code for found in judge(root, TODAY).problems} >= {"F003", "T001"}


def test_a_share_is_rounded_down_so_that_100_means_all() -> None:
    assert Progress(1000, 999).per_cent == 99
    assert Progress(3, 3).per_cent == 100


def test_no_catalogue_is_part_of_the_project_yet() -> None:
    assert not (ROOT / "practices/translations").exists()
    assert load_catalogue(SOUND, TODAY)


ENGLISH = "---\ntitle: About\ndescription: What it is.\n---\n# About\n"
GERMAN = "---\ntitle: Über uns\ndescription: Was es ist.\n---\n# Über uns\n"


def with_page(root: Path, german: str, english: str = ENGLISH) -> Path:
    """A translated page of the root, and the English one."""
    page = po(root).parent / "de/about/index.md"
    for path, text in ((root / "docs/about/index.md", english), (page, german)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return page


@pytest.mark.parametrize(
    ("english", "german", "told"),
    [
        (ENGLISH, GERMAN, []),
        (ENGLISH, GERMAN.replace("description: Was es ist.\n", ""), [(1, "must say its description as text; got ''")]),
        (ENGLISH, GERMAN.replace("Was es ist.", "12"), [(3, "must say its description as text; got '12'")]),
        ("# About\n", GERMAN.replace("description: Was es ist.\n", ""), []),
    ],
)
def test_a_translated_page_must_say_its_description_where_the_english_one_does(
    root: Path, english: str, german: str, told: list[tuple[int, str]]
) -> None:
    with_page(root, german, english)

    found = [(at.line, at.message.removeprefix("a translated page ")) for at in judge(root, TODAY).problems]
    assert found == told


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_whose_english_has_changed_is_told_until_somebody_has_looked_at_it(
    root: Path, line_end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = with_page(root, GERMAN.replace("\n", line_end))
    main(["de", "--root", str(root)])
    marked = page.read_bytes().decode()
    assert marked.replace(marked.split(line_end)[1] + line_end, "") == GERMAN.replace("\n", line_end)
    assert not judge(root, TODAY).warnings
    assert states_of_pages(root, "de") == {"about/index.md": "current"}

    with_page(root, marked, ENGLISH.replace("# About", "# About us"))
    main(["de", "--root", str(root)])
    (warning,) = judge(root, TODAY).warnings
    assert (warning.line, warning.code) == (2, "G006")
    assert "the mark of docs/about/index.md, which has changed; got" in warning.message
    assert page.read_bytes().decode() == marked
    assert "outdated  about/index.md" in capsys.readouterr().out

    page.write_bytes(GERMAN.encode())
    main(["de", "--root", str(root)])
    assert not judge(root, TODAY).warnings
    assert states_of_pages(root, "de") == {"about/index.md": "current"}


def test_a_page_that_nobody_has_translated_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_page(root, GERMAN).unlink()

    assert main(["de", "--root", str(root)]) == 0
    assert "missing  about/index.md" in capsys.readouterr().out
    assert not (po(root).parent / "de/about/index.md").exists()
