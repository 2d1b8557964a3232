"""The search in another language: it cuts the endings of that language, and still finds English words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.edition.words import override_language
from macros.pages.search_entries import SearchEntry, search_settings
from macros.pages.search_words import finished_word, words_in
from macros.translations.search_rules import SearchRules, with_search_rules
from macros.translations.word_files import SEARCH_FILE

from .test_search_rules import found, page_of, practice, titled

GERMAN = SearchRules(
    endings="ern em en er es e n s",
    stop_words="wie finde ich eine einen der die das für und im in mit",
    compounds=True,
)
SLOVAK = SearchRules(
    endings="ovi ami ách ých ým ými ou om ov ia iu ie ií ium um a á e é i í o u y ý",
    stop_words="ako nájdem pre na a v s",
)
OF_GERMAN = (
    practice("flat", "Eine Wohnung für Gäste", "Hilfe bei der Miete.", found_by=("Mietkaution",)),
    practice("flats", "Wohnungen der Universität"),
    practice("permit", "Hilfe mit der Aufenthaltsgenehmigung", found_by=("residence permits", "Visa policy")),
    practice("course", "Kurse in der Landessprache", body="Die Genehmigung des Kurses dauert eine Woche."),
    practice("work", "Beratung zum Arbeitsrecht", body="Man fragt nach der Arbeitsgenehmigung und den Büchern."),
    practice("centre", "Welcome Centre", "Städte und Häuser", body="Kinderbetreuung"),
)
OF_SLOVAK = (
    practice("grant", "Štipendium pre hostí", body="Fakulta hovorí o ubytovaní."),
    practice("grants", "Prehľad štipendií a grantov"),
    practice("process", "Proces prijatia", found_by=("welcome centres",)),
)


@contextmanager
def speaking(language: str, rules: SearchRules) -> Iterator[None]:
    """What is written within has these rules."""
    with override_language(language, {SEARCH_FILE: with_search_rules(search_settings(), rules)}):
        yield


@contextmanager
def searching(
    language: str, rules: SearchRules, entries: Sequence[SearchEntry], browser: Browser, folder: Path, catalogue: Any
) -> Iterator[Page]:
    """A page that finds some entries by the rules of a language."""
    with speaking(language, rules), page_of(entries, browser, folder, catalogue) as page:
        yield page


@pytest.fixture(scope="module")
def german(browser: Browser, tmp_path_factory: pytest.TempPathFactory, catalogue: Any) -> Iterator[Page]:
    with searching("de", GERMAN, OF_GERMAN, browser, tmp_path_factory.mktemp("de"), catalogue) as page:
        yield page


@pytest.fixture(scope="module")
def slovak(browser: Browser, tmp_path_factory: pytest.TempPathFactory, catalogue: Any) -> Iterator[Page]:
    with searching("sk", SLOVAK, OF_SLOVAK, browser, tmp_path_factory.mktemp("sk"), catalogue) as page:
        yield page


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wohnung", ["flats", "flat"]),  # a title that begins so, and one that holds it
        ("wohnungen", ["flats", "flat"]),
        ("wie finde ich eine Wohnung", ["flats", "flat"]),
        ("Kurs", ["course"]),
        ("Kursen", ["course"]),
        ("Stadt", ["centre"]),
        ("Haus", ["centre"]),
        ("Buch", ["work"]),  # in a body
        ("Gast", ["flat"]),
        ("Genehmigung", ["permit", "course", "work"]),  # within a longer word: of a title, then of a body
        ("Genehmigungen", ["permit", "course", "work"]),
        ("Kaution", ["flat"]),
        ("visas", ["permit"]),  # English
        ("policies", ["permit"]),
        ("welcome center", ["centre"]),
        ("residence permit", ["permit"]),
    ],
)
def test_a_german_question_finds_every_form_of_its_words(german: Page, question: str, expected: list[str]) -> None:
    assert found(german, question) == expected


def test_while_a_german_word_is_typed_what_it_means_never_vanishes(german: Page) -> None:
    for word, wanted in {"genehmigungen": "permit", "wohnungen": "flats", "kursen": "course"}.items():
        for length in range(5 if wanted == "permit" else 3, len(word)):
            assert wanted in found(german, word[:length], typing=True), word[:length]


def test_what_stands_within_a_longer_word_is_marked(german: Page) -> None:
    mark = "([text, question]) => PracticeAtlas.search.mark(found, text, question)"
    assert german.evaluate(mark, ["Hilfe mit der Aufenthaltsgenehmigung", "Genehmigungen"])[-1] == [
        "Aufenthaltsgenehmigung",
        True,
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("štipendiá", ["grant", "grants"]),
        ("štipendium", ["grant", "grants"]),
        ("ako nájdem štipendium", ["grant", "grants"]),
        ("ubytovanie", ["grant"]),  # in a body
        ("fakulty", ["grant"]),
        ("procesu", ["process"]),  # no English word, whose last letter would go
        ("granty", ["grants"]),
        ("welcome center", ["process"]),
    ],
)
def test_a_slovak_question_finds_every_form_of_its_words(slovak: Page, question: str, expected: list[str]) -> None:
    assert found(slovak, question) == expected


def test_a_language_that_says_nothing_of_its_words_has_whole_words_beginnings_and_kin(
    browser: Browser, tmp_path: Path, catalogue: Any
) -> None:
    with searching("sk", SearchRules(), OF_SLOVAK, browser, tmp_path, catalogue) as page:
        assert found(page, "štipendium") == ["grant"]
        assert found(page, "štipendi") == ["grant", "grants"]
        assert found(page, "štipendiá") == ["grants"]  # one letter is another
        assert found(page, "procesov") == ["process"]  # the last two letters are


@pytest.mark.parametrize(("language", "rules", "page"), [("de", GERMAN, "german"), ("sk", SLOVAK, "slovak")])
def test_python_and_the_browser_cut_the_same_endings(
    language: str, rules: SearchRules, page: str, request: pytest.FixtureRequest
) -> None:
    """Every word of the entries, with each ending."""
    texts = " ".join(entry.text for entry in (*OF_GERMAN, *OF_SLOVAK))
    sample = " ".join(f"{word}{ending}" for word in texts.split() for ending in ("", *rules.endings.split()))
    ask = """(names) => PracticeAtlas.search.index({ ...PracticeAtlas.names, ...names }, {})
      .words.map(({ whole }) => whole)"""
    with speaking(language, rules):
        cut = {word for word, _ in words_in(sample, finished_word())}
    assert set(request.getfixturevalue(page).evaluate(ask, titled(sample))) == cut
    assert len(cut) < len(sample.split()) / 2
