"""What editors read: schemas that are those of the model, bound to the folders of records."""

import fnmatch
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from macros.exports.schemas import editor_schemas
from macros.records.yaml_reader import parse_yaml
from scripts.editor_schemas import FOLDER
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[1]
BOUND: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
FOLDERS = (
    "practices",
    "practices/cases",
    "practices/vocabulary",
    "practices/frameworks",
    "practices/models",
    "practices/sets",
)


def bound(schema: str) -> list[Path]:
    """The files that an editor judges by a schema; a pattern with ! takes files out."""
    patterns = [BOUND[schema]] if isinstance(BOUND[schema], str) else BOUND[schema]
    files = [path for folder in FOLDERS for path in (ROOT / folder).glob("*.yml")]
    names = [path.relative_to(ROOT) for path in files]
    wanted = [
        name
        for name in names
        for pattern in patterns
        if fnmatch.fnmatch(name.name, Path(pattern).name) and name.parent == Path(pattern).parent
    ]
    return [ROOT / name for name in wanted if f"!{name.as_posix()}" not in patterns]


def test_the_schemas_for_editors_are_those_of_the_model() -> None:
    made = {f"{FOLDER}/{name}": text for name, text in editor_schemas(atlas_records().vocabulary)}

    found = {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in (ROOT / FOLDER).iterdir()}

    assert found == made, "run make format"
    assert set(BOUND) == set(made)


def test_every_file_of_records_is_bound_to_one_schema() -> None:
    files = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.yml"))

    assert sorted(path for schema in BOUND for path in bound(schema)) == files


@pytest.mark.parametrize("schema", BOUND)
def test_what_is_published_keeps_the_schema_and_a_wrong_key_does_not(schema: str) -> None:
    validator = Draft7Validator(json.loads((ROOT / schema).read_text("utf-8")))
    files = bound(schema)
    assert files

    for path in files[::10]:
        data = json.loads(json.dumps(parse_yaml(path.read_text("utf-8"), path.name).data, default=str))
        assert list(validator.iter_errors(data)) == [], path.name
        assert list(validator.iter_errors({**data, "titel": "x"})), path.name
