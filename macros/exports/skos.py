"""The vocabulary and the frameworks as SKOS in JSON-LD: each closed list, scale and framework a concept scheme.

Names of concepts are the addresses of their pages, relative to this file while the site has no address.
"""

from collections.abc import Iterator
from typing import Any

from ..edition import routes
from ..edition.edition import Edition
from ..edition.languages import ENGLISH, EnglishText
from ..records.catalogue import Catalogue
from ..records.framework import Framework
from ..records.vocabulary import Facet, Scale
from .published_json import as_json

ROUTE = "data/vocabulary.jsonld"
_TO_ROOT = "../"

Thing = dict[str, Any]


def skos_file(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The file with its route."""
    vocabulary, root = catalogue.vocabulary, edition.site_url or _TO_ROOT
    graph = [_about(root, edition)]
    for facet in sorted(vocabulary.facets.values(), key=lambda facet: facet.key):
        graph.extend(_facet(facet, root))
    for scale in vocabulary.scales.scales:
        graph.extend(_scale(scale, root))
    for framework in catalogue.frameworks.values():
        graph.extend(_framework(framework, root))
    yield ROUTE, as_json({"@context": _context(edition.language), "@graph": graph})


def _context(language: str) -> Thing:
    text = {"@language": language}
    link = {"@type": "@id"}
    return {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "ConceptScheme": "skos:ConceptScheme",
        "Concept": "skos:Concept",
        "prefLabel": {"@id": "skos:prefLabel", **text},
        "definition": {"@id": "skos:definition", **text},
        "scopeNote": {"@id": "skos:scopeNote", **text},
        "notation": "skos:notation",
        "inScheme": {"@id": "skos:inScheme", **link},
        "topConceptOf": {"@id": "skos:topConceptOf", **link},
        "hasTopConcept": {"@id": "skos:hasTopConcept", **link},
        "relatedMatch": {"@id": "skos:relatedMatch", **link},
        "title": {"@id": "dct:title", **text},
        "license": {"@id": "dct:license", **link},
        "isPartOf": {"@id": "dct:isPartOf", **link},
        "issued": {"@id": "dct:issued", "@type": "xsd:date"},
        "versionInfo": "owl:versionInfo",
    }


def _about(root: str, edition: Edition) -> Thing:
    return {
        "@id": f"{root}{ROUTE}",
        "title": edition.name,
        "versionInfo": edition.version,
        "issued": edition.date.isoformat(),
        "license": edition.licence_url,
    }


def _facet(facet: Facet, root: str) -> Iterator[Thing]:
    scheme = f"{root}{routes.facet(facet.key)}"
    names = {term.key: f"{root}{routes.term(facet.key, term.key)}" for term in facet.terms}
    yield _scheme(scheme, facet.key, facet.plural, facet.definition, list(names.values()), root)
    for term in facet.terms:
        yield _concept(names[term.key], scheme, term.key, term.label, term.definition)


def _scale(scale: Scale, root: str) -> Iterator[Thing]:
    scheme = f"{root}{routes.SCALES}#{scale.key}"
    names = [f"{scheme}-{level.level}" for level in scale.levels]
    notes = [scale.counted, scale.not_counted]
    yield {**_scheme(scheme, scale.key, scale.label, scale.definition, names, root), "scopeNote": notes}
    for name, level in zip(names, scale.levels, strict=True):
        yield _concept(name, scheme, str(level.level), level.label, level.amount)


def _framework(framework: Framework, root: str) -> Iterator[Thing]:
    """A framework, and each of its items with the pages of the practices that serve it."""
    scheme = f"{root}{routes.framework(framework.id)}"
    names = {code: f"{root}{routes.framework_item(framework.id, code)}" for code in framework.by_code}
    yield _scheme(scheme, framework.id, framework.label, framework.note, list(names.values()), root)
    for code, item in framework.by_code.items():
        matches = [f"{root}{routes.practice(link.practice)}" for link in framework.links_of[code]]
        concept = {**_concept(names[code], scheme, code, item.label, item.note or ""), "relatedMatch": matches}
        yield {key: value for key, value in concept.items() if value}


def _scheme(name: str, key: str, label: str, definition: str, concepts: list[str], root: str) -> Thing:
    described = {"@id": name, "@type": "ConceptScheme", "notation": key, **_words(label, definition)}
    return {**described, "isPartOf": f"{root}{ROUTE}", "hasTopConcept": concepts}


def _concept(name: str, scheme: str, key: str, label: str, definition: str) -> Thing:
    described = {"@id": name, "@type": "Concept", "notation": key, **_words(label, definition)}
    return {**described, "inScheme": scheme, "topConceptOf": scheme}


def _words(label: str, definition: str) -> Thing:
    """Label and definition, each with its language where that is not the language of the file."""
    return {"prefLabel": _in_language(label), "definition": _in_language(definition)}


def _in_language(text: str) -> str | Thing:
    return {"@value": text, "@language": ENGLISH} if isinstance(text, EnglishText) else text
