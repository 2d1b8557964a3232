"""What is wrong with a catalogue of translations: what no record may say, and links that went away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..edition.languages import LanguageError, language_code
from ..records import markdown
from ..records.catalogue import Catalogue
from ..records.paths import TRANSLATIONS_FOLDER
from ..records.problems import Problem, problem_at, quoted
from ..records.validate import problems_of
from ..records.yaml_reader import Document
from .localize import Localized, localize
from .matching import Match, Translation, matches_of
from .po_file import read
from .source_texts import SourceText
from .stale import stale_entries
from .translated_folder import judge_folder
from .word_texts import other_forms, other_places, word_matches

# Rules on what is English only: the name and key of a list, and numbers as English writes them, such as 2,000.
_OF_ENGLISH = ("V003", "V006")


def judge_files(root: Path, catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every problem of the catalogues of translations of a root whose records have none."""
    folder = root / TRANSLATIONS_FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        file = path.relative_to(root).as_posix()
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from judge_folder(root, path)
            continue
        if path.suffix != ".po" or path.is_symlink():
            yield problem_at(file, 1, "G001.no_po")
            continue
        try:
            language = language_code(path.stem)
        except LanguageError as error:
            yield problem_at(file, 1, "G001.file_name", reason=error)
            continue
        found = read(path, file)
        yield from found.problems or judge(catalogue, found.entries, language, file, today)


def judge(
    catalogue: Catalogue, entries: Sequence[Translation], language: str, file: str, today: date
) -> Sequence[Problem]:
    """Every problem of translations of a catalogue without problems, sorted; `file` is their path in messages."""
    localized = localize(catalogue, entries, language, file)
    records, words = matches_of(catalogue, entries), word_matches(entries)
    found = [*localized.problems, *_other_links(records.found, file), *other_places(words.found, language, file)]
    found += other_forms(words.found, language, file)
    for matches in (records, words):
        found += stale_entries(entries, matches, language, file)
    found += _of_rules(catalogue, localized, file, today)
    return sorted(set(found))


def _other_links(matches: Sequence[Match[SourceText]], file: str) -> Iterator[Problem]:
    """Translations that do not lead where the English does."""
    for source, entry in matches:
        if source.field.kind == "prose" and entry.state == "current":
            wanted, got = _targets(source.english), _targets(entry.text)
            if lost := [*(wanted - got)]:
                yield problem_at(file, entry.line, "G002.lost", got=quoted(lost[0]), link=lost[0])
            elif more := [*(got - wanted)]:
                yield problem_at(file, entry.line, "G002.more", got=quoted(more[0]))


def _targets(text: str) -> Counter[str]:
    return Counter(link.text for link in markdown.links(text))


def _of_rules(catalogue: Catalogue, localized: Localized, file: str, today: date) -> Iterator[Problem]:
    """What the rules for records say of the translated ones, at the lines of the translations."""
    documents = {path: Document(path, {}, dict(lines)) for path, lines in localized.lines.items()}
    before = {(p.file, p.code, p.message) for p in problems_of(replace(catalogue, documents={}), today)}
    for problem in problems_of(replace(localized.catalogue, documents=documents), today):
        if problem.code not in _OF_ENGLISH and (problem.file, problem.code, problem.message) not in before:
            yield replace(problem, file=file)
