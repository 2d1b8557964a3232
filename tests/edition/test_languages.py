"""A language is a fact of the edition, told once in mkdocs.yml and by every output."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.edition.citation import cite
from macros.edition.edition import Edition
from macros.edition.languages import LanguageError, direction, language_code, region, spelling
from macros.edition.settings import SettingsError, edition_from
from macros.exports.feeds import feed_files
from macros.exports.schema_org import practice_jsonld
from macros.exports.skos import skos_file
from macros.handbook.book_data import edition_data
from macros.pages.board import board_pages
from macros.pages.redirects import redirect_page
from macros.pages.site import Site
from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue

ROOT = Path(__file__).parents[2]
ATLAS = {"version": "1", "licence": "CC BY 4.0", "licence_url": "https://l.example/"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "tests/fixtures/atlas", date(2026, 2, 1))


def edition(catalogue: Catalogue, language: object) -> Edition:
    return edition_from({"extra": {"atlas": ATLAS}, "theme": {"name": "material", "language": language}}, catalogue)


def told(catalogue: Catalogue, language: str) -> dict[str, str]:
    """What each output says of its language, as far as it is text."""
    found = edition(catalogue, language)
    site, practice = Site(catalogue, found), catalogue.published["full"]
    board = next(make().decode() for route, _, make in board_pages(site) if "full" in route)
    feed = next(content.decode() for _, content in feed_files(catalogue, found))
    skos = next(json.loads(content) for _, content in skos_file(catalogue, found))
    return {
        "board": board.split("<html ")[1].split(">")[0],
        "moved": redirect_page("a/", "b/", site).split("<html ")[1].split(">")[0],
        "feed": feed.split('xml:lang="')[1].split('"')[0],
        "schema.org": str(practice_jsonld(practice, catalogue, found)["inLanguage"]),
        "skos": skos["@context"]["prefLabel"]["@language"],
        "ris": cite(practice, found).ris.split("LA  - ")[1].split("\r")[0],
        "book": edition_data(found)["language"],
    }


def test_every_output_says_english_as_it_did(catalogue: Catalogue) -> None:
    assert told(catalogue, "en") == {
        "board": 'lang="en" class="no-js"',
        "moved": 'lang="en"',
        "feed": "en",
        "schema.org": "en",
        "skos": "en",
        "ris": "en",
        "book": "en-GB",
    }


def test_every_output_says_another_language_and_its_direction(catalogue: Catalogue) -> None:
    assert told(catalogue, "ar") == {
        "board": 'lang="ar" dir=rtl class="no-js"',
        "moved": 'lang="ar" dir=rtl',
        "feed": "ar",
        "schema.org": "ar",
        "skos": "ar",
        "ris": "ar",
        "book": "ar",
    }


def test_a_setting_that_is_no_language_is_told_with_an_example(catalogue: Catalogue) -> None:
    for wrong in ("german", 7, "../x"):
        with pytest.raises(SettingsError, match=r"mkdocs.yml: theme.language: the language must be a code such as de"):
            edition(catalogue, wrong)


def test_without_a_setting_it_is_english(catalogue: Catalogue) -> None:
    assert edition_from({"extra": {"atlas": ATLAS}}, catalogue).language == "en"
    assert replace(edition(catalogue, "de"), language="en").direction == "ltr"


@pytest.mark.parametrize("code", ["de", "sk", "pt-BR", "sr-Latn", "zh-Hant-TW", "en-XA", "ar-XB"])
def test_these_are_languages(code: str) -> None:
    assert language_code(code) == code


@pytest.mark.parametrize("code", ["", "en", "DE", "de_AT", "xx", "de-", "d", "de-DE-DE", "English"])
def test_these_are_none(code: str) -> None:
    with pytest.raises(LanguageError):
        language_code(code)


def test_direction_spelling_and_region() -> None:
    assert {direction(code) for code in ("en", "de", "en-XA")} == {"ltr"}
    assert {direction(code) for code in ("ar", "he", "ur", "ar-XB")} == {"rtl"}
    assert [spelling(code) for code in ("en", "de", "pt-BR")] == ["en-GB", "de", "pt-BR"]
    assert [region(code) for code in ("en-GB", "de", "zh-Hant-TW", "sr-Latn")] == ["GB", None, "TW", None]
