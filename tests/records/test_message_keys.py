"""Every message of messages.yml is told by some rule, and every message that code asks for stands there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from broken import SOUND, TODAY, root_for

from macros.edition.languages import PSEUDO
from macros.edition.words import override_language
from macros.records.messages import MESSAGES_FILE, said, sentence_of, wording
from macros.records.validate import load_catalogue, validate
from macros.translations.build import translated

ROOT = Path(__file__).parents[2]
CODE = "".join(path.read_text("utf-8") for path in (ROOT / "macros").rglob("*.py"))
# A key in a string, such as "P007.order" or f"L002.{kind}".
_KEY = re.compile(r'"((?:[A-Z]\d{3}|any)(?:\.(?:\w|\{[^}]+\}|\.)+)?)"')
MESSAGES: Mapping[str, Any] = yaml.safe_load(MESSAGES_FILE.read_text("utf-8"))
# Texts by the names of keys, which are asked for as a whole.
WHOLE = ("F001.elsewhere", "C003.mistakes")
ASKED = {key for key in _KEY.findall(CODE) if key.partition(".")[0] in MESSAGES}


def keys() -> Iterator[str]:
    """Every key by which a message or a text can be asked for."""
    for code, texts in MESSAGES.items():
        if "message" in texts:
            yield code
        yield from keys_below(code, {key: text for key, text in texts.items() if key not in ("rule", "message", "tip")})


def keys_below(key: str, texts: Mapping[str, Any]) -> Iterator[str]:
    for name, text in texts.items():
        if isinstance(text, str) or "message" in text:
            yield f"{key}.{name}"
        else:
            yield from keys_below(f"{key}.{name}", text)


def pattern(asked: str) -> str:
    """What an asked key fits, whatever is filled into its braces."""
    return re.sub(r"\\\{.*?\\\}", r"\\w+", re.escape(asked))


def test_every_message_is_asked_for() -> None:
    asked = re.compile("|".join(pattern(key) for key in ASKED))

    assert [key for key in keys() if not asked.fullmatch(key) and not key.startswith(WHOLE)] == []


def test_every_key_that_code_asks_for_is_there() -> None:
    there = [*keys(), *MESSAGES, *WHOLE]

    assert [key for key in ASKED if not any(re.fullmatch(pattern(key), one) for one in there)] == []


def test_a_message_that_is_not_there_and_a_place_that_is_not_filled_are_errors() -> None:
    with pytest.raises(KeyError):
        said("P001.other")
    with pytest.raises(KeyError):
        said("P001")
    with pytest.raises(KeyError):
        wording("Z999")


def test_the_check_speaks_a_language(tmp_path: Path) -> None:
    root = root_for("P001", tmp_path)
    english = validate(root, TODAY).problems
    words = translated(root, load_catalogue(SOUND, TODAY), PSEUDO, TODAY).words
    with override_language(PSEUDO, words):
        told = validate(root, TODAY).problems
        assert sentence_of("P001").startswith("Ȧ pųbļïṡḣėḋ pṙȧĉṫïĉė")

    assert [(one.file, one.line, one.code) for one in told] == [(one.file, one.line, one.code) for one in english]
    assert told[0].message == "ȧ pųbļïṡḣėḋ pṙȧĉṫïĉė mųṡṫ ḣȧvė 'delivery'; ġȯṫ ṅȯṅė"
