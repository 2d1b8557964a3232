"""Whether each language that mkdocs.yml opens to readers has all that it needs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..edition.settings import SETTINGS_FILE, SettingsError, open_languages
from ..records.catalogue import Catalogue
from ..records.paths import translation_path
from ..records.problems import Problem, problem_at
from .language_file import translations_of
from .matching import Translation, matches_of
from .progress import progress
from .word_texts import word_matches


def judge_open_languages(root: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Every language that is open without a file, or without each text that readers need from the first day."""
    try:
        languages = open_languages(root)
    except SettingsError as error:
        yield Problem(SETTINGS_FILE, 1, "G005", str(error).removeprefix(f"{SETTINGS_FILE}: "))
        return
    for language in languages:
        file, found = translation_path(language), translations_of(root, language, catalogue)
        if found is None:
            yield problem_at(SETTINGS_FILE, 1, "G005.no_file", file=file, language=language)
        else:
            yield from _missing(catalogue, found.entries, language, file)


def _missing(catalogue: Catalogue, entries: Sequence[Translation], language: str, file: str) -> Iterator[Problem]:
    done = progress(catalogue, matches_of(catalogue, entries).found, word_matches(entries).found)["required"]
    if left := done.texts - done.current:
        yield problem_at(file, 1, "G005.left", left=left, texts=done.texts, language=language)
