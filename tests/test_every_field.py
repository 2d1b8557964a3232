"""Every field stands in every output that fields.yml names for it, with its value in words, and in its column."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from macros.contribute.form import form_schema, record_form
from macros.contribute.guide import parts_of_records
from macros.exports import export_files
from macros.pages.site import Site
from macros.pages.tool_data import reader_data
from macros.records.catalogue import Catalogue
from macros.records.fields import fields_of, part_models, part_name
from macros.records.model import Case, Practice, Record, kind_of
from macros.records.record_facts import ratings_of
from macros.records.validate import load_catalogue
from macros.records.yaml_reader import Where
from tests.atlas import atlas_records

from .every_field import (
    PLACES,
    ROOT,
    SMALL,
    TEXTS,
    TODAY,
    Said,
    cells,
    csv_rows,
    involved,
    missing,
    records_of,
    site_of,
    squeezed,
    workbook_rows,
)

FULL = ("practices/full/", "cases/kosice-example/")


@pytest.fixture(scope="module", params=["real", "small"])
def site(request: pytest.FixtureRequest) -> Site:
    return site_of(atlas_records() if request.param == "real" else load_catalogue(SMALL, TODAY))


@pytest.fixture(scope="module")
def files(site: Site) -> Mapping[str, bytes]:
    return dict(export_files(site.catalogue, site.edition))


@pytest.fixture(scope="module")
def said_in(site: Site) -> Callable[[str], Said]:
    """What an output says of each record, made once for all tests."""
    return cache(lambda output: TEXTS[output](site))


def test_the_full_records_say_something_in_every_field() -> None:
    """Else the tests below would pass where nothing is shown."""
    catalogue = load_catalogue(SMALL, TODAY)
    for way in FULL:
        record = records_of(catalogue)[way]
        assert set(_empty(record)) <= {"formerly", "replaced_by"}, way


def _empty(record: BaseModel) -> Iterator[str]:
    """The fields of a record and of its groups that no part of it fills."""
    filled: dict[str, set[str]] = {}
    waiting: list[BaseModel] = [record]
    while waiting:
        part = waiting.pop()
        for key, field in fields_of(part_name(type(part))).items():
            value = getattr(part, key)
            if value not in (None, (), ""):
                filled.setdefault(part_name(type(part)), set()).add(key)
                waiting += (value if field.many else (value,)) if field.part else ()
    yield from (key for part, keys in filled.items() for key in fields_of(part) if key not in keys)


@pytest.mark.parametrize("output", TEXTS)
def test_every_value_stands_in_every_output_that_shows_its_field(
    output: str, site: Site, said_in: Callable[[str], Said]
) -> None:
    said = said_in(output)

    assert len(said) >= len(records_of(site.catalogue)) - 3  # a case of a practice that is a draft has no chapter
    assert missing(said, PLACES.get(output, output), site.catalogue) == []  # type: ignore[arg-type]


def test_every_value_stands_in_its_column_of_the_tables(site: Site, files: Mapping[str, bytes]) -> None:
    rows = csv_rows(files)
    for way, record in records_of(site.catalogue).items():
        for _, column, _, value in cells(record, site.catalogue):
            cell = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            assert rows[way][column].removeprefix("'") == cell.removeprefix("'"), (way, column)
        for column, who in involved(record):
            assert who in rows[way][column].split("; "), (way, column)


def test_every_value_stands_in_words_in_its_column_of_the_workbook(site: Site, files: Mapping[str, bytes]) -> None:
    rows = workbook_rows(files)
    for way, record in records_of(site.catalogue).items():
        for key, column, field, value in cells(record, site.catalogue):
            if "workbook" in fields_of(kind_of(record))[key].looks:
                assert rows[way][_heading(key, column, site)] == _shown(column, field, value, site), (way, column)


def _heading(key: str, column: str, site: Site) -> str:
    vocabulary = site.catalogue.vocabulary
    phase, _, scale = column.partition("_")
    if phase in ("setup", "delivery"):
        of = vocabulary.scales.by_key[scale.removesuffix("_about").removesuffix("_grows_with")]
        unit = f" in {of.unit}" if column.endswith("_about") else ""
        unit = " grows with" if column.endswith("_grows_with") else unit
        return f"{fields_of('practice')[phase].label}: {of.label.lower()}{unit}"
    field = next(f for f in (*_named(column), *_named(key)))
    facet = vocabulary.facets.get(field.facet or "")
    return field.label if facet is None else facet.plural if field.many else facet.label


def _named(key: str) -> list[Any]:
    return [fields_of(part)[key] for part in ("practice", "case", "researchers") if key in fields_of(part)]


def _shown(column: str, field: Any, value: Any, site: Site) -> Any:
    scale = site.catalogue.vocabulary.scales.by_key.get(column.removeprefix("setup_").removeprefix("delivery_"))
    if field.part in ("rating", "judgement") and scale:
        return f"{value} · {scale.at(value).label}" if value else "not rated"
    if isinstance(value, date):
        return datetime.combine(value, datetime.min.time())
    if field.kind in ("term", "record") and value:
        values = value if isinstance(value, tuple) else (value,)
        records = {**site.catalogue.practices, **site.catalogue.cases}
        label = site.catalogue.vocabulary.label
        return "; ".join(records[v].title if field.kind == "record" else label(field.facet, v) for v in values)
    return "; ".join(value) or None if isinstance(value, tuple) else value


def test_the_json_holds_every_field_as_the_record_has_it(site: Site, files: Mapping[str, bytes]) -> None:
    for name, records in (("practices", site.catalogue.published), ("cases", site.catalogue.published_cases)):
        for found in json.loads(files[f"data/{name}.json"])[name]:
            record = records[found["id"]]
            written = record.model_dump(mode="json")
            for where, level in _levels(record, site.catalogue).items():
                assert _rating(found, where)["level"] == level
                _rating(written, where)["level"] = level
            assert {key: found[key] for key in written} == written
            assert set(fields_of(kind_of(record))) <= set(written)


def _levels(record: Record, catalogue: Catalogue) -> dict[Where, int]:
    if not isinstance(record, Practice):
        return {}
    return {where: level.level for where, level in catalogue.levels_of(record).items()}


def _rating(found: Any, where: Where) -> Any:
    for name in where:
        found = found[name]
    return found


def test_the_grade_of_evidence_stands_in_every_output(
    site: Site, files: Mapping[str, bytes], said_in: Callable[[str], Said]
) -> None:
    """No field, since the atlas works it out, but shown as one."""
    said = {output: said_in(output) for output in ("page", "card", "epub", "comment")}
    rows, sheet = csv_rows(files), workbook_rows(files)
    published = {p["id"]: p["computed"] for p in json.loads(files["data/practices.json"])["practices"]}
    tools = {p["id"]: p["facets"] for p in reader_data(site)["practices"]}
    for id_, practice in site.catalogue.published.items():
        grade, way = site.catalogue.grade_of(practice), f"practices/{id_}/"
        assert not [output for output, texts in said.items() if squeezed(grade.label) not in texts[way]], id_
        assert rows[way]["evidence_grade"] == published[id_]["evidence_grade"] == grade.key
        assert sheet[way]["Evidence"] == grade.label
        assert tools[id_]["evidence_grade"] == (grade.key,)


@pytest.mark.parametrize("output", ["page", "epub", "comment"])
def test_what_cites_nothing_is_called_an_estimate(output: str, site: Site, said_in: Callable[[str], Said]) -> None:
    said = said_in(output)
    for id_, practice in site.catalogue.published.items():
        uncited = [rating for _, rating in ratings_of(practice) if not rating.source]
        assert said[f"practices/{id_}/"].count("·estimate") == len(uncited), id_


def test_what_an_institution_says_of_itself_is_called_unchecked_everywhere() -> None:
    """Its label says so, which every output shows with it."""
    site, way, field = site_of(load_catalogue(SMALL, TODAY)), FULL[0], fields_of("practice")["in_use"]
    files = dict(export_files(site.catalogue, site.edition))
    shown = [output for output in TEXTS if PLACES.get(output, output) in field.looks]
    described = [json.loads(files[route]) for route in ("datapackage.json", "schema/data/practices.schema.json")]

    assert "reported by the institution itself, not checked" in field.label
    assert set(shown) == {"page", "epub", "comment", "search"}
    assert not [output for output in shown if squeezed(field.label) not in TEXTS[output](site)[way]]
    assert field.label in workbook_rows(files)[way]
    assert all(f'"{field.label}"' in json.dumps(data) for data in described)
    assert squeezed(field.label) in squeezed(record_form("practice", site.catalogue, site.edition, "../../"))


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_the_form_asks_for_every_field_once(kind: str) -> None:
    site = site_of(load_catalogue(SMALL, TODAY))
    form = record_form(kind, site.catalogue, site.edition, "../../")
    text, parts = squeezed(form), form_schema(kind, site.catalogue, site.edition)["parts"]
    for key, field in fields_of(kind).items():
        assert form.count(f'data-field="{key}"') >= 1, key
        assert squeezed(f"{field.label}") in text, key
        assert parts[kind][key]["label"] == field.label


def test_the_guide_explains_every_part_of_a_record() -> None:
    assert set(parts_of_records()) == {part_name(model) for model in part_models((Practice, Case))}


MADE_UP = """
  languages:
    label: Languages of the desk
    show: {card: true}
    help: Which languages are spoken.
    example: [English]
  afterword:
    label: What came of it later
    help: What happened afterwards.
    example: Nothing more.
  rooms:
    label: Number of rooms
    help: How many rooms there are.
    example: 3
