"""References in a record: to terms of the vocabulary, and to other records."""

from collections.abc import Iterator, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel

from . import markdown
from .framework import Framework
from .model import Case, Practice, Rating, Record, RecordKind, SelfCheck, kind_of
from .model_document import ModelDocument
from .record_facts import phases_of, ratings_of
from .starter_set import StarterSet
from .vocabulary import (
    CASE_TERMS,
    INVOLVED_FACETS,
    PHASE_SCALES,
    PHASES,
    PRACTICE_FACETS,
    RATING_TERMS,
    SOURCE_TERMS,
    STATEMENT_TERMS,
    STUDY_TERMS,
)
from .yaml_reader import Where


class TermReference(NamedTuple):
    """A key of the vocabulary at a path in a record, and the facet that must have it."""

    where: Where
    facet: str
    key: str


class RecordReference(NamedTuple):
    """An id at a path in a record; `kind` is practice or case, `offset` the line within the prose from 0."""

    where: Where
    kind: str
    id: str
    offset: int = 0


# The kind of record that each field names, by part.
RECORD_FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "practice": {"replaced_by": "practice", "builds_on": "practice", "related": "practice", "telling": "case"},
        "case": {"replaced_by": "case", "practices": "practice", "adapted_from": "case"},
        "statement": {"practices": "practice"},
        "framework_link": {"practice": "practice"},
        "model_document": {"practices": "practice"},
        "starter_item": {"practice": "practice"},
    }
)


_OF_SOURCES = tuple((facet, ("sources", name)) for facet, name in SOURCE_TERMS.items())
# Where each kind of record names the terms of which facet.
_TERM_PATHS: Mapping[RecordKind, tuple[tuple[str, tuple[str, ...]], ...]] = MappingProxyType(
    {
        "practice": (
            *PRACTICE_FACETS.items(),
            *((facet, ("evidence", "studies", name)) for facet, name in STUDY_TERMS.items()),
            *((facet, (phase, name, "who")) for phase in PHASES for facet, name in INVOLVED_FACETS.items()),
            *(
                (facet, (phase, scale, name))
                for phase in PHASES
                for scale in PHASE_SCALES
                for facet, name in RATING_TERMS.items()
            ),
            *_OF_SOURCES,
        ),
        "case": (*((facet, (name,)) for facet, name in CASE_TERMS.items()), *_OF_SOURCES),
    }
)


def terms_named(record: Record | SelfCheck) -> Iterator[TermReference]:
    """Every key of the vocabulary that a record names."""
    if isinstance(record, Practice):
        yield from _practice_terms(record)
        yield from _source_terms(record)
    elif isinstance(record, Case):
        yield from _single_terms(record, CASE_TERMS, ())
        yield from _source_terms(record)
    else:
        for index, statement in enumerate(record.statements):
            yield from _single_terms(statement, STATEMENT_TERMS, ("statements", index))


def records_named(record: Record | SelfCheck | Framework | ModelDocument | StarterSet) -> Iterator[RecordReference]:
    """Every practice and case that a record names, in its fields and in the links of its markdown."""
    if isinstance(record, Framework):
        for index, link in enumerate(record.links):
            yield from _listed(link, "framework_link", ("links", index))
    elif isinstance(record, StarterSet):
        for index, item in enumerate(record.items):
            yield from _listed(item, "starter_item", ("items", index))
    elif isinstance(record, ModelDocument):
        yield from _listed(record, "model_document", ())
    elif isinstance(record, SelfCheck):
        for index, statement in enumerate(record.statements):
            yield from _listed(statement, "statement", ("statements", index))
    else:
        yield from _listed(record, kind_of(record), ())
        yield from _linked(record)


def references_in(kind: RecordKind, data: Mapping[str, Any]) -> Iterator[TermReference | RecordReference]:
    """Every key and id that the fields of a record name, in data that need not fit the model."""
    for facet, path in _TERM_PATHS[kind]:
        yield from (TermReference(where, facet, value) for where, value in _texts_at(data, path))
    for field, named in RECORD_FIELDS[kind].items():
        yield from (RecordReference(where, named, value) for where, value in _texts_at(data, (field,)))


def _texts_at(value: Any, path: tuple[str, ...], where: Where = ()) -> Iterator[tuple[Where, str]]:
    """The texts at a path, with each item of the lists on the way."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts_at(item, path, (*where, index))
    elif path and isinstance(value, dict):
        yield from _texts_at(value.get(path[0]), path[1:], (*where, path[0]))
    elif not path and isinstance(value, str):
        yield where, value


def _practice_terms(practice: Practice) -> Iterator[TermReference]:
    for facet, path in PRACTICE_FACETS.items():
        value: object = reduce(getattr, path, practice)
        yield from (TermReference(where, facet, key) for where, key in _texts_in(value, path))
    for index, study in enumerate(practice.evidence.studies if practice.evidence else ()):
        yield from _single_terms(study, STUDY_TERMS, ("evidence", "studies", index))
    for where, rating in ratings_of(practice):
        if isinstance(rating, Rating):
            yield from _single_terms(rating, RATING_TERMS, where)
    for phase_name, phase in phases_of(practice):
        for facet, name in INVOLVED_FACETS.items():
            for index, person in enumerate(getattr(phase, name)):
                yield from _single_terms(person, {facet: "who"}, (phase_name, name, index))


def _source_terms(record: Record) -> Iterator[TermReference]:
    for index, source in enumerate(record.sources):
        yield from _single_terms(source, SOURCE_TERMS, ("sources", index))


def _single_terms(part: BaseModel, fields: Mapping[str, str], where: Where) -> Iterator[TermReference]:
    for facet, name in fields.items():
        yield from (TermReference(at, facet, key) for at, key in _texts_in(getattr(part, name), (*where, name)))


def _listed(part: BaseModel, name: str, where: Where) -> Iterator[RecordReference]:
    """The records that the fields of a part name, one or a list of them."""
    for field, kind in RECORD_FIELDS[name].items():
        yield from (RecordReference(at, kind, id_) for at, id_ in _texts_in(getattr(part, field), (*where, field)))


def _texts_in(value: object, where: Where) -> Iterator[tuple[Where, str]]:
    """The text of a field, or each text of its list; nothing where it has none, or where it does not fit the model."""
    items = enumerate(value) if isinstance(value, tuple) else ()
    yield from (((*where, index), item) for index, item in items if isinstance(item, str))
    if isinstance(value, str):
        yield where, value


def _linked(record: Record) -> Iterator[RecordReference]:
    for text in record.texts:
        if text.is_prose and ":" in text.value:
            for link in markdown.links(text.value):
                if target := markdown.RECORD_LINK.fullmatch(link.text):
                    yield RecordReference(text.where, target[1], target[2], link.line)
