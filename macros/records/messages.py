"""What the check says of rules and of problems, from messages.yml: code names a key and fills its places."""

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from pathlib import Path
from typing import Any, NamedTuple

import yaml

MESSAGES_FILE = Path(__file__).with_name("messages.yml")
_CURRENT: dict[str, Any] = {}


class Said(NamedTuple):
    """What must hold and what stands there, and how to mend it; the tip may be empty."""

    message: str
    tip: str = ""


def said(key: str, /, **places: object) -> Said:
    """The message and the tip at a key such as `P001` or `P007.order`, with their places filled.

    Raises KeyError where there is no such message, or a place is not filled.
    """
    found = _at(key)
    if isinstance(found, str):
        return Said(found.format(**places))
    return Said(found["message"].format(**places), found.get("tip", "").format(**places))


def wording(key: str, /, **places: object) -> str:
    """The text at a key such as `L001.write` with its places filled. Raises KeyError as `said` does."""
    return str(_at(key)).format(**places)


def texts_at(key: str) -> Mapping[str, Any]:
    """All texts below a key. Raises KeyError where there are none."""
    found: Mapping[str, Any] = _at(key)
    return found


def joined(key: str, texts: Iterable[str]) -> str:
    """Some texts as one, two by two, as the text at a key has {one} and {other}; there must be one at least."""
    return reduce(lambda one, other: wording(key, one=one, other=other), texts)


def sentence_of(code: str) -> str:
    """What a rule asks for, as the guide says it. Raises KeyError for an unknown code."""
    sentence: str = _at(f"{code}.rule")
    return sentence


def codes() -> tuple[str, ...]:
    """The code of every rule, in the order of the file."""
    return tuple(key for key, texts in _english().items() if "rule" in texts)


def set_message_words(words: Mapping[str, Any] | None) -> None:
    """Set the texts of a translated messages.yml for all messages from now on; without one, English."""
    _CURRENT.clear()
    _CURRENT.update(words or {})


def _at(key: str) -> Any:
    found: Any = _CURRENT or _english()
    for name in key.split("."):
        found = found[name]
    return found


@cache
def _english() -> Mapping[str, Any]:
    texts: Mapping[str, Any] = yaml.load(MESSAGES_FILE.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - only texts
    return texts
