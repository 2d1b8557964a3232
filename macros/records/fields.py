"""Help for every field of the records: words from fields.yml, everything else read from the model.

Keys are `<part>.<field>`, such as `practice.title`, `phase.cost` and `rating.why`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from .field_types import Shape, shapes_of
from .model import ID_PATTERN, URL_PATTERN, Case, Practice, Prose, SelfCheck
from .references import RECORD_FIELDS
from .vocabulary import CASE_TERMS, INVOLVED_FACETS, PRACTICE_FACETS, STATEMENT_TERMS, STUDY_TERMS, Facet, Scales
from .yaml_reader import parse_yaml

FIELDS_FILE = Path(__file__).with_name("fields.yml")
ROOTS: tuple[type[BaseModel], ...] = (Practice, Case, SelfCheck, Facet, Scales)
_PROSE = get_args(Prose)[1]
_KIND_OF_TYPE: Mapping[type, str] = {int: "number", date: "date", str: "text"}
_KIND_OF_PATTERN: Mapping[str, str] = {URL_PATTERN: "url", ID_PATTERN: "key", r"^[A-Z]{2}$": "country"}


@dataclass(frozen=True)
class FieldHelp:
    """One field: its words, and what the model says of it.

    `kind` is text, prose, number, date, url, key, country, choice, term, record or group; `many` says that it
    is a list of them. `facet` is the list of the vocabulary a term comes from, `names` the kind of record
    (practice or case) a record is of, `part` the key of the fields of a group, `choices` the words of a choice.
    `limit` is the greatest number of characters, `bounds` the least and the greatest number, None without limit.
    """

    label: str
    help: str
    example: Any
    required: bool
    kind: str
    many: bool = False
    limit: int | None = None
    bounds: tuple[int, int | None] | None = None
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    facet: str | None = None
    names: str | None = None
    part: str | None = None


@cache
def load_fields() -> Mapping[str, FieldHelp]:
    """Help for every field by `<part>.<field>`, in the order in which records are written."""
    words = parse_yaml(FIELDS_FILE.read_text("utf-8"), FIELDS_FILE.name).data
    models = {part_name(model): model for model in part_models()}
    fields: dict[str, FieldHelp] = {}
    for part in reversed(words):  # groups come after the parts that hold them, and give them their example
        for name in reversed(words[part]):
            fields[f"{part}.{name}"] = _field(part, name, models[part], words[part][name], fields)
    return MappingProxyType(dict(reversed(fields.items())))


def part_models() -> Iterator[type[BaseModel]]:
    """Every model that a record is made of, each once, parts after what holds them."""
    seen: dict[type[BaseModel], None] = {}
    waiting = list(ROOTS)
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen[model] = None
            waiting.extend(shape.model for shape in shapes_of(model).values() if shape.model)
    yield from seen


def part_name(model: type[BaseModel]) -> str:
    """The name of a part in fields.yml: ScaleLevel is `scale_level`."""
    return re.sub(r"(?<=.)(?=[A-Z])", "_", model.__name__).lower()


def fields_of(part: str) -> Mapping[str, FieldHelp]:
    """The fields of one part by their keys, in the order in which they are written."""
    head = f"{part}."
    return {key.removeprefix(head): item for key, item in load_fields().items() if key.startswith(head)}


def _field(
    part: str, name: str, model: type[BaseModel], words: Mapping[str, Any], done: dict[str, FieldHelp]
) -> FieldHelp:
    shape, info = shapes_of(model)[name], model.model_fields[name]
    inner = part_name(shape.model) if shape.model else None
    facet, names = _facet(part, name), RECORD_FIELDS.get(part, {}).get(name)
    kind = "group" if inner else "term" if facet else "record" if names else _kind(shape)
    return FieldHelp(
        label=words["label"],
        help=" ".join(words["help"].split()),
        example=_group_example(inner, shape.many, done) if inner else words["example"],
        required=info.is_required(),
        kind=kind,
        many=shape.many,
        limit=next((c.max_length for c in shape.constraints if isinstance(c, StringConstraints)), None),
        bounds=shape.bounds,
        pattern=_pattern(shape.constraints),
        choices=get_args(shape.kind) if get_origin(shape.kind) is Literal else (),
        facet=facet,
        names=names,
        part=inner,
    )


def _facet(part: str, name: str) -> str | None:
    """The facet of the terms that a field names."""
    paths = {("practice", *path)[-2:]: facet for facet, path in PRACTICE_FACETS.items()}
    paths |= {("case", field): facet for facet, field in CASE_TERMS.items()}
    paths |= {("study", field): facet for facet, field in STUDY_TERMS.items()}
    paths |= {("statement", field): facet for facet, field in STATEMENT_TERMS.items()}
    paths |= {("phase", field): facet for facet, field in INVOLVED_FACETS.items()}
    return paths.get((part, name))


def _group_example(part: str, many: bool, done: dict[str, FieldHelp]) -> Any:
    inner = {key.split(".")[1]: item.example for key, item in reversed(done.items()) if key.startswith(f"{part}.")}
    return [inner] if many else inner


def _kind(shape: Shape) -> str:
    if _PROSE in shape.constraints:
        return "prose"
    if get_origin(shape.kind) is Literal:
        return "choice"
    pattern = _pattern(shape.constraints) or ""
    return _KIND_OF_PATTERN.get(pattern, _KIND_OF_TYPE[shape.kind])


def _pattern(constraints: tuple[Any, ...]) -> str | None:
    return next((str(c.pattern) for c in constraints if isinstance(c, StringConstraints) and c.pattern), None)
