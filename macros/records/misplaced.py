"""Files that lie in the wrong place: a case among the practices, a folder among records, a name with another ending."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .messages import Said, said, wording
from .model import Case, Practice, RecordKind
from .paths import CASES_FOLDER, RECORDS_FOLDER

_FIELDS = {"practice": frozenset(Practice.model_fields), "case": frozenset(Case.model_fields)}
_FOLDERS = {"practice": RECORDS_FOLDER, "case": CASES_FOLDER}
# So many fields of the other kind are no slip of the pen.
_ENOUGH = 3


def misplaced(kind: RecordKind, data: Mapping[str, Any]) -> Said | None:
    """What to say of a record whose fields are those of the other kind, and what to do; None where it lies right."""
    other = "case" if kind == "practice" else "practice"
    of_other, own = data.keys() & _FIELDS[other] - _FIELDS[kind], data.keys() & _FIELDS[kind] - _FIELDS[other]
    if len(of_other) < _ENOUGH or len(own) >= len(of_other):
        return None
    return said(f"S004.{kind}", folder=_FOLDERS[other])


def better_place(path: Path, folder: str) -> str:
    """What to do with something in a folder of records that is no record."""
    if path.is_dir():
        return wording("S003.folder", folder=folder)
    name = path.name.lower()
    stem = next((name.removesuffix(end) for end in (".yml.txt", ".yaml.txt", ".yaml") if name.endswith(end)), "")
    return wording("S003.rename", name=stem) if stem else ""
