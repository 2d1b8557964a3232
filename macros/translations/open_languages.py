"""Whether each language that mkdocs.yml opens to readers has all that it needs."""

from collections.abc import Iterator
from pathlib import Path

from ..edition.languages import PSEUDO_LANGUAGES
from ..edition.settings import SETTINGS_FILE, SettingsError, open_languages
from ..records.catalogue import Catalogue
from ..records.paths import translation_path
from ..records.problems import Problem, problem_at
from .matching import matches_of
from .po_file import read
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
        file = translation_path(language)
        if language in PSEUDO_LANGUAGES:
            continue  # which is made, and always whole
        if not (root / file).is_file():
            yield problem_at(SETTINGS_FILE, 1, "G005.no_file", file=file, language=language)
        else:
            yield from _missing(root, catalogue, language, file)


def _missing(root: Path, catalogue: Catalogue, language: str, file: str) -> Iterator[Problem]:
    entries = read(root / file, file).entries
    done = progress(catalogue, matches_of(catalogue, entries).found, word_matches(entries).found)["required"]
    if left := done.texts - done.current:
        yield problem_at(file, 1, "G005.left", left=left, texts=done.texts, language=language)
