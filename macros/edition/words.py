"""The words of the interface: the current language, the files of words in it, and their plural forms."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..records.fields import FIELDS_FILE, set_field_words
from ..records.messages import MESSAGES_FILE, set_message_words
from ..records.yaml_reader import parse_yaml
from .languages import ENGLISH
from .plurals import plural_form

Words = Mapping[str, Any]


@dataclass
class _Current:
    """The language of a build, and the files of words that are translated into it, by their paths."""

    language: str = ENGLISH
    files: Mapping[Path, Words] = field(default_factory=dict)


_CURRENT = _Current()


def set_language(language: str = ENGLISH, files: Mapping[Path, Words] | None = None) -> None:
    """Set the language of this process and its files of words, for all texts from now on; without one, English."""
    _CURRENT.language, _CURRENT.files = language, files or {}
    by_name = {path.name: words for path, words in _CURRENT.files.items()}
    set_field_words(by_name.get(FIELDS_FILE.name))
    set_message_words(by_name.get(MESSAGES_FILE.name))


def current_language() -> str:
    """The language that was set for this process."""
    return _CURRENT.language


@contextmanager
def override_language(language: str, files: Mapping[Path, Words]) -> Iterator[None]:
    """Set the language and its files of words within a block, and English after it."""
    set_language(language, files)
    try:
        yield
    finally:
        set_language()


def read_words(file: Path) -> Words:
    """Every text of a YAML file by its key; what is counted has a form for `one` and one for `many`.

    In a translation it has the forms of that language, as `plurals.py` names them.
    """
    return _CURRENT.files.get(file) or english_words(file)


@cache
def english_words(file: Path) -> Words:
    """Every text of a YAML file in English."""
    return dict(parse_yaml(file.read_text("utf-8"), file.name).data)


def text_at(words: Words, key: str, places: Mapping[str, object]) -> str:
    """The text at a key such as `case.place`, with its places in braces; `n` chooses between forms.

    Raises KeyError where there is no such text, or what is counted has no `n`.
    """
    found: Any = words
    for name in key.split("."):
        found = found[name]
    return found if isinstance(found, str) else counted(found, places["n"])


def counted(forms: Mapping[str, str], number: object) -> str:
    """The form of a text for a number."""
    form = plural_form(_CURRENT.language, number) if isinstance(number, int) else "other"
    return forms[form] if form in forms else forms.get("other") or forms["many"]
