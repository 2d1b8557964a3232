"""What the handbook shows of a practice or a case by its fields: plain data with words in place of keys."""

from typing import Any

from ..edition.facts import Fact, facts_of, field_name, in_words, texts_of
from ..records.fields import OWN, FieldHelp, fields_of
from ..records.model import Record, kind_of
from .cross_references import Entry, Pointers, source_entries
from .formatting import plain


def record_entry(record: Record, pointers: Pointers) -> Entry:
    """The fields that templates name, by their keys; all others as `facts` and `texts` in the order of the fields."""
    named = {
        key: _value(field, getattr(record, key), pointers)
        for key, field in fields_of(kind_of(record)).items()
        if field.looks.get("handbook") == OWN and field.kind != "group"
    }
    return {
        **named,
        "id": record.id,
        "facts": [_fact(fact, pointers) for fact in facts_of(record, "handbook", pointers.catalogue)],
        "texts": [
            {"name": text.field.heading, "text": pointers.prose(text.values[0])}
            for text in texts_of(record, "handbook", pointers.catalogue)
        ],
        "sources": source_entries(record.sources),
        "url": pointers.address(kind_of(record), record.id),
    }


def _fact(fact: Fact, pointers: Pointers) -> Entry:
    name = field_name(fact.field, pointers.catalogue.vocabulary, len(fact.words) > 1)
    return {"name": name, "text": " · ".join(fact.words)}


def _value(field: FieldHelp, value: Any, pointers: Pointers) -> Any:
    """A value for a template: prose as a tree, records as mentions, everything else in words; None for nothing."""
    if field.kind == "prose":
        return pointers.prose(value)
    if field.many:
        return [shown for one in value if (shown := _one(field, one, pointers)) is not None]
    return None if value is None else _one(field, value, pointers)


def _one(field: FieldHelp, value: Any, pointers: Pointers) -> Any:
    if field.kind == "record":
        return pointers.mention_of(str(field.names), value)
    return value if field.kind == "number" else plain(in_words(field, value, pointers.catalogue))
