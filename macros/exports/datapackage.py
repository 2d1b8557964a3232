"""datapackage.json: a description of the data files after the Frictionless Data Package standard."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.vocabulary import Vocabulary
from .columns import MANY, Column, case_columns, column_description, column_title, practice_columns
from .csv_tables import SEPARATOR
from .file_list import described_files
from .framework_table import framework_columns
from .published_json import as_json

ROUTE = "datapackage.json"
_FOLDER = "data/"
_TYPES = {"date": "date", "number": "integer", "level": "integer", "amount": "integer"}
_MAY_BE_EMPTY = ("address", "texts", "terms", "practices", "cases")  # kinds of what a record may have none of

Thing = dict[str, Any]


def datapackage_file(files: Mapping[str, bytes], catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The route and content of the description; `files` maps the route of each data file to its content."""
    schemas = {
        "data/practices.csv": _table(practice_columns(catalogue, edition), catalogue.vocabulary),
        "data/cases.csv": _table(case_columns(catalogue, edition), catalogue.vocabulary),
        "data/frameworks.csv": _table(framework_columns(edition), catalogue.vocabulary),
    }
    resources = [
        _resource(file.route, file.title, file.description, file.media_type, files[file.route])
        | ({"schema": schemas[file.route]} if file.route in schemas else {})
        for file in described_files()
        if file.route.startswith(_FOLDER) and file.is_one
    ]
    package: Thing = {
        "name": _name(edition.name),
        "title": edition.name,
        "description": edition.description,
        "version": edition.version,
        "created": datetime.combine(edition.date, time(), UTC).isoformat(),
        "licenses": [{"title": edition.licence, "path": edition.licence_url}],
        "contributors": [{"title": edition.name, "role": "publisher"}],
    }
    if edition.site_url:
        package["homepage"] = edition.site_url
    yield ROUTE, as_json({**package, "resources": resources})


def _resource(route: str, title: str, description: str, media_type: str, content: bytes) -> Thing:
    resource: Thing = {
        "name": _name(PurePosixPath(route).name),
        "path": route,
        "title": title,
        "description": description,
        "mediatype": media_type,
        "format": PurePosixPath(route).suffix[1:],
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }
    return {**resource, "encoding": "utf-8"} if media_type.startswith("text/") else resource


def _table(columns: tuple[Column, ...], vocabulary: Vocabulary) -> Thing:
    return {"fields": [_field(column, vocabulary) for column in columns], "primaryKey": ["id"], "missingValues": [""]}


def _field(column: Column, vocabulary: Vocabulary) -> Thing:
    field: Thing = {
        "name": column.name,
        "title": column_title(column, vocabulary),
        "description": column_description(column, vocabulary),
        "type": _TYPES.get(column.kind, "string"),
    }
    if column.kind == "address":
        field["format"] = "uri"
    constraints = _constraints(column, vocabulary)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: Column, vocabulary: Vocabulary) -> Thing:
    is_given = column.field.required if column.field else column.kind not in _MAY_BE_EMPTY
    constraints: Thing = {"required": True} if is_given else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.kind == "level":
        constraints |= {"minimum": 1, "maximum": len(vocabulary.scales.by_key[column.of].levels)}
    elif column.kind == "amount":
        constraints |= {"minimum": 0}
    elif column.of in vocabulary.facets:
        keys = [term.key for term in vocabulary.facets[column.of].terms]
        constraints |= {"pattern": _several(keys)} if column.kind in MANY else {"enum": keys}
    return constraints


def _several(keys: list[str]) -> str:
    """A regular expression for one or more of the keys, with the separator of the tables."""
    one = f"({'|'.join(map(re.escape, keys))})"
    return f"{one}({SEPARATOR}{one})*"


def _name(text: str) -> str:
    return re.sub(r"[^a-z0-9._]+", "-", text.lower())
