"""Every text of command_words.yml is told by some command, and every text that a command tells stands there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.edition.command_words import WORDS_FILE, command_text, with_tip
from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.edition.words import override_language
from macros.translations.build import translated_words

ROOT = Path(__file__).parents[2]
CODE = "".join(path.read_text("utf-8") for top in ("macros", "scripts") for path in (ROOT / top).rglob("*.py"))
ASKED = frozenset(re.findall(r'"((?:common|check|format|translations|take|upkeep)\.(?:\w|\.|\{[^}]+\})+)"', CODE))
# What is asked for by a key that is chosen among some.
CHOSEN = re.compile(r'command_text\(\s*f"([\w.]+\.)\{')


def keys(texts: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The key of every text, where what is counted is one."""
    for name, found in texts.items():
        if isinstance(found, str) or "one" in found:
            yield f"{above}{name}"
        else:
            yield from keys(found, f"{above}{name}.")


def test_every_text_is_told_and_every_text_that_is_told_is_there() -> None:
    there = set(keys(yaml.safe_load(WORDS_FILE.read_text("utf-8"))))
    asked = {key for key in ASKED if "{" not in key}
    groups = tuple(CHOSEN.findall(CODE))

    assert {key for key in there - asked if not key.startswith(groups)} == set()
    assert asked <= there


def test_what_is_counted_has_its_form_and_numbers_are_written_as_the_language_does() -> None:
    assert [command_text("check.cases", n=n) for n in (1, 2, 1234)] == ["1 case", "2 cases", "1,234 cases"]
    with override_language(PSEUDO, translated_words(ROOT, PSEUDO)):
        assert command_text("check.cases", n=2) == accented("2 cases")


def test_a_tip_stands_behind_a_refusal_only_where_there_is_one() -> None:
    assert (with_tip("No", "yes?"), with_tip("No", "")) == ("No - yes?", "No")


def test_a_place_that_is_not_filled_is_an_error() -> None:
    with pytest.raises(KeyError):
        command_text("take.written")
