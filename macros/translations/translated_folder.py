"""What is wrong in the folder of a language: with its pages, and with what it says of its words."""

from collections.abc import Iterator
from pathlib import Path

from ..edition.languages import LanguageError, language_code
from ..records.paths import search_rules_path
from ..records.problems import Problem, problem_at, quoted
from .search_rules import read_search_rules
from .translated_pages import DOCS, judge_page


def judge_folder(root: Path, folder: Path) -> Iterator[Problem]:
    """Every problem of the files in the folder of a language, or of the folder, if no language has its name."""
    try:
        language = language_code(folder.name)
    except LanguageError as error:
        yield problem_at(folder.relative_to(root).as_posix(), 1, "G001.folder_name", reason=error)
        return
    yield from read_search_rules(root, language).problems
    files = sorted(at for at in folder.rglob("*") if at.is_file() and not at.name.startswith("."))
    for page in (at for at in files if at != root / search_rules_path(language)):
        path, file = page.relative_to(folder), page.relative_to(root).as_posix()
        if page.suffix != ".md" or page.is_symlink() or not (root / DOCS / path).is_file():
            yield problem_at(file, 1, "G001.page", got=quoted(path.as_posix()))
        else:
            yield from judge_page(root, language, path.as_posix())
