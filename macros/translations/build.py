"""The Catalogue of a build in another language, from the file of its translations."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..edition.languages import PSEUDO
from ..records.catalogue import Catalogue
from ..records.paths import translation_path
from ..records.problems import Problem
from .judge import judge
from .localize import localize
from .matching import Entry
from .po_file import read
from .renew import pseudo_entry
from .source_texts import source_texts


class TranslationError(ValueError):
    """A language cannot be built; the message says why, with the lines of its file."""


def translated(root: Path, catalogue: Catalogue, language: str, today: date) -> Catalogue:
    """The catalogue in a language, English where nobody has translated it; the pseudo-language needs no file.

    Raises TranslationError where there is no file of the language, or something in it is wrong.
    """
    file = translation_path(language)
    if language == PSEUDO:
        return localize(catalogue, map(pseudo_entry, source_texts(catalogue)), language, file).catalogue
    entries = _entries(root, language, file)
    if problems := judge(catalogue, entries, language, file, today):
        raise _error(problems)
    return localize(catalogue, entries, language, file).catalogue


def _entries(root: Path, language: str, file: str) -> Sequence[Entry]:
    if not (root / file).is_file():
        raise TranslationError(f"{file} must be there; 'make translations LANG={language}' begins it")
    found = read(root / file, file)
    if found.problems:
        raise _error(found.problems)
    return found.entries


def _error(problems: Sequence[Problem]) -> TranslationError:
    return TranslationError("The translations have problems:\n" + "\n".join(at.as_text() for at in problems))
