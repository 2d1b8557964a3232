"""A practice or case as the handbook shows it by its fields: plain data with labels in place of keys."""

from typing import Any

from ..edition.draft_words import draft_words
from ..edition.english_parts import translation_state
from ..edition.facts import Fact, facts_of, field_name, in_words, texts_of
from ..edition.languages import made_of, one_line
from ..records.fields import OWN, FieldDeclaration, fields_of
from ..records.model import Record, kind_of
from ..records.paths import path_of
from .cross_references import CrossReferences, JsonObject, source_entries
from .wording import translation_note


def record_entry(record: Record, references: CrossReferences) -> JsonObject:
    """The fields that templates name, by their keys; all others as `facts` and `texts` in the order of the fields."""
    named = {
        key: _value(field, getattr(record, key), references)
        for key, field in fields_of(kind_of(record)).items()
        if field.looks.get("handbook") == OWN and field.kind != "group"
    }
    return {
        **named,
        "id": record.id,
        "translation": translation_note(translation_state(path_of(record), references.catalogue)),
        "draft": draft_words()["band"] if record.status == "draft" else None,
        "facts": [_fact(fact, references) for fact in facts_of(record, "handbook", references.catalogue)],
        "texts": [
            {"name": text.field.heading, "text": references.prose(text.values[0])}
            for text in texts_of(record, "handbook", references.catalogue)
        ],
        "sources": source_entries(record.sources),
        "url": references.address(kind_of(record), record.id),
    }


def _fact(fact: Fact, references: CrossReferences) -> JsonObject:
    name = field_name(fact.field, references.catalogue.vocabulary, len(fact.words) > 1)
    return {"name": name, "text": made_of(" · ".join(fact.words), *fact.words)}


def _value(field: FieldDeclaration, value: Any, references: CrossReferences) -> Any:
    """A value for a template: prose as a tree, records as links, everything else in words; None for no value."""
    if field.kind == "prose":
        return references.prose(value)
    if field.many:
        return [shown for one in value if (shown := _one(field, one, references)) is not None]
    return None if value is None else _one(field, value, references)


def _one(field: FieldDeclaration, value: Any, references: CrossReferences) -> Any:
    if field.kind == "record":
        return references.link_by_id(str(field.names), value)
    return value if field.kind == "number" else one_line(in_words(field, value, references.catalogue))
