"""Nothing that a record says is lost on the way to print, and nothing unpublished gets there."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel import Locale

from macros.edition.country_names import country_name
from macros.handbook.book import Book
from macros.handbook.book_list import single
from macros.handbook.glyph_coverage import MARK
from macros.handbook.typst_fonts import typst_characters
from macros.handbook.typst_pdf import Pdf, Typesetter
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.records.fields import OWN, field_at, fields_of
from macros.records.model import Record, kind_of
from macros.records.references import records_named, terms_named
from macros.records.text_fields import texts_of
from macros.records.yaml_reader import Where

from .conftest import changed
from .pdf_reading import links_of, squeezed, text_of, words_of

Print = Callable[[Book, Catalogue], Pdf]

ADDRESSES = {"url", "source"}
LANGUAGES = Locale("en").languages
LABEL = "In use (reported by the institution itself, not checked)"


def said(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Every text of a record as a reader should meet it: prose without its marks, terms and records by name."""
    terms = {place.where: catalogue.vocabulary.label(place.facet, place.key) for place in terms_named(record)}
    records = {place.where: place for place in records_named(record) if place.where[0] not in ("description", "story")}
    for where, value, is_prose in texts_of(record):
        if _look(record, where) is None or where[-1] in ADDRESSES:
            continue
        if where in terms:
            yield terms[where]
        elif where[-1] == "read":  # only a copy is worth a word
            yield "stored copy" if value == "copy" else ""
        elif where[-1] == "language":
            yield f"in {LANGUAGES[value]}"
        elif where[-1] == "country":
            yield country_name(value)
        elif is_prose:
            yield markdown.to_text(markdown.parse(value))
        elif where in records:
            known = catalogue.practices if records[where].kind == "practice" else catalogue.cases
            yield known[records[where].id].title
        else:
            yield value


def lost(record: Record, catalogue: Catalogue, found: Counter[str]) -> Counter[str]:
    """The words of a record that a PDF lacks."""
    return words_of(" ".join(said(record, catalogue))) - found


def addresses(record: Record) -> set[str]:
    """Every web address outside markdown that has a look of its own; others stand there as words."""
    return {value for where, value, _ in texts_of(record) if where[-1] in ADDRESSES and _look(record, where) == OWN}


def _look(record: Record, where: Where) -> str | None:
    """How the book shows the field, or the group that holds it; None where one of them stays out of it."""
    shown = "handbook" in field_at(kind_of(record), where).looks
    return fields_of(kind_of(record))[str(where[0])].looks.get("handbook") if shown else None


def test_every_word_of_a_full_practice_and_its_cases_stands_in_its_pdf(full: Pdf, catalogue: Catalogue) -> None:
    found = words_of(text_of(full.content, margins=False))

    for record in (catalogue.published["full"], *catalogue.cases_of["full"]):
        assert lost(record, catalogue, found) == Counter()
        assert addresses(record) <= links_of(full.content)


def test_ratings_are_said_with_number_word_amount_and_reason(full: Pdf) -> None:
    text = squeezed(text_of(full.content))

    assert squeezed("1 of 5 · Very low up to 500 euro once · about 300 euro It costs hardly anything. (Source)") in text
    assert squeezed("10,000 to 50,000 euro a year · about 30,000 euro · estimate Rooms are paid every year.") in text
    assert squeezed("2 of 5 · A few offices two or three offices agree on a routine Two offices agree on it.") in text
    assert text.count(squeezed("Not rated")) == 2


def test_the_day_of_the_review_is_said(full: Pdf) -> None:
    expected = "Last reviewed 15 January 2026; next review by August 2026"

    assert squeezed(expected) in squeezed(text_of(full.content))


def test_sources_are_said_with_publisher_year_address_and_day(full: Pdf) -> None:
    expected = "A guide (in German), A publisher, 2020, read on 10 January 2026"

    assert squeezed(expected) in squeezed(text_of(full.content))


