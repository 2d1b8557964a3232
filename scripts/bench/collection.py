"""A synthetic collection: valid records of a natural size, the same bytes for the same seed and root.

The vocabulary, the pages of docs/ and the code are those of the root. Each record has the shape of a real one, and
its words come from all of them, as often as they stand there, so that files, pages and the search index are parsed,
laid out and packed as real ones are.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.records.paths import CASES_FOLDER, RECORDS_FOLDER, SELF_CHECK, VOCABULARY_FOLDER
from macros.records.text_fields import texts_of

from .synthetic_records import SyntheticRecords

CASES_EACH = 2
CODE = ("mkdocs.yml", "docs", "macros")
_SKIPPED = shutil.ignore_patterns("__pycache__")
_WORD = re.compile(r"\b[a-z]{2,}\b")


@dataclass(frozen=True)
class Size:
    """The number of records of a collection."""

    practices: int

    @property
    def cases(self) -> int:
        """The number of cases: a fixed number for each practice."""
        return self.practices * CASES_EACH

    @property
    def records(self) -> int:
        """Practices and cases together."""
        return self.practices + self.cases


def copy_root(root: Path, target: Path) -> None:
    """Copy a root with all its records into the folder `target`, which must not exist."""
    _copy(root, target, (*CODE, RECORDS_FOLDER))


def make_root(root: Path, target: Path, size: Size, seed: int) -> None:
    """Write a root with a synthetic collection into the folder `target`, which must not exist."""
    _copy(root, target, (*CODE, VOCABULARY_FOLDER))
    (target / CASES_FOLDER).mkdir(parents=True)
    for file, record in records(root, size, seed):
        (target / file).write_text(as_yaml(record), encoding="utf-8", newline="\n")


def records(root: Path, size: Size, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record of the collection with its path, relative to the root."""
    catalogue = Loader(root).load()
    named = _pages(root)
    models = _in_order(catalogue.practices, named)
    practices = _ids(models, "practice", size.practices)
    cases = _ids(_in_order(catalogue.cases, named), "case", size.cases)
    made = SyntheticRecords(Random(seed), words(catalogue), catalogue, models, practices)  # noqa: S311 - not for secrets
    for place, id_ in enumerate(practices):
        yield f"{RECORDS_FOLDER}/{id_}.yml", made.practice(place)
    for place, id_ in enumerate(cases):
        yield f"{CASES_FOLDER}/{id_}.yml", made.case(*divmod(place, CASES_EACH))
    yield f"{RECORDS_FOLDER}/{SELF_CHECK}.yml", made.self_check()


def words(catalogue: Catalogue) -> tuple[str, ...]:
    """The words of all prose of a collection, each as often as it occurs, in small letters."""
    found: list[str] = []
    for record in catalogue.records:
        for text in texts_of(record):
            if text.is_prose:
                found += _WORD.findall(text.value)
    return tuple(found)


def as_yaml(record: dict[str, Any]) -> str:
    """A record as its author would have saved it, prose in literal blocks."""
    return str(yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100))


def _copy(root: Path, target: Path, names: Sequence[str]) -> None:
    for name in names:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=_SKIPPED)
        elif (root / name).is_file():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, target / name)


def _in_order(known: Iterable[str], named: str) -> Sequence[str]:
    """The ids of the root, first those that a page of docs/ names."""
    return sorted(known, key=lambda id_: (id_ not in named, id_))


def _ids(known: Sequence[str], kind: str, count: int) -> Sequence[str]:
    """The ids of a collection: those of the root as far as they go, then numbered ones."""
    return [*known[:count], *(f"{kind}-{number:05}" for number in range(len(known) + 1, count + 1))]


def _pages(root: Path) -> str:
    """The text of everything that may name a record: pages, and the examples of macros."""
    files = [*sorted((root / "docs").rglob("*.md")), *sorted((root / "macros").rglob("*.py"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class _Dumper(yaml.CSafeDumper):
    """Writes text of several lines as a literal block, and everything in full."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as PyYAML calls it
        """No value is written as a mark for another, since records may not hold such marks."""
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
