"""What a language says of its words, in a file of the folder of its pages: read, and every mistake told at its line."""

from pathlib import Path

import pytest

from macros.edition.words import english_words, override_language
from macros.pages.search_words import finished_word
from macros.records.catalogue import Catalogue
from macros.records.paths import search_rules_path
from macros.translations.build import TranslationError, translated
from macros.translations.search_rules import SearchRules, read_search_rules, with_search_rules
from macros.translations.translated_folder import judge_folder
from macros.translations.word_files import SEARCH_FILE

from .conftest import TODAY

FILE = search_rules_path("en-XA")


def write(root: Path, text: str) -> Path:
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(text, "utf-8")
    return root


def test_a_build_in_a_language_has_its_rules_beside_those_of_english(english: Catalogue, tmp_path: Path) -> None:
    write(tmp_path, "endings: ern  n\nstop_words: >-\n  wie wo\n  wer\ncompounds: true\n")
    settings = translated(tmp_path, english, "en-XA", TODAY).words[SEARCH_FILE]

    assert list(judge_folder(tmp_path, (tmp_path / FILE).parent)) == []
    assert (settings["endings"], settings["compounds"]) == ("ern  n", True)
    assert settings["stop_words"] == f"{english_words(SEARCH_FILE)['stop_words']} wie wo wer"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("compounds: true\nendings: ern (a+)+ e\n", 2, "must be letters and nothing else; got '(a+)+'"),
        ("endings: -en\n", 1, "got '-en'"),
        ("endings: [e, en]\n", 1, "endings must be text"),
        ("# of German\nending: e en\n", 2, "did you mean 'endings'?"),
        ("compounds: ja\n", 1, "compounds must be true or false; got 'ja'"),
        (f"stop_words: {'wo ' * 700}\n", 1, "2000"),
        ("- e\n", 1, ""),
        ("endings: &a e\nstop_words: *a\n", 1, ""),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line_and_stops_a_build(
    english: Catalogue, tmp_path: Path, text: str, line: int, told: str
) -> None:
    write(tmp_path, text)
    (problem,) = judge_folder(tmp_path, (tmp_path / FILE).parent)

    assert (problem.file, problem.line) == (FILE, line)
    assert told in f"{problem.message} {problem.tip}"
    with pytest.raises(TranslationError, match=FILE):
        translated(tmp_path, english, "en-XA", TODAY)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "endings: -e e. en\ncompounds: ja\nstopwords: wo\n")
    told = judge_folder(tmp_path, (tmp_path / FILE).parent)

    assert sorted((problem.line, problem.code) for problem in told) == [
        (1, "G007"),
        (1, "G007"),
        (2, "F003"),
        (3, "F001"),
    ]


def test_nothing_said_changes_nothing(tmp_path: Path) -> None:
    assert read_search_rules(tmp_path, "de") == (SearchRules(), ())


def test_three_letters_stay_and_accents_count_for_nothing() -> None:
    rules = SearchRules(endings="ých e en er")
    with override_language("de", {SEARCH_FILE: with_search_rules(english_words(SEARCH_FILE), rules)}):
        cut = finished_word()

    assert [cut(word) for word in ("dobrych", "bessere", "besseren", "ene", "visas", "policies", "policy")] == [
        *("dobr", "bes", "bes", "ene", "visa", "polic", "polic")
    ]


def test_a_word_that_endings_take_apart_in_many_ways_is_cut_too() -> None:
    """A pattern that tried all ways would never come back."""
    rules = SearchRules(endings="e n en ne nen ene")
    with override_language("de", {SEARCH_FILE: with_search_rules(english_words(SEARCH_FILE), rules)}):
        cut = finished_word()

    assert cut("en" * 200 + "x") == "en" * 200 + "x"
