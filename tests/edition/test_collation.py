"""Lists are in the order of the alphabet of the language, and dates and names of countries in its words."""

from datetime import date

import pytest

from macros.edition.collation import alphabetical
from macros.edition.country_names import country_name
from macros.edition.dates import day, month
from macros.edition.language_names import language_name
from macros.edition.words import override_language


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", "Aland Åland Alba Zürich"),
        ("de", "Ärzte Azubi Ofen Öl Straße Strauß Über Zürich"),
        ("sk", "Azur Ärzte Cvičenie Cz Čakáreň Hz Chata Iglu Oz Ôsmy Sz Šaty Zvolen"),
        ("sv", "Azur Zoo Ål Ärta Öl"),
        ("da", "Azur Zoo Ærø Østers Ål Aalborg"),
        ("pl", "Lzy Łza Zet Źle Żal"),
    ],
)
def test_names_are_in_the_order_of_the_language(language: str, ordered: str) -> None:
    keys = [alphabetical(name, language) for name in ordered.split()]

    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("1 May 2027", "November 2026", "Germany")),
        ("en-XA", ("1 Mȧẏ 2027", "Ṅȯvėmbėṙ 2026", "Ġėṙmȧṅẏ")),
        ("ar-XB", ("1 Mȧȧẏẏ 2027", "Ṅȯȯvėėmbėėṙ 2026", "Ġėėṙmȧȧṅṅẏẏ")),
        ("de", ("1. Mai 2027", "November 2026", "Deutschland")),
        ("sk", ("1. mája 2027", "november 2026", "Nemecko")),
        ("ja", ("2027年5月1日", "2026年11月", "ドイツ")),
    ],
)
def test_dates_and_countries_are_in_the_words_of_the_build(language: str, told: tuple[str, ...]) -> None:
    with override_language(language, {}):
        assert (day(date(2027, 5, 1)), month(date(2026, 11, 23)), country_name("DE")) == told


def test_a_language_is_named_in_the_language_of_the_build() -> None:
    assert [language_name("fr", code) for code in ("en", "de", "sk")] == ["French", "Französisch", "francúzština"]
    assert language_name("xx") == "xx"
