"""The JSON files say what the records say, and their schemas describe both."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.edition.edition import Edition
from macros.exports.published_json import practice_data
from macros.records.catalogue import Catalogue
from macros.records.vocabulary import PHASE_SCALES, PHASES
from macros.records.yaml_reader import Document, read_yaml

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "exports"

SCHEMAS = [
    "schema/practice.schema.json",
    "schema/case.schema.json",
    "schema/vocabulary.schema.json",
    "schema/self-check.schema.json",
    "schema/framework.schema.json",
    "schema/data/practice.schema.json",
    "schema/data/practices.schema.json",
    "schema/data/cases.schema.json",
    "schema/data/vocabulary.schema.json",
    "schema/data/frameworks.schema.json",
    "schema/model.schema.json",
    "schema/data/models.schema.json",
]


def check(data: Any, schema: bytes) -> None:
    jsonschema.Draft7Validator(json.loads(schema), format_checker=jsonschema.FormatChecker()).validate(data)


def as_written(path: Path) -> Any:
    """A record as the YAML says it, with dates as JSON has them."""
    document = read_yaml(path, path.name)
    assert isinstance(document, Document)
    return json.loads(json.dumps(document.data, default=date.isoformat))


@pytest.mark.parametrize("route", SCHEMAS)
def test_each_schema_is_a_schema(route: str, files: Mapping[str, bytes]) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(files[route]))


@pytest.mark.parametrize("root", [ROOT, FIXTURES], ids=["real", "awkward"])
@pytest.mark.parametrize(
    ("folder", "schema"),
    [
        ("practices", "schema/practice.schema.json"),
        ("practices/cases", "schema/case.schema.json"),
        ("practices/vocabulary", "schema/vocabulary.schema.json"),
        ("practices/frameworks", "schema/framework.schema.json"),
        ("practices/models", "schema/model.schema.json"),
    ],
)
def test_each_record_keeps_its_schema_as_it_is_written(
    root: Path, folder: str, schema: str, files: Mapping[str, bytes]
) -> None:
    for path in sorted((root / folder).glob("*.yml")):
        name = "schema/self-check.schema.json" if path.stem == "self-check" else schema
        check(as_written(path), files[name])


@pytest.mark.parametrize("name", ["practices", "cases", "vocabulary", "frameworks", "models"])
def test_each_file_keeps_its_schema(name: str, files: Mapping[str, bytes], real_files: Mapping[str, bytes]) -> None:
    for published in (files, real_files):
        check(json.loads(published[f"data/{name}.json"]), published[f"schema/data/{name}.schema.json"])


def test_the_file_of_one_practice_keeps_its_schema(files: Mapping[str, bytes]) -> None:
    check(json.loads(files["data/practices/nasty-texts.json"]), files["schema/data/practice.schema.json"])


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_the_published_record_is_the_record_as_it_was_written(kind: str, files: Mapping[str, bytes]) -> None:
    """Without the id and what is computed, each published record keeps the schema of its YAML and equals it."""
    folder = FIXTURES / "practices" / ("" if kind == "practice" else "cases")
    for item in json.loads(files[f"data/{kind}s.json"])[f"{kind}s"]:
        record = {key: value for key, value in item.items() if key not in ("id", "computed")}
        ratings = ((record.get(phase) or {}).get(scale) for phase in PHASES for scale in PHASE_SCALES)
        levels = [rating.pop("level") for rating in ratings if rating]
        assert set(levels) <= set(range(1, 6))
        check(record, files[f"schema/{kind}.schema.json"])
        for key, value in as_written(folder / f"{item['id']}.yml").items():
            assert is_within(value, record[key]), (item["id"], key)


def is_within(written: Any, published: Any) -> bool:
    """Whether all that was written is published; keys that were left out may be added, space at ends may go."""
    if isinstance(written, dict):
        return all(is_within(value, published[key]) for key, value in written.items())
    if isinstance(written, list):
        return len(written) == len(published) and all(map(is_within, written, published))
    return bool(written.strip() == published if isinstance(written, str) else written == published)


def test_a_record_that_breaks_a_rule_of_shape_breaks_the_schema(files: Mapping[str, bytes]) -> None:
    schema = files["schema/practice.schema.json"]
    record = as_written(FIXTURES / "practices" / "plain-minimum.yml")
    faults: list[dict[str, Any]] = [
        {"stages": ["on-arival"]},
        {"importance": "vital"},
        {"reviewed": "2026-13-01"},
        {"id": "plain-minimum"},
        {"titel": "x"},
        {"summary": "x" * 301},
        {"setup": {"text": "x", "actors": [{"who": "municipality", "role": "A partner, not an actor."}]}},
        {"scale_of_change": {"level": 6}},
        {"categories": []},
    ]
    check(record, schema)
    for fault in faults:
        with pytest.raises(jsonschema.ValidationError):
            check({**record, **fault}, schema)


def test_fields_of_schemas_have_the_label_help_and_example_of_the_guide(files: Mapping[str, bytes]) -> None:
    words = yaml.safe_load((ROOT / "macros" / "records" / "fields.yml").read_text("utf-8"))["practice"]["title"]
    field = json.loads(files["schema/practice.schema.json"])["properties"]["title"]
    assert (field["title"], field["examples"]) == (words["label"], [words["example"]])
    assert field["description"] == " ".join(words["help"].split())


def test_values_of_closed_lists_come_with_their_meaning(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    field = json.loads(files["schema/practice.schema.json"])["properties"]["importance"]
    terms = catalogue.vocabulary.facets["importance"].terms
    assert field["enum"] == [term.key for term in terms]
    assert field["enumDescriptions"] == [f"{term.label}: {term.definition}" for term in terms]


def test_only_published_records_are_published(files: Mapping[str, bytes]) -> None:
    found = {item["id"] for item in json.loads(files["data/practices.json"])["practices"]}
    assert found == {"nasty-texts", "plain-minimum", "third-practice"}
    assert not [route for route, content in files.items() if b"A draft that nobody" in content]


def test_ids_that_moved_lead_to_the_record_of_today(files: Mapping[str, bytes]) -> None:
    moved = json.loads(files["data/practices.json"])["moved"]
    assert moved == {"nasty-old-name": "nasty-texts", "retired-one": "third-practice"}


def test_what_is_computed_stands_apart(files: Mapping[str, bytes]) -> None:
    computed = json.loads(files["data/practices/nasty-texts.json"])["practice"]["computed"]
    assert computed == {
        "route": "practices/nasty-texts/",
        "url": "https://atlas.example/kb/practices/nasty-texts/",
        "review_due": "2026-04-15",
        "evidence_grade": "e1",
        "cases": ["minus-case"],
        "countries": ["SK"],
        "leads_to": [],
        "neighbours": ["third-practice"],
        "serves": ["charter/1"],
        "kit": ["downloads/kits/practices/nasty-texts.docx", "downloads/kits/practices/nasty-texts.md"],
        "models": [],
    }


def test_each_file_says_version_date_and_licence(files: Mapping[str, bytes]) -> None:
    for route in ("data/practices.json", "data/cases.json", "data/vocabulary.json", "data/practices/nasty-texts.json"):
        data = json.loads(files[route])
        assert [data[key] for key in ("title", "version", "date", "licence", "licence_url", "site")] == [
            "Practice Atlas",
            "1.0.0",
            "2026-11-23",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            "https://atlas.example/kb/",
        ]


def test_a_practice_names_the_models_that_go_with_it(
    real: Catalogue, edition_of: Callable[[Catalogue, str | None], Edition]
) -> None:
    """Each model at all of its practices, and at no other."""
    edition = edition_of(real, None)
    found = {
        (id_, practice.id)
        for practice in real.published.values()
        for id_ in practice_data(practice, real, edition)["computed"]["models"]
    }
    assert found == {(model.id, id_) for model in real.models.values() for id_ in model.practices}
    assert len(found) >= len(real.models)
