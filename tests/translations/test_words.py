"""Words of the interface: in the catalogue with their comments and forms, checked, and used by a build."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.edition.fact_words import fact_words
from macros.edition.languages import EnglishText
from macros.edition.plurals import plural_form, plural_forms, plural_header, shared_forms
from macros.edition.words import counted, override_language
from macros.pages.page_words import page_text
from macros.records.catalogue import Catalogue
from macros.records.fields import load_fields
from macros.translations.judge import judge
from macros.translations.matching import Translation
from macros.translations.po_file import PoFile, parse
from macros.translations.progress import progress
from macros.translations.renew import renewed
from macros.translations.word_files import MACROS, WORD_FILES
from macros.translations.word_texts import WordText, word_matches, word_texts, words_in

from .conftest import FILE, TODAY, translated

CASES = "macros/pages/page_words.yml list.cases"
READ = "macros/pages/page_words.yml source.read"


def entry_of(source: WordText, language: str) -> Translation:
    """The text in the made-up language, with a form for each number that has one."""
    if not source.plural:
        return Translation(source.context, source.english, f"{source.english} Ü")
    forms = tuple(f"{source.plural} {form}" for form in plural_forms(language))
    return Translation(source.context, source.english, forms[-1], plural=source.plural, forms=forms)


def entries_of(language: str) -> list[Translation]:
    return [entry_of(source, language) for source in word_texts()]


@pytest.fixture
def slovak() -> Iterator[None]:
    with override_language("sk", words_in("sk", word_matches(entries_of("sk")).found)):
        yield


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("de", ("one", "other")),
        ("sk", ("one", "few", "other")),
        ("pl", ("one", "few", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("ja", ("other",)),
        ("en-XA", ("one", "other")),
    ],
)
def test_a_language_has_the_forms_of_the_common_repository(code: str, forms: tuple[str, ...]) -> None:
    assert plural_forms(code) == forms


@pytest.mark.parametrize(
    "code",
    [
        "de",
        "sk",
        "pl",
        "ru",
        "ar",
        "ja",
        "fr",
        "pt-BR",
        "cs",
        "lt",
        "lv",
        "sl",
        "ga",
        "cy",
        "mt",
        "ro",
        "uk",
        "he",
        "en-XA",
    ],
)
def test_a_file_numbers_the_forms_as_the_language_names_them(code: str) -> None:
    count, expression = re.fullmatch(r"nplurals=(\d); plural=(.*);", plural_header(code)).groups()  # type: ignore[union-attr]
    forms, number_of = plural_forms(code), gettext.c2py(expression)  # type: ignore[attr-defined]

    assert len(forms) == int(count)
    assert all(forms[number_of(number)] == plural_form(code, number) for number in range(300))


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 cases one"), (3, "3 cases few"), (5, "5 cases other"), (0, "0 cases other")]
)
@pytest.mark.usefixtures("slovak")
def test_a_page_takes_the_form_of_the_number(n: int, text: str) -> None:
    assert page_text("list.cases", n=n) == text


@pytest.mark.usefixtures("slovak")
def test_words_of_pages_facts_and_fields_are_spoken() -> None:
    assert page_text("source.read", day="1. mája") == "Read on 1. mája. Ü"
    assert fact_words()["estimate"] == "estimate Ü"
    assert load_fields()["practice.title"].label == "Title Ü"


def test_english_is_back_when_the_build_is_over() -> None:
    with override_language("sk", words_in("sk", word_matches(entries_of("sk")).found)):
        pass

    assert page_text("list.cases", n=3) == "3 cases"
    assert load_fields()["practice.title"].label == "Title"


def test_what_is_not_translated_is_english_and_says_so() -> None:
    entries = [entry for entry in entries_of("sk") if entry.context not in (CASES, READ)]
    with override_language("sk", words_in("sk", word_matches(entries).found)):
        assert page_text("source.read", day="1") == "\1Read on 1.\2"
        assert page_text("list.cases", n=3) == "\0013 cases\2"


def test_words_whose_english_has_changed_are_english_again() -> None:
    entries = [replace(e, english="Read it on {day}.") if e.context == READ else e for e in entries_of("sk")]
    found = word_matches(entries).found
    words = words_in("sk", found)[MACROS / "pages/page_words.yml"]

    assert isinstance(words["source"]["read"], EnglishText)
    assert [(at.source.context, at.entry.previous) for at in found if at.entry.state == "outdated"] == [
        (READ, "Read it on {day}.")
    ]


def test_the_form_of_an_english_text_is_found_in_any_language() -> None:
    with override_language("pl", {}):
        assert [counted({"one": "a", "many": "b"}, number) for number in (1, 3, 5)] == ["a", "b", "b"]
        assert counted({"one": "a", "few": "b", "other": "c"}, 3) == "b"


@pytest.mark.parametrize(
    ("context", "forms", "told"),
    [
        (READ, ("Gelesen.",), "must hold {day}; got 'Gelesen.'"),
        (READ, ("Gelesen {day} {tag}.",), "must not hold {tag}"),
        (READ, ("Gelesen {day} {day.__class__}.",), "must not hold {day.__class__}"),
        (READ, ("Gelesen {day} {day!r}.",), "must not hold {day!r}"),
        (READ, ("Gelesen {day} {0}.",), "must not hold {0}"),
        (READ, ("Gelesen {day} {.",), "must not hold {; got"),
        (READ, ("Gelesen {day} }.",), "must not hold }; got"),
        (CASES, ("ein Fall", "{n} Fälle"), None),
        (CASES, ("{n} Fall", "{n} {x} Fälle"), "must not hold {x}"),
        (CASES, ("ein Fall", "Fälle"), "must hold {n}; got 'Fälle'"),
        (CASES, ("{n} Fall", "{n} Fälle", "{n} Fälle"), "must have 2 forms (one, other); got 3"),
    ],
)
def test_the_places_and_forms_of_a_translation_are_checked_at_its_line(
    english: Catalogue, context: str, forms: tuple[str, ...], told: str | None
) -> None:
    source = next(source for source in word_texts() if source.context == context)
    one = Translation(context, source.english, forms[-1], 7, plural=source.plural, forms=forms if source.plural else ())
    problems = judge(english, [*translated(english), one], "de", FILE, TODAY)

    assert [(problem.line, told in problem.message) for problem in problems if told] == ([(7, True)] if told else [])
    assert bool(problems) == bool(told)


@pytest.mark.parametrize(
    ("code", "shared"),
    [("de", {"other"}), ("sk", {"few", "other"}), ("ru", {"one", "few", "other"}), ("ja", {"other"})],
)
def test_a_form_of_more_than_one_number_is_known(code: str, shared: set[str]) -> None:
    """In Russian the form called one is that of 21 and 31 too."""
    assert shared_forms(code) == shared


def test_words_are_in_the_file_with_forms_and_comments_and_are_read_again(english: Catalogue) -> None:
    text = renewed(english, PoFile(entries_of("sk")), "sk", "Atlas").text
    found = parse(text, FILE)
    cases = next(entry for entry in found.entries if entry.context == CASES)

    assert '"Plural-Forms: nplurals=3; plural=' in text
    assert found.problems == []
    assert cases.forms == ("{n} cases one", "{n} cases few", "{n} cases other")
    assert "#. Behind a title that is not English." in text
    assert {at.context for at in found.entries if at.is_of_words} == {source.context for source in word_texts()}
    assert renewed(english, found, "sk", "Atlas").text == text


@pytest.mark.parametrize("left", ['msgstr[1] ""\n', ""])
def test_an_entry_whose_forms_are_not_complete_is_missing_and_is_told_by_line_unless_fuzzy(
    english: Catalogue, left: str
) -> None:
    text = renewed(english, PoFile(entries_of("sk")), "sk", "Atlas").text
    above, context, below = text.partition(f'msgctxt "{CASES}"')
    entries = parse(above + context + below.replace('msgstr[1] "{n} cases few"\n', left, 1), FILE).entries
    cases = next(entry for entry in entries if entry.context == CASES)
    told = [(at.line, at.message) for at in judge(english, entries, "sk", FILE, TODAY) if at.code == "G004"]
    fuzzy = [replace(entry, unsure=True) if entry is cases else entry for entry in entries]

    assert cases.state == "missing"
    assert told == [(cases.line, told[0][1])]
    assert told[0][1].endswith("3 forms (one, few, other); got none for few (msgstr[1])")
    assert not [at for at in judge(english, fuzzy, "sk", FILE, TODAY) if at.code == "G004"]


def test_a_renewed_file_keeps_some_forms_of_a_text_that_is_gone(english: Catalogue) -> None:
    gone = Translation("macros/pages/page_words.yml gone", "{n} gone", "", plural="{n} gone", forms=("{n} weg", ""))

    assert '#~ msgstr[0] "{n} weg"' in renewed(english, PoFile([gone]), "de", "Atlas").text


def test_a_language_may_open_only_with_the_words_of_pages(english: Catalogue) -> None:
    without = renewed(english, PoFile(translated(english)), "sk", "Atlas")
    whole = renewed(english, PoFile([*translated(english), *entries_of("sk")]), "sk", "Atlas")
    done = progress(english, without.records, without.words)["required"]
    all_done = progress(english, whole.records, whole.words)

    assert done.current < done.texts
    assert all_done["required"].per_cent == all_done["words"].per_cent == 100


def test_every_file_of_words_is_translated_or_has_a_reason() -> None:
    """A module that reads a file of words names it; each is in the list."""
    read = {
        path.relative_to(MACROS).parent / name
        for path in MACROS.rglob("*.py")
        if "read_words(" in (text := path.read_text("utf-8")) and path.name != "words.py"
        for name in ymls_in(text)
    }

    assert {path.as_posix() for path in read if (MACROS / path).is_file()} <= {*WORD_FILES, *NO_WORDS}
    assert all((MACROS / file).is_file() for file in WORD_FILES)


NO_WORDS = {
    "contribute/report_words.yml": "the report on a proposal and the list of reviews, English as the records are",
    "edition/action_plan/columns.yml": "keys and widths of columns",
    **dict.fromkeys(
        (f"copyedit/{name}.yml" for name in ("acronyms", "american", "exceptions", "measures")),
        "what copy editing looks for in English records",
    ),
}


def ymls_in(text: str) -> set[str]:
    return {*re.findall(r'"((?:\w+/)?\w+\.yml)"', text)}


def test_addresses_and_keys_are_no_words() -> None:
    texts = {source.english for source in word_texts()}

    assert not {text for text in texts if text.startswith(("practices/", "about/", "case."))}
    assert "What you answer to" in texts
    assert all((MACROS / source.file).is_relative_to(Path(MACROS)) for source in word_texts())
