"""Files of words that readers meet: how they are read, in which language, and which form of a text is meant."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..records.fields import speak_fields
from ..records.yaml_reader import parse_yaml
from .languages import ENGLISH
from .plurals import plural_form

Words = Mapping[str, Any]


@dataclass
class _Spoken:
    """The language of a build, and the files of words that are translated into it, by their paths."""

    language: str = ENGLISH
    files: Mapping[Path, Words] = field(default_factory=dict)


_SPOKEN = _Spoken()
_FIELDS = "fields.yml"


def speak(language: str = ENGLISH, files: Mapping[Path, Words] | None = None) -> None:
    """Let all outputs of this process use words in a language, as a build does; without one, those in English."""
    _SPOKEN.language, _SPOKEN.files = language, files or {}
    speak_fields(next((words for path, words in _SPOKEN.files.items() if path.name == _FIELDS), None))


def spoken_language() -> str:
    """The language that all outputs of this process use."""
    return _SPOKEN.language


@contextmanager
def spoken(language: str, files: Mapping[Path, Words]) -> Iterator[None]:
    """Use words in a language within a block."""
    speak(language, files)
    try:
        yield
    finally:
        speak()


def read_words(file: Path) -> Words:
    """Every text of a YAML file by its key; what is counted has a form for `one` and one for `many`.

    In a translation it has the forms of that language, as `plurals.py` names them.
    """
    return _SPOKEN.files.get(file) or english_words(file)


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
    form = plural_form(_SPOKEN.language, number) if isinstance(number, int) else "other"
    return forms[form] if form in forms else forms.get("other") or forms["many"]
