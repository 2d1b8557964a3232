"""Puts another id wherever a record is named: in fields, in links of prose, in pages, and in lists about records."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..edition.command_words import command_text
from ..records.catalogue import Catalogue
from ..records.framework import Framework
from ..records.loader import frozen
from ..records.model import Record, SelfCheck, kind_of
from ..records.model_document import ModelDocument
from ..records.paths import SELF_CHECK_FILE, framework_path, model_path, path_of, set_path
from ..records.references import RECORD_FIELDS, records_named
from ..records.starter_set import StarterSet
from ..records.yaml_writer import write_record
from .changeset import DOCS, UpkeepError

EXCEPTIONS, QUESTIONS = "macros/copyedit/exceptions.yml", "tests/browser/search-questions.tsv"
# Files of code and of tests that may name a record, which only a person can judge.
_SEARCHED = ("docs", "macros", "scripts", "tests")
_SUFFIXES = (".py", ".js", ".yml", ".md", ".j2", ".tsv")


class Swap(NamedTuple):
    """The id of a practice or case that is named so far, and the one that shall be named instead."""

    kind: str
    old: str
    new: str

    @property
    def token(self) -> str:
        """A pattern for the old id where it stands by itself."""
        return rf"(?<![\w-]){re.escape(self.old)}(?![\w-])"


def swapped_record(record: Record, swap: Swap) -> Record:
    """The record with the new id in place of the old one: each once in a list, and never its own."""
    fields = [name for name, named in RECORD_FIELDS[kind_of(record)].items() if named == swap.kind]
    data = _texts(record.model_dump(), lambda text: text.replace(f"({swap.kind}:{swap.old})", _link(swap)))
    own = record.id if kind_of(record) == swap.kind else None
    for name in fields:
        if isinstance(data[name], tuple):
            named = (swap.new if id_ == swap.old else id_ for id_ in data[name])
            data[name] = tuple(id_ for id_ in dict.fromkeys(named) if id_ != own)
        elif data[name] == swap.old:
            data[name] = swap.new
    return type(record).model_validate(frozen(data))


def naming(catalogue: Catalogue, swap: Swap) -> Iterator[Record]:
    """The records that name the old id, in a field or a link."""
    for record in catalogue.records:
        if any((named.kind, named.id) == (swap.kind, swap.old) for named in records_named(record)):
            yield record


def swapped_records(root: Path, catalogue: Catalogue, swap: Swap) -> dict[str, str]:
    """The new text of every record that names the old id. Raises UpkeepError where one is not in canonical form."""
    return {path_of(record): canonical_text(root, record, swap) for record in naming(catalogue, swap)}


def canonical_text(root: Path, record: Record, swap: Swap) -> str:
    """The text of a record with the new id. Raises UpkeepError where its file is not in canonical form yet."""
    require_canonical(root, record)
    return write_record(swapped_record(record, swap))


def require_canonical(root: Path, record: Record) -> None:
    """Raises UpkeepError where the file of a record is not as the writer writes it: the change would not show alone."""
    file = path_of(record)
    if (root / file).read_text("utf-8") != write_record(record):
        raise UpkeepError(command_text("upkeep.canonical", file=file))


def swapped_lists(root: Path, catalogue: Catalogue, swap: Swap, *, frameworks: bool = True) -> dict[str, str]:
    """The new text of self-check, models, sets and frameworks that name the old id, in their own layout."""
    judged: dict[str, SelfCheck | ModelDocument | StarterSet | Framework] = {SELF_CHECK_FILE: catalogue.self_check}
    judged |= {model_path(id_): model for id_, model in catalogue.models.items()}
    judged |= {set_path(id_): found for id_, found in catalogue.starter_sets.items()}
    if frameworks:
        judged |= {framework_path(id_): framework for id_, framework in catalogue.frameworks.items()}
    found = {}
    for file, part in judged.items():
        named = [at for at in records_named(part) if at.kind == swap.kind]
        doubled = {at.where[:-1] for at in named if at.id == swap.new and isinstance(at.where[-1], int)}
        where = {at.where: at.where[:-1] in doubled for at in named if at.id == swap.old}
        if where:
            lines = {catalogue.documents[file].line(place): doubles for place, doubles in where.items()}
            found[file] = _in_lines((root / file).read_text("utf-8"), lines, swap)
    return found


def _in_lines(text: str, numbers: Mapping[int, bool], swap: Swap) -> str:
    """The text with the new id in these lines, counted from 1; where it stands in the list already, without the old."""
    lines: list[str | None] = [*text.split("\n")]
    for number, doubles in numbers.items():
        line = lines[number - 1] or ""
        if not doubles:
            lines[number - 1] = re.sub(swap.token, swap.new, line, count=1)
        elif "[" in line:
            lines[number - 1] = re.sub(rf",\s*{swap.token}|{swap.token},\s*", "", line, count=1)
        else:
            lines[number - 1] = None
    return "\n".join(line for line in lines if line is not None)


def swapped_pages(root: Path, swap: Swap) -> dict[str, str]:
    """The new text of pages of docs/ that lead to the record, and of the lists of exceptions and of questions."""
    pages = {path.relative_to(root).as_posix(): _address(swap) for path in sorted((root / DOCS).rglob("*.md"))}
    folder = "" if swap.kind == "practice" else "cases/"
    lists = {EXCEPTIONS: rf"(record: {folder}){re.escape(swap.old)}(?![\w-])"}
    if swap.kind == "practice":
        lists[QUESTIONS] = rf"([\t|]){re.escape(swap.old)}(?![\w-])"
    found: dict[str, str] = {}
    for file, pattern in {**pages, **lists}.items():
        text = (root / file).read_text("utf-8") if (root / file).is_file() else ""
        changed = re.sub(pattern, rf"\g<1>{swap.new}", text)
        if changed != text:
            found[file] = changed
    return found


def still_named(root: Path, swap: Swap, changed: Mapping[str, str | None]) -> list[str]:
    """The places (`file:line`) outside of practices/ that hold the old id and were not changed."""
    if "-" not in swap.old:
        return []  # a single word is rarely an id
    token = re.compile(swap.token)
    return [
        f"{file}:{number}"
        for file, text in _searched(root)
        if file not in changed and swap.old in text
        for number, line in enumerate(text.split("\n"), 1)
        if token.search(line)
    ]


def _searched(root: Path) -> Iterator[tuple[str, str]]:
    for top in _SEARCHED:
        for path in sorted((root / top).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                yield path.relative_to(root).as_posix(), path.read_text("utf-8", "replace")


def _link(swap: Swap) -> str:
    return f"({swap.kind}:{swap.new})"


def _address(swap: Swap) -> str:
    """A pattern for the address of a page or the link of a record, without its id."""
    return rf"(\b(?:{swap.kind}s/|{swap.kind}:)){re.escape(swap.old)}(?![\w-])"


def _texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item, change) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_texts(item, change) for item in value)
    return change(value) if isinstance(value, str) else value
