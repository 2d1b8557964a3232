"""The sheets and lists at the front and the end of a handbook; each covers the practices of its book only."""

from collections.abc import Mapping, Sequence

from ..edition.languages import one_line
from ..records.catalogue import Catalogue
from ..records.framework import Framework, FrameworkLink
from ..records.model import Practice
from .book import in_parts
from .cross_references import JsonObject

# The lists whose terms a reader meets in the text; those of other lists explain themselves.
GLOSSARY = ("stage", "target_group", "career_stage", "importance", "evidence_grade", "study_kind", "case_state")


def journey_matrix(practices: Sequence[Practice], catalogue: Catalogue) -> JsonObject:
    """For each part a row, with the practices that help at each stage, as `practice:id`, in the order of reading."""
    facets = catalogue.vocabulary.facets
    stages = facets["stage"].terms
    rows = [
        {
            "label": facets["category"].by_key[key].label,
            "cells": [[f"practice:{p.id}" for p in group if stage.key in p.stages] for stage in stages],
        }
        for key, group in in_parts(practices, catalogue).items()
    ]
    return {"stages": [stage.label for stage in stages], "rows": rows}


def glossary(catalogue: Catalogue) -> list[JsonObject]:
    """The lists of the glossary with their terms and definitions."""
    return [
        {
            "label": facet.plural,
            "terms": [{"label": term.label, "definition": one_line(term.definition)} for term in facet.terms],
        }
        for facet in (catalogue.vocabulary.facets[key] for key in GLOSSARY)
    ]


def self_check(practices: Sequence[Practice], catalogue: Catalogue) -> list[JsonObject]:
    """The statements that these practices help to make true, by stage, with the practices as `practice:id`."""
    shown = {practice.id for practice in practices}
    asked = [
        (statement, [f"practice:{id_}" for id_ in statement.practices if id_ in shown])
        for statement in catalogue.self_check.statements
    ]
    groups = [
        {
            "label": stage.label,
            "statements": [
                {"text": one_line(said.text), "to": to} for said, to in asked if to and said.stage == stage.key
            ],
        }
        for stage in catalogue.vocabulary.facets["stage"].terms
    ]
    return [group for group in groups if group["statements"]]


def frameworks(practices: Sequence[Practice], catalogue: Catalogue) -> list[JsonObject]:
    """The frameworks with those of their items that these practices serve."""
    titles = {practice.id: one_line(practice.title) for practice in practices}
    found = [_framework(framework, titles) for framework in catalogue.frameworks.values()]
    return [framework for framework in found if framework["items"]]


def _framework(framework: Framework, titles: Mapping[str, str]) -> JsonObject:
    items = [
        {
            "label": framework.named(code),
            "direct": _served(links, "direct", titles),
            "supporting": _served(links, "supporting", titles),
        }
        for code, links in framework.links_of.items()
    ]
    return {
        "id": framework.id,
        "label": framework.label,
        "publisher": ", ".join(map(str, filter(None, (framework.publisher, framework.year)))),
        "url": framework.url,
        "items": [item for item in items if item["direct"] or item["supporting"]],
    }


def _served(links: Sequence[FrameworkLink], strength: str, titles: Mapping[str, str]) -> list[JsonObject]:
    found = [link.practice for link in links if link.strength == strength and link.practice in titles]
    return [
        {"to": f"practice:{id_}", "title": titles[id_]} for id_ in sorted(found, key=lambda id_: titles[id_].casefold())
    ]
