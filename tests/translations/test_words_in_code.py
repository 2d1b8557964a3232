"""Counts, numbers, dates and labels are written by edition/, since each language writes them in its own way."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.edition.numbers import count_of, number
from macros.edition.small_letters import in_sentence
from macros.edition.words import override_language

MACROS = Path(__file__).parents[2] / "macros"
KINDS = (".py", ".j2", ".html", ".typ")
# What only English does, with what does it in every language.
ENGLISH_WAYS: Mapping[str, str] = {
    r"[=!]= 1\b": "count_of of edition/numbers.py chooses between forms",
    r":,[.\d]*[a-z]?\}": "number of edition/numbers.py",
    r"%-?[AaBb]\b|\bstrftime\(": "day and month of edition/dates.py",
    r"(?<!\.)\b(?:lower|upper)\(": "in_sentence of edition/small_letters.py",
    r"\|\s*(?:lower|upper|capitalize|title)\b": "in_sentence of edition/small_letters.py",
    r"(?:label|title)\S*\.(?:lower|upper|capitalize|title)\(": "in_sentence of edition/small_letters.py",
}
# Where such a line is right: by file, the beginning of what stands there, and why.
RIGHT: Mapping[str, Mapping[str, str]] = {
    "contribute/templates/_card_": {".title | upper": "a heading of plain text"},
    "contribute/templates/rule_list.html.j2": {
        "rule.code | lower": "an address on the page",
    },
    "copyedit/": {"": "what editors of the English records are told, in their terminal"},
    "edition/settings.py": {'value.count("@")': "how often a sign stands in an address"},
    "edition/small_letters.py": {"label[:1].lower()": "in_sentence itself"},
    "engine/hooks.py": {"first.level == 1": "the level of a heading"},
    "exports/columns.py": {"len(path) == 1": "the depth of a field"},
    "handbook/filters.py": {"len(practices) == 1": "a book of one practice has its title"},
    "pages/templates/_board.html.j2": {"grade.key | upper": "the sign of a grade"},
    "pages/templates/_terms.html.j2": {"term.key | upper": "the sign of a grade"},
    "pages/templates/board.html.j2": {"directory_urls | lower": "true or false, for a script"},
    "pages/templates/facet.html.j2": {"term.key | upper": "the sign of a grade"},
    "pages/templates/practice_card.html.j2": {"card.grade.key | upper": "the sign of a grade"},
    "records/": {"len(given) == 1": "a number of fields", "block.kinds": "a number of fields", "MAX_BYTES:,": "a size"},
    "theme/": {
        "use_directory_urls | lower": "true or false",
        "first.level == 1": "the level of a heading",
    },
    "translations/po_file.py": {"MAX_BYTES:,": "what a translator is told, in the terminal"},
    "upkeep/": {"len(found) == 1": "a file that is found once", "if count != 1": "a line that is found once"},
}


def english_ways(text: str) -> Iterator[tuple[str, str]]:
    """Each line of a file that does what only English does, with what does it right."""
    for line in text.splitlines():
        yield from ((line.strip(), better) for way, better in ENGLISH_WAYS.items() if re.search(way, line))


def found() -> Iterator[tuple[str, str, str]]:
    for path in sorted(path for path in MACROS.rglob("*") if path.suffix in KINDS):
        for line, better in english_ways(path.read_text("utf-8")):
            yield path.relative_to(MACROS).as_posix(), line, better


def reasons(file: str, line: str) -> list[tuple[str, str]]:
    return [(at, part) for at, parts in RIGHT.items() if file.startswith(at) for part in parts if part in line]


def test_no_template_and_no_code_writes_what_it_counts_as_only_english_does() -> None:
    assert [(file, line, better) for file, line, better in found() if not reasons(file, line)] == []


def test_each_reason_is_still_needed() -> None:
    used = {reason for file, line, _ in found() for reason in reasons(file, line)}

    assert {(at, part) for at, parts in RIGHT.items() for part in parts} == used


@pytest.mark.parametrize(
    "line",
    [
        '{{ "case" if count == 1 else "cases" }}',
        '{{ "s" if cases | length != 1 }}',
        "#let counted(number, one, many) = [#number #if number == 1 { one } else { many }]",
        'f"{number:,} {unit}"',
        '"{:,}".format(growth.arrivals)',
        "#lower(labels.at(key))",
        "{{ scales.effort.label | lower }}",
        'f"{phase}: {scale.label.lower()}"',
        'f"{edition.date:%B %Y}"',
        'edition.date.strftime("%d %b")',
    ],
)
def test_what_only_english_does_is_found(line: str) -> None:
    assert list(english_ways(line))


CASES = {"one": "{n} Fall", "few": "{n} pár", "other": "{n} Fälle"}


@pytest.mark.parametrize(
    ("language", "numbers", "cases", "label"),
    [
        ("en", "2,000", "2,000 Fälle", "effort"),
        ("de", "2.000", "2.000 Fälle", "Effort"),
        ("sk", "2\xa0000", "2\xa0000 Fälle", "effort"),
    ],
)
def test_each_language_writes_numbers_counts_and_labels_in_its_own_way(
    language: str, numbers: str, cases: str, label: str
) -> None:
    with override_language(language, {}):
        assert (number(2000), count_of(CASES, 2000), in_sentence("Effort")) == (numbers, cases, label)
        assert count_of(CASES, 1) == "1 Fall"
        assert in_sentence("EU funds") == "EU funds"
        assert in_sentence("A few").casefold() == "a few"


def test_few_have_a_form_of_their_own_where_a_language_has_it() -> None:
    with override_language("sk", {}):
        assert count_of(CASES, 3) == "3 pár"
