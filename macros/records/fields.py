"""Every field of the records: its words and where it is shown from fields.yml, everything else from the model.

Keys are `<part>.<field>`, such as `practice.title`, `phase.cost` and `rating.why`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from .field_types import FieldType, field_types
from .framework import Framework
from .model import Case, Practice, SelfCheck
from .model_document import ModelDocument
from .references import RECORD_FIELDS
from .starter_set import StarterSet
from .text_fields import PROSE
from .value_types import ID_PATTERN, URL_PATTERN
from .vocabulary import (
    CASE_TERMS,
    INVOLVED_FACETS,
    PRACTICE_FACETS,
    RATING_TERMS,
    SOURCE_TERMS,
    STATEMENT_TERMS,
    STUDY_TERMS,
    Facet,
    Scales,
)
from .yaml_reader import Where, parse_yaml

FIELDS_FILE = Path(__file__).with_name("fields.yml")
ROOTS: tuple[type[BaseModel], ...] = (Practice, Case, SelfCheck, Facet, Scales, Framework, ModelDocument, StarterSet)
_KIND_OF_TYPE: Mapping[type, str] = {int: "number", date: "date", str: "text"}
_KIND_OF_PATTERN: Mapping[str, str] = {
    URL_PATTERN: "url",
    ID_PATTERN: "key",
    r"^[a-z]+(_[a-z]+)*$": "key",
    r"^[A-Z]{2}$": "country",
    r"^[a-z]{2}$": "language",
}

Output = Literal["page", "card", "handbook", "csv", "workbook", "comment", "copyedit", "search"]
"""The outputs that show chosen fields. The form and the JSON show every field."""
OWN, NONE = "own", "none"
TEXTS = ("text", "prose")
"""The kinds of fields that hold words of a language."""
_WITH_LOOKS: tuple[Output, ...] = ("page", "card", "handbook", "comment")
_FACT: tuple[Output, ...] = ("page", "handbook", "csv", "workbook", "comment")
# Where a field of each kind is shown unless it says something else; of other kinds as a fact.
_SHOWN: Mapping[str, tuple[Output, ...]] = {
    "text": (*_FACT, "copyedit", "search"),
    "prose": ("page", "handbook", "comment", "copyedit", "search"),
    "term": (*_FACT, "search"),
    "country": (*_FACT, "search"),
    "group": (*_FACT, "copyedit", "search"),
}


@dataclass(frozen=True)
class FieldDeclaration:
    """The declaration of one field: its words, where it is shown, and what the model says of it.

    `kind` is text, prose, number, date, url, key, country, language, choice, term, record or group; `many` says that it
    is a list of them. `facet` is the list of the vocabulary a term comes from, `names` the kind of record
    (practice or case) a record is of, `part` the key of the fields of a group, `choices` the words of a choice.
    `limit` is the greatest number of characters, `bounds` the least and the greatest number, None without limit.
    `looks` holds each output that shows it, with the kind where that decides the look, else the name of a look.
    `before` is the field before which it stands on a page, empty where that is its place in records.
    `translate` is the layer of a record with which it is translated, head, body or names; empty for what never is.
    """

    label: str
    heading: str
    help: str
    example: Any
    required: bool
    kind: str
    section: str
    looks: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    limit: int | None = None
    bounds: tuple[int, int | None] | None = None
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    facet: str | None = None
    names: str | None = None
    part: str | None = None
    before: str = ""
    translate: str = ""

    def looks_by_kind(self, output: Output) -> bool:
        """Whether an output shows it in the default look of its kind."""
        return self.looks.get(output) == self.kind


_TRANSLATED: dict[str, Any] = {}


def set_field_words(words: Mapping[str, Any] | None) -> None:
    """Set the content of a translated fields.yml for this process; without one, fields have their English words."""
    if words or _TRANSLATED:
        _TRANSLATED.clear()
        _TRANSLATED.update(words or {})
        for kept in (load_fields, fields_of, _field_at):
            kept.cache_clear()


@cache
def load_fields() -> Mapping[str, FieldDeclaration]:
    """Every field by `<part>.<field>`, in the order in which records are written."""
    words = _TRANSLATED or parse_yaml(FIELDS_FILE.read_text("utf-8"), FIELDS_FILE.name).data
    models = {part_name(model): model for model in part_models()}
    fields: dict[str, FieldDeclaration] = {}
    for part in reversed(words):  # groups come after the parts that hold them, and give them their example
        for name in reversed(words[part]):
            fields[f"{part}.{name}"] = _field(part, name, models[part], words[part][name], fields)
    return MappingProxyType(dict(reversed(fields.items())))


def phase_label(phase: str) -> str:
    """The name of a phase for readers."""
    return load_fields()[f"practice.{phase}"].label


def part_models(roots: Sequence[type[BaseModel]] = ROOTS) -> Iterator[type[BaseModel]]:
    """Every model below these roots, each once, a model before those of its fields."""
    seen: dict[type[BaseModel], None] = {}
    waiting = list(roots)
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen[model] = None
            waiting.extend(field_type.model for field_type in field_types(model).values() if field_type.model)
    yield from seen


@cache
def part_name(model: type[BaseModel]) -> str:
    """The name of a part in fields.yml: ScaleLevel is `scale_level`."""
    return re.sub(r"(?<=.)(?=[A-Z])", "_", model.__name__).lower()


@cache
def fields_of(part: str) -> Mapping[str, FieldDeclaration]:
    """The fields of one part by their keys, in the order in which they are written."""
    head = f"{part}."
    found = {key.removeprefix(head): item for key, item in load_fields().items() if key.startswith(head)}
    return MappingProxyType(found)


def field_at(part: str, where: Where) -> FieldDeclaration:
    """The field at a path below a part; numbers in the path are indexes of lists. Raises KeyError for no such field."""
    return _field_at(part, tuple(name for name in where if isinstance(name, str)))


@cache
def _field_at(part: str, names: tuple[str, ...]) -> FieldDeclaration:
    found = fields_of(part)[names[0]]
    return _field_at(found.part, names[1:]) if found.part and names[1:] else found


def _field(
    part: str, name: str, model: type[BaseModel], words: Mapping[str, Any], done: dict[str, FieldDeclaration]
) -> FieldDeclaration:
    field_type, info = field_types(model)[name], model.model_fields[name]
    inner = part_name(field_type.model) if field_type.model else None
    facet, names = _facet(part, name), RECORD_FIELDS.get(part, {}).get(name)
    kind = "group" if inner else "term" if facet else "record" if names else _kind(field_type)
    return FieldDeclaration(
        label=words["label"],
        heading=words.get("heading", words["label"]),
        help=words["help"],
        example=_group_example(inner, field_type.many, done) if inner else words["example"],
        required=info.is_required(),
        kind=kind,
        section=words.get("section", "short" if info.is_required() else "more"),
        looks=looks_of(kind, words.get("look", kind), words.get("show", {})),
        many=field_type.many,
        limit=next((c.max_length for c in field_type.constraints if isinstance(c, StringConstraints)), None),
        bounds=field_type.bounds,
        pattern=_pattern(field_type.constraints),
        choices=get_args(field_type.kind) if get_origin(field_type.kind) is Literal else (),
        facet=facet,
        names=names,
        part=inner,
        before=words.get("before", ""),
        translate=str(words.get("translate", "body") or "") if kind in TEXTS else "",
    )


def looks_of(kind: str, look: str, said: Mapping[str, bool | str]) -> Mapping[str, str]:
    """The look of a field by output: the one that fields.yml sets for the output or for all, else that of its kind."""
    shown = () if look == NONE else _SHOWN.get(kind, _FACT)
    looks: dict[str, bool | str] = {output: look if output in _WITH_LOOKS else True for output in shown}
    looks |= said
    return MappingProxyType({output: kind if own is True else str(own) for output, own in looks.items() if own})


def _facet(part: str, name: str) -> str | None:
    """The facet of the terms that a field names."""
    paths = {("practice", *path)[-2:]: facet for facet, path in PRACTICE_FACETS.items()}
    paths |= {("case", field): facet for facet, field in CASE_TERMS.items()}
    paths |= {("study", field): facet for facet, field in STUDY_TERMS.items()}
    paths |= {("source", field): facet for facet, field in SOURCE_TERMS.items()}
    paths |= {("rating", field): facet for facet, field in RATING_TERMS.items()}
    paths |= {("statement", field): facet for facet, field in STATEMENT_TERMS.items()}
    paths |= {("phase", field): facet for facet, field in INVOLVED_FACETS.items()}
    return paths.get((part, name))


def _group_example(part: str, many: bool, done: dict[str, FieldDeclaration]) -> Any:
    inner = {key.split(".")[1]: item.example for key, item in reversed(done.items()) if key.startswith(f"{part}.")}
    return [inner] if many else inner


def _kind(field_type: FieldType) -> str:
    if PROSE in field_type.constraints:
        return "prose"
    if get_origin(field_type.kind) is Literal:
        return "choice"
    pattern = _pattern(field_type.constraints) or ""
    return _KIND_OF_PATTERN.get(pattern, _KIND_OF_TYPE[field_type.kind])


def _pattern(constraints: tuple[Any, ...]) -> str | None:
    return next((str(c.pattern) for c in constraints if isinstance(c, StringConstraints) and c.pattern), None)
