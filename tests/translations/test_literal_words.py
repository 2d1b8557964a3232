"""No template, no script and no rule holds words of readers, but those on a list with reasons."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from .literal_words import found, in_python, in_script, in_template, in_typst

_REASONS = yaml.safe_load(Path(__file__).with_name("literal_words.yml").read_text("utf-8"))
ALLOWED = {(file, text) for files in _REASONS.values() for file, texts in files.items() for text in texts}
# For all that stands in a file.
ALL = "*"


@pytest.fixture(scope="module")
def there() -> set[tuple[str, str]]:
    return set(found())


def test_words_stand_in_files_of_words_and_not_in_templates_and_scripts(there: set[tuple[str, str]]) -> None:
    assert sorted((file, text) for file, text in there - ALLOWED if (file, ALL) not in ALLOWED) == []


def test_each_reason_is_still_needed(there: set[tuple[str, str]]) -> None:
    files = {file for file, _ in there}

    assert {(file, text) for file, text in ALLOWED if text != ALL} <= there
    assert {file for file, text in ALLOWED if text == ALL} <= files


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (in_template, "<p>{{ x }} practices fit</p>", ["practices fit"]),
        (in_template, '<a aria-label="Find a case" class="find case">{{ x }}</a>', ["Find a case"]),
        (in_template, '{{ checks("Has a case from", "country", of="x") }}', ["Has a case from"]),
        (in_template, '{# Words #}{% if x == "draft" %}<b class="A b">{{ say("a.b") }}</b>&nbsp;{% endif %}', []),
        (in_script, 'PA.announce("Your plan is empty.");', ["Your plan is empty."]),
        (in_script, "const text = `${n} more practices`; // some words of ours", ["0 more practices"]),
        (in_script, 'el("button", { type: "button", onclick: clear }, "Clear")', ["Clear"]),
        (in_script, 'PA.one("[data-plan-items] .pa-item", root); /* A comment. */', []),
        (in_typst, "text(size: 9pt)[Read a second time]", ["Read a second time"]),
        (in_typst, 'heading("What it takes")', ["What it takes"]),
        (in_python, 'yield Finding(where, f"{name} must be given; got {got}")', ["0 must be given; got 0"]),
        (
            in_python,
            'parser.add_argument("x", help="the folder of records"); tell("the folder is empty")',
            ["the folder is empty"],
        ),
        (in_python, 'def ask():\n    """A sentence for developers."""\n    return said("P001.other", name="x")', []),
        (in_typst, "[#words.title #number] // a comment with words", []),
    ],
)
def test_words_are_found_where_they_stand(kind: Callable[[str], Iterator[str]], text: str, words: list[str]) -> None:
    assert list(kind(text)) == words
