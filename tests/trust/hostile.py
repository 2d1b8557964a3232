"""Hostile records: the texts of tests/fixtures/hostile put into every field of a practice, a case and a vocabulary."""

import copy
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.edition.settings import edition_of
from macros.pages.site import Site
from macros.records.cache import CachedFile, RecordCache
from macros.records.fields import load_fields
from macros.records.validate import ValidationReport, validate

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures"
HOSTILE = FIXTURES / "hostile"
TODAY = date(2030, 1, 1)
MARK = "pa0"
KINDS = {(key.partition(".")[2], field.kind) for key, field in load_fields().items()}
PROSE_FIELDS = frozenset(name for name, kind in KINDS if kind == "prose")
NOT_TEXT = frozenset(name for name, _ in KINDS) - {n for n, kind in KINDS if kind in ("text", "prose", "group")}

Edit = Callable[[str, bool], str]


def payloads() -> Sequence[str]:
    """Every hostile text."""
    families = yaml.safe_load((HOSTILE / "payloads.yml").read_text(encoding="utf-8"))
    return [text for family in families.values() for text in family]


def changed(data: Any, edit: Edit, name: str = "") -> Any:
    """A record with every text passed through `edit(text, is_prose)`; keys, ids and addresses stay."""
    if isinstance(data, dict):
        return {key: value if key in NOT_TEXT else changed(value, edit, key) for key, value in data.items()}
    if isinstance(data, list):
        return [changed(item, edit, name) for item in data]
    return edit(data, name in PROSE_FIELDS) if isinstance(data, str) else copy.copy(data)


@dataclass(frozen=True)
class Poisoned:
    """A payload in a practice and a case, and what the checker says of it in plain texts and in prose."""

    payload: str
    number: int
    refused: bool
    refused_in_prose: bool

    @property
    def name(self) -> str:
        """The id of both records."""
        return f"hostile-{self.number:02}"


def empty_root(root: Path) -> Path:
    """A root with the vocabulary of the checkout, our settings, and no record."""
    (root / "practices/cases").mkdir(parents=True)
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("macros", "docs"):
        (root / name).symlink_to(ROOT / name)
    return root


def write_pair(root: Path, name: str, edit: Edit) -> None:
    """Write one practice and one case in which every text is edited."""
    practice, case = _record("practice"), {**_record("case"), "practices": [name]}
    _write(root / f"practices/{name}.yml", changed(practice, edit))
    _write(root / f"practices/cases/{name}.yml", changed(case, edit))


@cache
def _record(kind: str) -> Any:
    """The record into which texts are put; `changed` makes another of it."""
    return yaml.safe_load((HOSTILE / f"{kind}.yml").read_text(encoding="utf-8"))


def poison(root: Path) -> Iterator[Poisoned]:
    """Write a pair for each payload that the checker lets pass, in prose too or in plain texts only.

    Each is judged by itself, in a root beside; the test that all of them are judged together comes after.
    """
    trial, files = empty_root(root.with_name(f"{root.name}-trial")), dict[Path, CachedFile]()
    for number, payload in enumerate(payloads()):
        refused = {}
        for prose in (True, False):
            write_pair(trial, f"hostile-{number:02}", _with(payload, number, prose))
            refused[prose] = [p for p in judged(trial, files).problems if f"hostile-{number:02}" in p.file]
            if not refused[prose]:
                break
        for name in (f"practices/hostile-{number:02}.yml", f"practices/cases/hostile-{number:02}.yml"):
            if not refused[prose]:
                shutil.copy(trial / name, root / name)
            (trial / name).unlink()
        yield Poisoned(payload, number, bool(refused.get(False)), bool(refused[True]))


def _with(payload: str, number: int, prose: bool) -> Edit:
    def edit(text: str, is_prose: bool) -> str:
        return f"{text} {number}" if is_prose and not prose else f"{payload} {text} {number}"

    return edit


def judged(root: Path, files: dict[Path, CachedFile] | None = None) -> ValidationReport:
    """What the checker says of a root. `files` keeps what was read: given again, only files that changed are read."""
    return validate(root, TODAY, RecordCache({} if files is None else files))


def site_of(root: Path) -> Site:
    """The site of a root, whatever the checker says."""
    catalogue = judged(root).catalogue
    return Site(catalogue, edition_of(ROOT, catalogue), today=TODAY)


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