"""
VALUES = {"languages": ["Tetum of Dili", "Guaraní"], "afterword": "The *Sorbian* sequel.", "rooms": 8675309}
NOWHERE = {("afterword", "card"), ("afterword", "csv"), ("afterword", "workbook"), ("rooms", "card")}
READ_BY_EDITORS = {("rooms", "copyedit"), ("rooms", "search")}  # no words of ours


def test_a_field_that_is_declared_is_shown_everywhere(tmp_path: Path) -> None:
    """Two edits, one of the model and one of fields.yml; the third, of the changelog, is for readers."""
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    _declare(tmp_path / "macros/records")
    command = [sys.executable, str(ROOT / "tests/every_field.py"), json.dumps(VALUES)]
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)

    lacking = {
        (key, output)
        for key, value in VALUES.items()
        for output, texts in said.items()
        for way in FULL
        for text in _told(key, value, output)
        if squeezed(text) not in texts[way]
    }
    assert lacking == NOWHERE | READ_BY_EDITORS
    assert set(said) == {*TEXTS, "pdf", "csv", "workbook", "json", "form"}


def _told(key: str, value: Any, output: str) -> list[str]:
    if output == "form":
        return [f'data-field="{key}"']
    marked = value if output == "json" or not isinstance(value, str) else value.replace("*", "")
    return [str(one) for one in (marked if isinstance(marked, list) else [marked])]


def _declare(folder: Path) -> None:
    """Write the made-up fields into the model and fields.yml, at the end of practices and of cases."""
    model, words = folder / "model.py", folder / "fields.yml"
    lines = "    languages: tuple[Name, ...] = ()\n    afterword: Prose | None = None\n    rooms: int | None = None\n"
    text = model.read_text("utf-8")
    for last in ("    contributors: tuple[Name, ...] = ()\n", "    adapted_from: Id | None = None\n"):
        assert text.count(last) == 1
        text = text.replace(last, last + lines)
    model.write_text(text, "utf-8")
    text = words.read_text("utf-8")
    for part in ("\ncase:\n", "\nphase:\n"):
        assert text.count(part) == 1
        text = text.replace(part, f"{MADE_UP}{part}")
    words.write_text(text, "utf-8")


def test_a_catalogue_of_fields_is_read_from_the_model() -> None:
    """The made-up fields of the test above are none of the real ones."""
    catalogue: Catalogue = load_catalogue(SMALL, TODAY)
    for record in records_of(catalogue).values():
        assert not set(VALUES) & set(fields_of(part_name(type(record))))
