"""What is wrong with pages of docs/ that somebody has translated: their place, and what they say at their top."""

from collections.abc import Iterator
from pathlib import Path

from ..edition.languages import LanguageError, language_code
from ..records.problems import Problem, problem_at, quoted
from ..records.yaml_reader import read_head


def judge_pages(root: Path, folder: Path) -> Iterator[Problem]:
    """Every problem of the pages in the folder of a language, or of the folder, if no language has its name."""
    try:
        language_code(folder.name)
    except LanguageError as error:
        yield problem_at(folder.relative_to(root).as_posix(), 1, "G001.folder_name", reason=error)
        return
    for page in sorted(page for page in folder.rglob("*") if page.is_file() and not page.name.startswith(".")):
        path, file = page.relative_to(folder), page.relative_to(root).as_posix()
        if page.suffix != ".md" or page.is_symlink() or not (root / "docs" / path).is_file():
            yield problem_at(file, 1, "G001.page", got=quoted(path.as_posix()))
        else:
            yield from _of_head(page, file)


def _of_head(page: Path, file: str) -> Iterator[Problem]:
    """A head that cannot be read, or that does not say the title, under which the page stands in lists."""
    head = read_head(page, file)
    if isinstance(head, Problem):
        yield head
        return
    title = head.data.get("title")
    if not isinstance(title, str) or not title.strip():
        yield problem_at(file, head.line(("title",)), "G001.title", got=quoted("" if title is None else title))
