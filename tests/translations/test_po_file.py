"""Catalogues of translations as files: read as other tools write them, written as others read them, bad ones told."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records.catalogue import Catalogue
from macros.translations.matching import Translation
from macros.translations.po_file import PoFile, Written, as_po, parse, read
from macros.translations.renew import comments, header_of, renewed
from macros.translations.source_texts import records_by_path, source_texts

from .conftest import FILE, TODAY, made_up, translated

GOOD = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Last-Translator: Anna\\n"

# a note of the translator
#. Title, in: A desk
#, fuzzy
#| msgid "A "
#| "desk"
msgctxt "practices/desk.yml title"
msgid "A desk for newcomers"
msgstr "Eine \\"Stelle\\" für\\n"
"Neue"

#~ msgctxt "practices/desk.yml summary"
#~ msgid "Gone"
#~ msgstr "Weg"
"""


def written(text: str) -> PoFile:
    return parse(text, FILE)


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text, FILE).problems]


def test_an_entry_is_read_as_translators_tools_write_it() -> None:
    found = written(GOOD)

    assert found.problems == []
    assert list(found.entries) == [
        Translation(
            "practices/desk.yml title", "A desk for newcomers", 'Eine "Stelle" für\nNeue', found.entries[0].line,
            unsure=True, previous="A desk", notes=("a note of the translator",),
        )
    ]  # fmt: skip
    assert [(entry.english, entry.text) for entry in found.aside] == [("Gone", "Weg")]
    assert found.last_translator == "Anna"


def test_the_line_of_an_entry_is_that_of_its_english_text() -> None:
    assert GOOD.split("\n")[written(GOOD).entries[0].line - 1].startswith("msgid")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('msgid "a"\nmsgstr "b\n', [2]),
        ('msgid "a"\nmsgstr b\nmsgid "c"\nmsgstr "d" e\n', [2, 4]),
        ('msgstr "a"\n', [1]),
        ('msgid "a"\nmsgid "b"\nmsgstr ""\n', [2]),
        ('"a"\n', [1]),
        ('msgid "a"\n', [1]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', [3]),
        ('msgid "a"\nmsgstr[0] "c"\n', [2]),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> other\n', [1, 4, 5, 6]),
    ],
)
def test_every_line_that_is_no_po_is_told_at_once(text: str, lines: list[int]) -> None:
    assert told(text) == [(line, "G001") for line in lines]


def test_a_sign_that_nobody_sees_is_refused_at_its_entry() -> None:
    assert told(GOOD.replace("Neue", "Ne\u202eue")) == [(13, "Y003")]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_bytes(b'msgid "a"\nmsgstr "\xff"\n')

    assert [(problem.line, problem.code) for problem in read(path, FILE).problems] == [(2, "Y003")]


def test_a_file_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "de.po", FILE) == PoFile()


@given(st.data())
def test_a_damaged_file_is_read_or_told_and_never_stops_the_program(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, len(GOOD)))
    middle = data.draw(st.text(st.sampled_from('"\\\n\r#~|msg[é:'), max_size=6))

    written(GOOD[:start] + middle + GOOD[end:])


_TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=150)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_what_is_written_is_read_again(english: str, text: str, previous: str) -> None:
    entry = Translation("practices/x.yml title", english, text, unsure=True, previous=previous)
    file = as_po([Written(entry, ("a comment",))], "de", header_of("Atlas", TODAY, PoFile(), "de"))
    found = [replace(at, line=1) for at in parse(file, FILE).entries]

    assert [plain(at) for at in found] == [plain(entry)]


def plain(entry: Translation) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", text) for text in (entry.english, entry.text, entry.previous))


def test_every_entry_says_to_translators_what_it_is_how_long_it_may_be_and_where_it_shows(english: Catalogue) -> None:
    records = records_by_path(english)
    for source in source_texts(english):
        first, second = comments(source, records[source.file])

        assert first.startswith(f"{source.field.label}, in: ")
        assert f"at most {source.field.limit} characters" in second
        assert second.endswith(source.field.help)
    assert first.endswith(", page cases/older-example/")


def test_a_renewed_file_loses_nothing(english: Catalogue) -> None:
    """What is no longer needed is put aside, and is there again when its text comes back."""
    entries = translated(english)
    fewer = replace(english, practices={"minimal": english.practices["minimal"]}, cases={})
    aside = parse(renewed(fewer, PoFile(entries), "de", "Atlas").text, FILE)
    again = renewed(english, aside, "de", "Atlas")

    assert len(aside.aside) + len(of_records(aside)) == len(entries)
    assert aside.problems == []
    assert not again.unused
    assert {entry.text for entry in of_records(parse(again.text, FILE))} == {entry.text for entry in entries}


def of_records(file: PoFile) -> list[Translation]:
    return [entry for entry in file.entries if not entry.is_of_words]


def test_a_renewed_file_marks_what_has_changed_and_only_that(english: Catalogue) -> None:
    full = english.practices["full"].model_copy(update={"title": "A really full practice"})
    changed = replace(english, practices={**english.practices, "full": full})
    text = renewed(changed, PoFile(translated(english)), "de", "Atlas").text
    outdated = [entry for entry in of_records(parse(text, FILE)) if entry.state != "current"]

    assert [(at.english, at.previous, at.text) for at in outdated] == [
        ("A really full practice", "A full practice", made_up("A full practice"))
    ]


def test_a_translation_whose_english_came_back_is_current_again(english: Catalogue) -> None:
    full = english.practices["full"].model_copy(update={"title": "A really full practice"})
    changed = replace(english, practices={**english.practices, "full": full})
    before = renewed(english, PoFile(translated(english)), "de", "Atlas").text
    between = renewed(changed, parse(before, FILE), "de", "Atlas").text

    assert renewed(english, parse(between, FILE), "de", "Atlas").text == before


def test_a_file_that_is_renewed_twice_is_the_same(english: Catalogue) -> None:
    first = renewed(english, PoFile(translated(english)[:100]), "de", "Atlas").text
    second = renewed(english, parse(first, FILE), "de", "Atlas").text

    assert first == second
