"""What a record points to: terms of the vocabulary, and other records."""

from collections.abc import Iterator
from typing import NamedTuple

from .. import prose
from .catalogue import phases_of
from .model import Case, Practice, Record, SelfCheck
from .texts import texts_of
from .vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .yaml_reader import Where


class TermReference(NamedTuple):
    """A key at a place, and the facet that must know it."""

    where: Where
    facet: str
    key: str


class RecordReference(NamedTuple):
    """An id at a place; `kind` is practice or case, `offset` the line within the prose."""

    where: Where
    kind: str
    id: str
    offset: int = 0


def terms_named(record: Record | SelfCheck) -> Iterator[TermReference]:
    """Every key of the vocabulary that a record names."""
    if isinstance(record, SelfCheck):
        for index, statement in enumerate(record.statements):
            yield TermReference(("statements", index, "stage"), "stage", statement.stage)
    elif isinstance(record, Case):
        yield TermReference(("kind",), "institution_kind", record.kind)
    else:
        yield from _practice_terms(record)


def records_named(record: Record | SelfCheck) -> Iterator[RecordReference]:
    """Every practice and case that a record names, in its fields and in the links of its prose."""
    if isinstance(record, SelfCheck):
        for index, statement in enumerate(record.statements):
            yield from _listed(("statements", index, "practices"), "practice", statement.practices)
        return
    own = "case" if isinstance(record, Case) else "practice"
    if record.replaced_by:
        yield RecordReference(("replaced_by",), own, record.replaced_by)
    if isinstance(record, Case):
        yield from _listed(("practices",), "practice", record.practices)
        if record.adapted_from:
            yield RecordReference(("adapted_from",), "case", record.adapted_from)
    else:
        yield from _listed(("builds_on",), "practice", record.builds_on)
        yield from _listed(("related",), "practice", record.related)
    yield from _linked(record)


def _practice_terms(practice: Practice) -> Iterator[TermReference]:
    for facet, path in PRACTICE_FACETS.items():
        value: object = practice
        for name in path:
            value = getattr(value, name)
        if isinstance(value, tuple):
            yield from (TermReference((*path, index), facet, key) for index, key in enumerate(value))
        else:
            yield TermReference(path, facet, str(value))
    for phase_name, phase in phases_of(practice):
        for facet, name in INVOLVED_FACETS.items():
            for index, person in enumerate(getattr(phase, name)):
                yield TermReference((phase_name, name, index, "who"), facet, person.who)


def _listed(where: Where, kind: str, ids: tuple[str, ...]) -> Iterator[RecordReference]:
    yield from (RecordReference((*where, index), kind, id_) for index, id_ in enumerate(ids))


def _linked(record: Record) -> Iterator[RecordReference]:
    for text in texts_of(record):
        if text.is_prose and ":" in text.value:
            for link in prose.links(text.value):
                if target := prose.RECORD_LINK.fullmatch(link.text):
                    yield RecordReference(text.where, target[1], target[2], link.line)
