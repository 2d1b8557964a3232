"""Pages of docs/ that somebody has translated: how far they are, and what is wrong at their top.

The top of each says of which English page it is the translation, by a mark that changes with that page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ..edition.atomic_write import write_atomically
from ..records.paths import pages_path
from ..records.problems import Problem, problem_at, quoted
from ..records.yaml_reader import Document, read_head
from .matching import State

MARK = "english"
"""The key of the mark at the top of a translated page, which `make translations` writes."""
DOCS = "docs"


def judge_page(root: Path, language: str, path: str) -> Iterator[Problem]:
    """What is wrong at the top of a page, by its path in docs/; a warning where its English has changed since.

    It must say its title, and a description where the English page has one.
    """
    file, english = f"{pages_path(language)}/{path}", root / DOCS / path
    head, of_english = read_head(root / file, file), _head(english)
    if isinstance(head, Problem):
        yield head
        return
    is_described = isinstance(of_english, Document) and "description" in of_english.data
    for key in ("title", "description") if is_described else ("title",):
        text = head.data.get(key)
        if not (isinstance(text, str) and text.strip()):
            yield problem_at(file, head.line((key,)), "G001.says", key=key, got=quoted("" if text is None else text))
    mark, wanted = str(head.data.get(MARK, "")), _mark_of(english)
    if mark not in ("", wanted):
        told = {"page": f"{DOCS}/{path}", "wanted": wanted, "got": quoted(mark), "language": language}
        yield replace(problem_at(file, head.line((MARK,)), "G006.page", **told), severity="warning")


def states_of_pages(root: Path, language: str) -> Mapping[str, State]:
    """How far each page of docs/ is in a language, by its path there."""
    docs, folder = root / DOCS, root / pages_path(language)
    paths = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return {path: _state(folder / path, docs / path) for path in paths}


def mark_pages(root: Path, language: str) -> None:
    """Write its mark into every translated page that has none, as the first line of its head."""
    folder = root / pages_path(language)
    for page in sorted(folder.rglob("*.md")):
        english = root / DOCS / page.relative_to(folder)
        if page.is_symlink() or not english.is_file():
            continue
        head = _head(page)
        if isinstance(head, Document) and MARK not in head.data:
            top, rest = page.read_bytes().split(b"\n", 1)
            line_end = b"\r\n" if top.endswith(b"\r") else b"\n"
            write_atomically(page, top + b"\n" + f'{MARK}: "{_mark_of(english)}"'.encode() + line_end + rest)


def _state(page: Path, english: Path) -> State:
    if not page.is_file():
        return "missing"
    head = _head(page)
    mark = head.data.get(MARK) if isinstance(head, Document) else None
    return "current" if mark in (None, _mark_of(english)) else "outdated"


def _head(page: Path) -> Document | Problem:
    return read_head(page, page.name)


def _mark_of(english: Path) -> str:
    """The mark of an English page: eight signs of its checksum."""
    return sha256(english.read_text("utf-8-sig").encode()).hexdigest()[:8]
