"""The JSON files: practices, cases, vocabulary and frameworks, and one file for each practice."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic_core import to_json

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.framework import Framework
from ..records.model import Case, Practice
from ..records.model_document import LICENCE, ModelDocument
from ..records.reviews import review_due
from ..records.vocabulary import Vocabulary
from .edition_header import edition_header
from .json_models import ComputedOfCase, ComputedOfFramework, ComputedOfModel, ComputedOfPractice

_R = TypeVar("_R", Practice, Case)


def json_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every JSON file with its route."""
    head = edition_header(edition)
    practices = [practice_data(practice, catalogue, edition) for practice in catalogue.published.values()]
    cases = [case_data(case, catalogue, edition) for case in catalogue.published_cases.values()]
    yield "data/practices.json", as_json({**head, "practices": practices, "moved": _moved(catalogue.practices)})
    yield "data/cases.json", as_json({**head, "cases": cases, "moved": _moved(catalogue.cases)})
    yield "data/vocabulary.json", as_json({**head, **vocabulary_data(catalogue.vocabulary)})
    frameworks = [framework_data(framework, edition) for framework in catalogue.frameworks.values()]
    yield "data/frameworks.json", as_json({**head, "frameworks": frameworks})
    models = [model_data(model, edition) for model in catalogue.models.values()]
    yield "data/models.json", as_json({**head, "models": models})
    for practice in practices:
        yield routes.practice_json(practice["id"]), as_json({**head, "practice": practice})


def practice_data(practice: Practice, catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    """A PublishedPractice as plain data."""
    route = routes.of(practice)
    computed = ComputedOfPractice(
        route=route,
        url=edition.address(route),
        review_due=review_due(practice),
        evidence_grade=catalogue.grade_of(practice).key,
        cases=tuple(case.id for case in catalogue.cases_of.get(practice.id, ())),
        countries=tuple(catalogue.countries_of(practice.id)),
        leads_to=tuple(other.id for other in catalogue.leads_to.get(practice.id, ())),
        neighbours=tuple(other.id for other in catalogue.related.get(practice.id, ())),
        serves=tuple(at.address for at in catalogue.serves.get(practice.id, ())),
        kit=_files(routes.practice_kit(practice.id)),
        models=tuple(model.id for model in catalogue.models_of.get(practice.id, ())),
    )
    data: Any = practice.model_dump(mode="json")
    for where, level in catalogue.levels_of(practice).items():
        rating = data
        for name in where:
            rating = rating[name]
        rating["level"] = level.level
    return {**data, "computed": computed.model_dump(mode="json")}


def case_data(case: Case, catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    """A PublishedCase as plain data."""
    route = routes.of(case)
    computed = ComputedOfCase(
        route=route,
        url=edition.address(route),
        review_due=review_due(case),
        country_name=country_name(case.country),
        adaptations=tuple(other.id for other in catalogue.adaptations_of.get(case.id, ())),
    )
    return {**case.model_dump(mode="json"), "computed": computed.model_dump(mode="json")}


def framework_data(framework: Framework, edition: Edition) -> dict[str, Any]:
    """A PublishedFramework as plain data."""
    route = routes.framework(framework.id)
    computed = ComputedOfFramework(route=route, url=edition.address(route))
    return {**framework.model_dump(mode="json"), "computed": computed.model_dump(mode="json")}


def model_data(model: ModelDocument, edition: Edition) -> dict[str, Any]:
    """A PublishedModel as plain data."""
    route = routes.model(model.id)
    files = _files(routes.model_kit(model.id))
    computed = ComputedOfModel(route=route, url=edition.address(route), licence=LICENCE, files=files)
    return {**model.model_dump(mode="json"), "computed": computed.model_dump(mode="json")}


def _files(stem: str) -> tuple[str, ...]:
    """The routes of the files of a kit, by its route without ending."""
    return tuple(f"{stem}.{ending}" for ending in routes.KIT_ENDINGS)


def vocabulary_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """The facets, in the order of their keys, and the scales."""
    facets = sorted(vocabulary.facets.values(), key=lambda facet: facet.key)
    return {
        "facets": [facet.model_dump(mode="json") for facet in facets],
        "scales": vocabulary.scales.model_dump(mode="json"),
    }


def as_json(data: Mapping[str, Any]) -> bytes:
    """The data as JSON with a line for each key of an object and each object of a list, so that diffs stay small."""
    lines = (f"{_compact(key)}: {_on_lines(value)}" for key, value in data.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _on_lines(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return to_json(value).decode()


def _moved(records: Mapping[str, _R]) -> dict[str, str]:
    """Former and retired ids, each with the id of the published record that it redirects to."""
    now = {old: record.id for record in records.values() for old in record.formerly}
    now |= {record.id: record.replaced_by for record in records.values() if record.replaced_by}
    found = ((old, _end(old, now)) for old in sorted(now))
    return {old: end for old, end in found if end in records and records[end].status == "published"}


def _end(start: str, now: Mapping[str, str]) -> str:
    seen = {start}
    while (following := now.get(start)) and following not in seen:
        seen.add(following)
        start = following
    return start
