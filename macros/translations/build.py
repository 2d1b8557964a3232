"""The Catalogue of a build in another language, from the file of its translations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..edition.edition import Edition
from ..edition.languages import language_code
from ..edition.settings import edition_of
from ..edition.words import Words, override_language
from ..records.catalogue import Catalogue
from ..records.paths import translation_path
from ..records.problems import Problem
from .judge import judge
from .language_file import translations_of
from .localize import localize
from .matching import Translation
from .search_rules import read_search_rules, with_search_rules
from .word_files import SEARCH_FILE
from .word_texts import word_matches, words_in


class TranslationError(ValueError):
    """A language cannot be built; the message says why, with the lines of its file."""


class Translated(NamedTuple):
    """The catalogue in a language, and the files of words by their paths."""

    catalogue: Catalogue
    words: Mapping[Path, Words]


def translated(root: Path, catalogue: Catalogue, language: str, today: date) -> Translated:
    """Records and words in a language, English where nobody has translated them; the pseudo-language needs no file.

    Raises TranslationError where there is no file of the language, or something in it is wrong.
    """
    file, entries = translation_path(language), _entries(root, language, catalogue)
    told = judge(catalogue, entries, language, file, today)
    if problems := [problem for problem in told if problem.severity == "error"]:
        raise _error(problems)
    found = read_search_rules(root, language)
    if found.problems:
        raise _error(found.problems)
    words = dict(words_in(language, word_matches(entries).found))
    words[SEARCH_FILE] = with_search_rules(words[SEARCH_FILE], found.rules)
    return Translated(localize(catalogue, entries, language, file).catalogue, words)


@contextmanager
def in_language(root: Path, catalogue: Catalogue, language: str, today: date) -> Iterator[tuple[Catalogue, Edition]]:
    """Catalogue and edition of a root in a language, or without one in its own; outputs use its words in the block.

    Raises TranslationError or SettingsError.
    """
    if not language:
        yield catalogue, edition_of(root, catalogue)
        return
    found = translated(root, catalogue, language, today)
    with override_language(language, found.words):
        yield found.catalogue, edition_of(root, catalogue).in_language(language)


@contextmanager
def speaking(root: Path, language: str) -> Iterator[Callable[[Catalogue], Catalogue]]:
    """The language in which a command speaks in the block, or without one English; it gives what puts records into it.

    Raises LanguageError or TranslationError.
    """
    if not language:
        yield lambda catalogue: catalogue
        return
    with override_language(language_code(language), translated_words(root, language)):
        file = translation_path(language)
        yield lambda catalogue: localize(catalogue, _entries(root, language, catalogue), language, file).catalogue


def translated_words(root: Path, language: str) -> Mapping[Path, Words]:
    """The files of words alone, whatever the records say. Raises TranslationError as `translated` does."""
    return words_in(language, word_matches(_entries(root, language)).found)


def _entries(root: Path, language: str, catalogue: Catalogue | None = None) -> Sequence[Translation]:
    """The translations into a language, of words alone without a catalogue."""
    found = translations_of(root, language, catalogue)
    if found is None:
        file = translation_path(language)
        raise TranslationError(f"{file} must be there; 'make translations LANG={language}' begins it")
    if found.problems:
        raise _error(found.problems)
    return found.entries


def _error(problems: Sequence[Problem]) -> TranslationError:
    return TranslationError("The translations have problems:\n" + "\n".join(at.as_text() for at in problems))
