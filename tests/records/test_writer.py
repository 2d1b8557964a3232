"""What the writer writes, the reader and the model turn back into the very same record."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.records.characters import INVISIBLE, bad_character
from macros.records.fields import fields_of, part_name
from macros.records.loader import frozen
from macros.records.model import Case, Practice, Record
from macros.records.yaml_reader import parse_yaml
from macros.records.yaml_writer import scalar, write_record
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = atlas_records()
REAL = [*CATALOGUE.practices.values(), *CATALOGUE.cases.values()]

NASTY = [
    "NO",
    "1.0",
    "2026-11-23",
    "0x1F",
    "12:30:45",
    "null",
    "~",
    "yes",
    "007",
    "- a dash",
    "? a question",
    "@home",
    "# no comment",
    "half a comment # here",
    "key: value",
    "ends with a colon:",
    "'single' and \"double\" quotes",
    "back\\slash",
    "{{ braces }} and [brackets]",
    "&anchor *alias !tag %directive `tick`",
    "| block",
    "> fold",
    "--- not a document",
    "👩‍👩‍👧 emoji 🎉",
    "نص من اليمين إلى اليسار: مثال",
    "two\nlines",
    "a\n\n\nb",
    "a\n  indented\n\ttab\nb",
    "hard  \nbreak",
    "tab\there",
    "carriage\rreturn",
    "windows\r\nbreak",
    "line\u2028separator",
    "no\u00a0break",
    "double  space " * 20 + "x",
    "word " * 2000 + "x",
    "x" * 10_000,
    "é",
]


def example(model: type[Record]) -> Record:
    """The record that the examples of fields.yml make."""
    examples = {name: field.example for name, field in fields_of(part_name(model)).items()}
    return model.model_validate(frozen({**examples, "id": "example"}))


def read_back(text: str, record: Record) -> Record:
    data = parse_yaml(text, "x.yml").data
    return type(record).model_validate(frozen({**data, "id": record.id}))


def with_text(text: str) -> Practice:
    """A practice that holds `text` in prose, in plain text, in a list and in a group of a list."""
    practice = example(Practice)
    assert isinstance(practice, Practice)
    assert practice.setup is not None
    involved = practice.setup.actors[0].model_copy(update={"role": text})
    setup = practice.setup.model_copy(update={"text": text, "steps": (text, "Next."), "actors": (involved,)})
    return practice.model_copy(update={"summary": text, "description": text, "setup": setup, "contributors": (text,)})


def test_every_record_of_the_atlas_survives_read_write_read_and_is_then_settled() -> None:
    for record in REAL:
        text = write_record(record)
        again = read_back(text, record)

        assert again == record, record.id
        assert write_record(again) == text, record.id


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:24]))
def test_nasty_text_is_read_back_letter_by_letter(text: str) -> None:
    data = parse_yaml(write_record(with_text(text)), "x.yml").data

    assert data["summary"] == text
    assert data["description"].removesuffix("\n") == text.removesuffix("\n")
    assert data["setup"]["text"].removesuffix("\n") == text.removesuffix("\n")
    assert data["setup"]["steps"] == [text, "Next."]
    assert data["setup"]["actors"][0]["role"] == text
    assert data["contributors"] == [text]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_is_read_back_letter_by_letter(text: str) -> None:
    text = INVISIBLE.sub("", text).strip() or "x"
    assume(bad_character(text) is None)

    data = parse_yaml(write_record(with_text(text)), "x.yml").data

    assert data["summary"] == text
    assert data["description"].removesuffix("\n") == text
    assert data["setup"]["steps"][0] == text


def test_ids_that_look_like_dates_or_numbers_stay_text() -> None:
    record = example(Case).model_copy(update={"practices": ("2026-11-23", "117", "no", "plain-id")})

    text = write_record(record)

    assert 'practices: ["2026-11-23", "117", "no", plain-id]' in text
    assert read_back(text, record) == record


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Plain words, with (brackets) & more", "Plain words, with (brackets) & more"),
        ("40 buddies", "40 buddies"),
        ("NO", '"NO"'),
        ("a: b", '"a: b"'),
        ('"quoted"', '"\\"quoted\\""'),
        (3, "3"),
        (date(2026, 11, 23), "2026-11-23"),
    ],
)
def test_values_are_plain_where_that_is_safe(value: str | int | date, written: str) -> None:
    assert scalar(value) == written


def test_a_practice_is_written_in_the_order_and_style_of_the_guide() -> None:
    golden = (ROOT / "tests/fixtures/canonical-practice.yml").read_text("utf-8")

    assert write_record(example(Practice)) == golden


def test_comments_do_not_change_what_is_read() -> None:
    practice = example(Practice)

    text = write_record(practice, lambda key: [f"help for {key}: a # b", ""])

    assert "  # help for phase.text: a # b\n  #\n" in text
    assert read_back(text, practice) == practice
