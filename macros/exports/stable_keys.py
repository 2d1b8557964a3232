"""The published names that others rely on: ids, JSON keys, columns and files; and which were removed unannounced."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from .columns import case_columns, practice_columns
from .file_list import described_files
from .framework_table import framework_columns
from .schemas import FILES, Schema, file_schema

Keys = Mapping[str, Sequence[str]]
# Where the project keeps the names that its last edition published.
KEYS_FILE = "tests/data/published_keys.json"


def published_names(catalogue: Catalogue, edition: Edition) -> Keys:
    """Every name that this edition publishes, sorted, by kind. The addresses of the edition have no influence."""
    vocabulary = catalogue.vocabulary
    names = {
        "files": [file.route for file in described_files()],
        "practices": list(catalogue.published),
        "cases": list(catalogue.published_cases),
        "terms": [f"{facet.key}/{term.key}" for facet in vocabulary.facets.values() for term in facet.terms],
        "items of frameworks": [f"{id_}/{code}" for id_, at in catalogue.frameworks.items() for code in at.by_code],
        "columns of practices": [column.name for column in practice_columns(catalogue, edition)],
        "columns of cases": [column.name for column in case_columns(catalogue, edition)],
        "columns of frameworks": [column.name for column in framework_columns(edition)],
    }
    keys = {f"keys of {name}": list(_paths(file_schema(model, vocabulary))) for name, model in FILES.items()}
    return {kind: sorted(set(found)) for kind, found in {**names, **keys}.items()}


def removed_unannounced(before: Keys, now: Keys, changelog: str) -> Sequence[str]:
    """The names in `before` that are not in `now` and not in backticks in the changelog."""
    return [
        f"{kind}: {name}"
        for kind, names in before.items()
        for name in names
        if name not in now.get(kind, ()) and f"`{name}`" not in changelog
    ]


def keys_text(keys: Keys) -> str:
    """The text of the file of published names."""
    return json.dumps(keys, indent=1, ensure_ascii=False) + "\n"


def _paths(schema: Schema) -> Iterator[str]:
    """Every key of a schema with the keys above it, such as `practices[].setup.cost.level`."""
    yield from _below(schema, "", schema["definitions"])


def _below(part: Schema, path: str, definitions: Schema) -> Iterator[str]:
    if "$ref" in part:
        yield from _below(definitions[part["$ref"].rpartition("/")[2]], path, definitions)
    for choice in (*part.get("anyOf", ()), *part.get("allOf", ())):
        yield from _below(choice, path, definitions)
    items: Any = part.get("items")
    if isinstance(items, dict):
        yield from _below(items, f"{path}[]", definitions)
    for key, field in part.get("properties", {}).items():
        inner = f"{path}.{key}" if path else key
        yield inner
        yield from _below(field, inner, definitions)
