"""What a proposal changes: records added, changed and removed between two roots, and addresses that would break."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...records.catalogue import Catalogue
from ...records.fields import fields_of, load_fields
from ...records.model import Record
from ...records.paths import record_path

KINDS = ("practice", "case")


@dataclass(frozen=True)
class Change:
    """One record that is added, changed or removed; `fields` are the labels of what changed in it."""

    what: str
    kind: str
    record: Record
    fields: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file of the record, relative to the root."""
        return record_path(self.kind, self.record.id)


@dataclass(frozen=True)
class BrokenAddress:
    """A page that readers could open before and would not find any more."""

    kind: str
    id: str
    title: str

    @property
    def file(self) -> str:
        """The file in which the record lay, relative to the root."""
        return record_path(self.kind, self.id)


def changes(base: Catalogue, head: Catalogue) -> tuple[Change, ...]:
    """Every difference from `base` to `head`: practices before cases, added before changed before removed."""
    return tuple(change for kind in KINDS for change in _changes(kind, base.of_kind(kind), head.of_kind(kind)))


def broken_addresses(base: Catalogue, head: Catalogue) -> tuple[BrokenAddress, ...]:
    """The pages of `base` that `head` neither shows, nor redirects by `formerly` or `replaced_by`."""
    return tuple(
        BrokenAddress(kind, id_, record.title)
        for kind in KINDS
        for id_, record in _addresses(base.of_kind(kind)).items()
        if id_ not in _addresses(head.of_kind(kind))
    )


def _changes(kind: str, base: Mapping[str, Record], head: Mapping[str, Record]) -> Iterator[Change]:
    yield from (Change("added", kind, head[id_]) for id_ in head if id_ not in base)
    for id_, record in head.items():
        if id_ in base and record != base[id_]:
            yield Change("changed", kind, record, _differing(kind, base[id_], record))
    yield from (Change("removed", kind, base[id_]) for id_ in base if id_ not in head)


def _differing(kind: str, before: Record, after: Record) -> tuple[str, ...]:
    fields = load_fields()
    changed = (name for name in fields_of(kind) if getattr(before, name) != getattr(after, name))
    return tuple(fields[f"{kind}.{name}"].label for name in changed)


def _addresses(records: Mapping[str, Record]) -> Mapping[str, Record]:
    """The records by every id under which readers find a page: their own, while not a draft, and the former ones."""
    shown = [record for record in records.values() if record.status != "draft"]
    return {id_: record for record in shown for id_ in (record.id, *record.formerly)}
