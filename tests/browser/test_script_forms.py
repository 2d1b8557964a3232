"""Scripts take the form of a text for a number by the language of the page, and order lists as Python does."""

import pytest
from playwright.sync_api import Page

from macros.edition.collation import alphabetical

from .conftest import ROOT

FORMS = {"one": "{n} one", "few": "{n} few", "other": "{n} other"}
# Each with letters that have a place of their own, and with such that have none.
NAMES = "Azur Ärzte Cvičenie Čakáreň Cz Chata Hz Iglu Oz Ôsmy Öl Ofen Ñu Nz Sz Šaty Źle Zet Żal Ål Aalborg Æra Ærø Źz"


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "1 one, 3 other, 5 other"), ("sk", "1 one, 3 few, 5 other"), ("pl", "1 one, 3 few, 5 other")],
)
def test_a_text_has_the_form_of_its_number(page: Page, language: str, told: str) -> None:
    page.set_content(f'<html lang="{language}"></html>')
    page.add_script_tag(path=ROOT / "docs/assets/js/core.js")
    ask = "forms => [1, 3, 5].map(n => PracticeAtlas.fill(forms, { n })).join(', ')"

    assert page.evaluate(ask, FORMS) == told


@pytest.mark.parametrize("language", ["cs", "da", "de", "en", "es", "fi", "hr", "nb", "pl", "sk", "sl", "sv"])
def test_lists_are_in_the_order_of_the_browser(page: Page, language: str) -> None:
    ordered = page.evaluate("([names, code]) => names.sort(new Intl.Collator(code).compare)", [NAMES.split(), language])

    assert sorted(NAMES.split(), key=lambda name: alphabetical(name, language)) == ordered