def test_who_says_that_they_use_it_stands_below_words_that_nobody_has_checked_it(
    full: Pdf, catalogue: Catalogue
) -> None:
    expected = f"{LABEL} An institution that tells it, Germany, since 2024"

    assert squeezed(expected) in squeezed(text_of(full.content))
    assert {use.url for use in catalogue.practices["full"].in_use} <= links_of(full.content)


def test_a_book_without_them_has_no_words_for_them(catalogue: Catalogue, print_book: Print) -> None:
    without = changed(catalogue, "full", in_use=())

    assert squeezed(LABEL) not in squeezed(text_of(print_book(single(without.published["full"]), without).content))


def test_drafts_and_what_they_say_do_not_appear(handbook: Pdf) -> None:
    text = text_of(handbook.content)

    assert "A minimal practice" in text
    assert "A draft" not in text
    assert "Not yet written" not in text


def test_a_case_stands_in_full_once_and_elsewhere_with_its_page(handbook: Pdf) -> None:
    text = text_of(handbook.content, margins=False)

    assert text.count("and went home.") == 1
    elsewhere = "Cases that stand in full with another practice SK An example from Košice, page 7"
    assert squeezed(elsewhere) in squeezed(text)


def test_numbers_on_the_cover_are_counted(handbook: Pdf) -> None:
    assert squeezed("3 practices, 2 cases in 2 countries") in squeezed(text_of(handbook.content))


HOSTILE = (
    '#read("/etc/passwd")',
    '#import "@preview/x:0.1.0"',
    "#panic()",
    "$x^2$",
    "@label <label>",
    "= not a heading",
    "/ term: list",
    "back\\slash \\u{41}",
    "<script>alert(1)</script>",
    "{{ 6*7 }} {% raw %}",
    "*stars* _lines_ `ticks`",
    "'quotes' \"double\" -- --- ...",
    "// comment /* more */",
    "~ # $ % & ' ( ) [ ] { } | ^",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str, catalogue: Catalogue, print_book: Print) -> None:
    """Typst never reads a record as markup, in plain text or in markdown."""
    escaped = "".join(f"\\{char}" if char in "\\`*_<>#[]&$~|-=/" else char for char in text)
    practice = catalogue.published["minimal"].model_copy(
        update={"title": text, "summary": text, "description": f"so {escaped}"}
    )
    found = squeezed(text_of(print_book(single(practice), _only(catalogue, practice)).content))

    assert found.count(squeezed(text)) >= 3
    assert squeezed(f"so {text}") in found


def test_right_to_left_letters_and_pictures_of_faces_do_not_stop_the_press(
    catalogue: Catalogue, print_book: Print
) -> None:
    practice = catalogue.published["minimal"].model_copy(
        update={"description": "So עברית and \u202eback\u202c and \U0001f600 and Łódź."}
    )
    found = text_of(print_book(single(practice), _only(catalogue, practice)).content)

    assert "and Łódź." in found
    assert found.count(MARK) == 1


def test_characters_of_the_fonts_inside_typst_are_drawn(setter: Typesetter) -> None:
    """One that they lacked would stop Typst, since a PDF/A may not show a glyph that is not there."""
    words = "".join(map(chr, sorted(typst_characters())))
    assert {*"→≥✓აՀשس"} <= {*words}

    data = {"title": "x", "words": " ".join(words)}
    with TemporaryDirectory() as folder:
        source = '#set document(title: "x")\n#set text(font: "Noto Sans")\n#json("data.json").words'
        setter._compiler.compile(
            input={"main.typ": source.encode(), "data.json": json.dumps(data).encode()},
            output=Path(folder, "x.pdf"),
            format="pdf",
            pdf_standards=["a-2a"],
        )


def _only(catalogue: Catalogue, practice: object) -> Catalogue:
    from dataclasses import replace

    return replace(catalogue, practices={"minimal": practice, "full": catalogue.practices["full"]}, cases={})
