"""Renames a record, and retires one."""

from collections.abc import Sequence
from pathlib import Path

from ..edition.command_words import command_text, with_tip
from ..records.catalogue import Catalogue
from ..records.ids import id_from
from ..records.messages import wording
from ..records.model import Practice, Record, RecordKind, Use
from ..records.paths import path_of, record_path
from ..records.problems import quoted, which_id
from ..records.uses import joined_uses
from ..records.yaml_writer import write_record
from .announcing import announced
from .changeset import ChangeSet, UpkeepError
from .rewriting import (
    Swap,
    canonical_text,
    naming,
    require_canonical,
    still_named,
    swapped_lists,
    swapped_pages,
    swapped_record,
    swapped_records,
)

_KINDS: tuple[RecordKind, ...] = ("practice", "case")


def rename(root: Path, catalogue: Catalogue, old: str, new: str) -> ChangeSet:
    """Give a record another id, everywhere; the old address leads to the new one. Raises UpkeepError."""
    kind, record = _found(catalogue, old)
    swap = Swap(kind, old, new)
    _require_free(root, catalogue, record, swap)
    require_canonical(root, record)
    files: dict[str, str | None] = {**swapped_records(root, catalogue, swap)}
    files |= swapped_lists(root, catalogue, swap) | swapped_pages(root, swap)
    files |= announced(root, kind, old, f"The {kind} `{old}` is now `{new}`; its old address leads there.")
    former = (*(id_ for id_ in record.formerly if id_ != new), *((old,) if record.status != "draft" else ()))
    renamed = swapped_record(record, swap).model_copy(update={"id": new, "formerly": former})
    files |= {path_of(record): None, record_path(kind, new): write_record(renamed)}
    told = [
        command_text("upkeep.renamed", old=path_of(record), new=record_path(kind, new)),
        *_told(files, path_of(record), record_path(kind, new)),
    ]
    if record.status != "draft":
        told.append(command_text("upkeep.old_address", got=quoted(old)))
    return ChangeSet(files, told, still_named(root, swap, files))


def retire(root: Path, catalogue: Catalogue, old: str, by: str | None, *, move: bool) -> ChangeSet:
    """Set a record to retired, so that its address leads to the record `by`, a case without one to its country.

    `move` names the record `by` wherever records and the self-check name the retired one, and gives it the
    institutions that say that they use that one; without it, it is told that readers see these no longer. Links of
    frameworks stay, since each has a reason that is about the practice. Raises UpkeepError.
    """
    kind, record = _found(catalogue, old)
    _require_retirable(catalogue, kind, record, by)
    require_canonical(root, record)
    swap = Swap(kind, old, by or "")
    retired = record.model_copy(update={"status": "retired", "replaced_by": by})
    files: dict[str, str | None] = {}
    if move and by:
        files |= {path_of(at): canonical_text(root, at, swap) for at in naming(catalogue, swap)}
        files |= swapped_lists(root, catalogue, swap, frameworks=False)
        if kind == "practice":
            files |= _with_uses(root, catalogue, swap)
            retired = retired.model_copy(update={"telling": (), "in_use": ()})
    files[path_of(record)] = write_record(retired)
    leads = f"`{by}`" if by else "its country"
    files |= announced(root, kind, old, f"The {kind} `{old}` is retired; its address leads to {leads}.")
    own = command_text("upkeep.retired" if by else "upkeep.retired_case", file=path_of(record), by=by)
    told = [own, *_told(files, path_of(record))]
    if isinstance(retired, Practice) and retired.in_use:
        told.append(command_text("upkeep.uses", n=len(retired.in_use), by=by))
    return ChangeSet(files, told, still_named(root, swap, files))


def add_uses(root: Path, catalogue: Catalogue, file: str, uses: Sequence[Use]) -> str:
    """The new text of the practice of a file, which these institutions say that they use; what they say now counts.

    Raises UpkeepError where there is no such practice, or its file is not in canonical form.
    """
    practice = next((found for found in catalogue.practices.values() if path_of(found) == file), None)
    if practice is None:
        raise UpkeepError(command_text("take.no_practice", got=quoted(file)))
    require_canonical(root, practice)
    return write_record(practice.model_copy(update={"in_use": joined_uses(uses, practice.in_use)}))


def _with_uses(root: Path, catalogue: Catalogue, swap: Swap) -> dict[str, str]:
    """The new text of the practice that stays, if institutions say that they use the one that does not."""
    old, new = catalogue.practices[swap.old], catalogue.practices[swap.new]
    if not old.in_use:
        return {}
    require_canonical(root, new)
    in_use = joined_uses(new.in_use, old.in_use)
    return {path_of(new): write_record(swapped_record(new, swap).model_copy(update={"in_use": in_use}))}


def _told(files: dict[str, str | None], *own: str) -> list[str]:
    return [command_text("upkeep.changed", file=file) for file in sorted(files) if file not in own]


def _found(catalogue: Catalogue, id_: str) -> tuple[RecordKind, Record]:
    """The record with this id and its kind. Raises UpkeepError where there is none, or one of each kind."""
    found = [(kind, catalogue.of_kind(kind)[id_]) for kind in _KINDS if id_ in catalogue.of_kind(kind)]
    if len(found) == 1:
        return found[0]
    known = {*catalogue.practices, *catalogue.cases}
    raise UpkeepError(with_tip(command_text("upkeep.id", got=quoted(id_)), which_id(id_, known)))


def _require_free(root: Path, catalogue: Catalogue, record: Record, swap: Swap) -> None:
    if id_from(swap.new) != swap.new or not swap.new:
        meant = id_from(swap.new)
        tip = wording("any.did_you_mean", meant=meant) if meant else ""
        raise UpkeepError(with_tip(command_text("upkeep.new_id", got=quoted(swap.new)), tip))
    others = [other for other in catalogue.of_kind(swap.kind).values() if other.id != record.id]
    holder = next((other for other in others if swap.new in (other.id, *other.formerly)), None)
    file = record_path(swap.kind, swap.new)
    if holder or (root / file).exists() or swap.new == swap.old:
        raise UpkeepError(command_text("upkeep.taken", got=quoted(swap.new), file=path_of(holder or record)))


def _require_retirable(catalogue: Catalogue, kind: RecordKind, record: Record, by: str | None) -> None:
    if record.status != "published":
        key = "draft" if record.status == "draft" else "published"
        raise UpkeepError(command_text(f"upkeep.{key}", got=quoted(record.id), status=record.status))
    if by is None and kind == "practice":
        raise UpkeepError(command_text("upkeep.no_replacement"))
    known = [id_ for id_, other in catalogue.of_kind(kind).items() if other.status == "published" and id_ != record.id]
    if by is not None and by not in known:
        refusal = command_text(f"upkeep.replacement.{kind}", got=quoted(by))
        raise UpkeepError(with_tip(refusal, which_id(by, known)))
