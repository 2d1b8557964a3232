"""JSON Schema made from the models: for the records as people write them, and for the published JSON.

Draft 7, since that is what editors understand. Labels, help and examples come from fields.yml, the values of
closed lists from the vocabulary.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from ..edition.edition import Edition
from ..records.fields import FieldDeclaration, fields_of, part_models, part_name
from ..records.framework import Framework
from ..records.model import Case, Phase, Practice, Rating, SelfCheck
from ..records.model_document import ModelDocument
from ..records.starter_set import StarterSet
from ..records.vocabulary import Facet, Scales, Vocabulary
from .edition_header import edition_line
from .json_models import (
    CasesFile,
    FrameworksFile,
    ModelsFile,
    PracticeFile,
    PracticesFile,
    PublishedCase,
    PublishedFramework,
    PublishedModel,
    PublishedPhase,
    PublishedPractice,
    PublishedRating,
    VocabularyFile,
)
from .published_json import as_json

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_DEFINITION = "#/definitions/{model}"
_PARTS = {model.__name__: part_name(model) for model in part_models()} | {
    PublishedPractice.__name__: part_name(Practice),
    PublishedCase.__name__: part_name(Case),
    PublishedFramework.__name__: part_name(Framework),
    PublishedModel.__name__: part_name(ModelDocument),
    PublishedPhase.__name__: part_name(Phase),
    PublishedRating.__name__: part_name(Rating),
}
RECORDS: dict[str, type[BaseModel]] = {
    "practice": Practice,
    "case": Case,
    "self-check": SelfCheck,
    "framework": Framework,
    "model": ModelDocument,
    "set": StarterSet,
}
FILES: dict[str, type[BaseModel]] = {
    "practice": PracticeFile,
    "practices": PracticesFile,
    "cases": CasesFile,
    "vocabulary": VocabularyFile,
    "frameworks": FrameworksFile,
    "models": ModelsFile,
}


def schema_files(vocabulary: Vocabulary, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every schema with its route: schema/<kind> for records, schema/data/<file> for the published JSON."""
    for name, model in RECORDS.items():
        yield _file(f"schema/{name}.schema.json", record_schema(model, vocabulary), edition)
    yield _file("schema/vocabulary.schema.json", vocabulary_schema(vocabulary), edition)
    for name, model in FILES.items():
        yield _file(f"schema/data/{name}.schema.json", file_schema(model, vocabulary), edition)


def editor_schemas(vocabulary: Vocabulary) -> Iterator[tuple[str, bytes]]:
    """Name and content of each schema of records, for editors: as published, without the edition."""
    schemas = {name: record_schema(model, vocabulary) for name, model in RECORDS.items()}
    for name, schema in {**schemas, "vocabulary": vocabulary_schema(vocabulary)}.items():
        yield f"{name}.schema.json", as_json({"$schema": DRAFT, **schema})


def record_schema(model: type[BaseModel], vocabulary: Vocabulary) -> Schema:
    """The schema of one kind of record as contributors write it: without the id, which is the name of the file."""
    schema = _schema(model, "validation", vocabulary)
    schema["properties"].pop("id", None)
    schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    return schema


def vocabulary_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of a file of the vocabulary: a list of terms, or the scales."""
    kinds = [record_schema(model, vocabulary) for model in (Facet, Scales)]
    definitions: Schema = {}
    for kind in kinds:
        definitions |= kind.pop("definitions", {})
    definitions |= {kind["title"]: kind for kind in kinds}
    return {"anyOf": [_reference(kind["title"]) for kind in kinds], "definitions": definitions}


def file_schema(model: type[BaseModel], vocabulary: Vocabulary) -> Schema:
    """The schema of a published file, in which every key is required."""
    schema = _schema(model, "serialization", vocabulary)
    for part in (schema, *schema["definitions"].values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
    return schema


def _file(route: str, schema: Schema, edition: Edition) -> tuple[str, bytes]:
    head: Schema = {"$schema": DRAFT}
    if address := edition.address(route):
        head["$id"] = address
    return route, as_json({**head, "$comment": edition_line(edition), **schema})


def _schema(model: type[BaseModel], mode: Literal["validation", "serialization"], vocabulary: Vocabulary) -> Schema:
    schema = deepcopy(_bare_schema(model, mode))
    definitions = schema.pop("$defs", {})
    for name, part in [*definitions.items(), (model.__name__, schema)]:
        _strip_titles(part)
        if name in _PARTS:
            _explain(part, _PARTS[name], vocabulary, definitions)
    definitions.pop("Involved", None)  # actors and partners have one of their own each
    return {**schema, "definitions": dict(sorted(definitions.items()))} if definitions else schema


@cache
def _bare_schema(model: type[BaseModel], mode: Literal["validation", "serialization"]) -> Schema:
    """The schema as pydantic makes it."""
    return model.model_json_schema(ref_template=_DEFINITION, mode=mode)


def _strip_titles(part: Schema) -> None:
    """Remove the titles that pydantic makes from names of fields; `_explain` sets labels instead."""
    for field in part.get("properties", {}).values():
        field.pop("title", None)


def _explain(part: Schema, name: str, vocabulary: Vocabulary, definitions: Schema) -> None:
    """Give each field its label, help, example and allowed values."""
    for key, help_ in fields_of(name).items():
        field = part["properties"][key]
        if help_.facet and help_.facet in vocabulary.facets:
            _allow(field, help_, vocabulary.facets[help_.facet], definitions)
        if "$ref" in field:
            field["allOf"] = [{"$ref": field.pop("$ref")}]
        field |= {"title": help_.label, "description": help_.help, "examples": [to_jsonable_python(help_.example)]}


def _allow(field: Schema, help_: FieldDeclaration, facet: Facet, definitions: Schema) -> None:
    """Limit a field to the terms of its facet, with their labels for editors that show them."""
    values = {
        "enum": [term.key for term in facet.terms],
        "enumDescriptions": [f"{term.label}: {term.definition}" for term in facet.terms],
    }
    if help_.part == "involved":
        name = f"{facet.key.capitalize()}Involved"
        definitions[name] = deepcopy(definitions["Involved"])
        definitions[name]["properties"]["who"] |= values
        field["items"] = _reference(name)
    else:
        optional = next((choice for choice in field.get("anyOf", ()) if choice.get("type") == "string"), field)
        (field["items"] if help_.many else optional).update(values)


def _reference(name: str) -> Schema:
    return {"$ref": _DEFINITION.format(model=name)}
