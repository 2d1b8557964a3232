"""SKOS and schema.org, read by a library for linked data, say what the records say."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from rdflib import RDF, SDO, SKOS, Graph, Literal, URIRef

from macros.edition.edition import Edition
from macros.exports import case_jsonld, practice_jsonld
from macros.records.catalogue import Catalogue
from macros.records.model import Use

SITE = "https://atlas.example/kb/"

# rdflib's own reader of JSON-LD still uses the class that rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def graph_of(jsonld: Mapping[str, Any]) -> Graph:
    """The graph of a page, with the context of schema.org put in place by hand, since tests have no network."""
    local = {"@vocab": str(SDO), **{name: {"@type": "@id"} for name in ("url", "license")}}
    return Graph().parse(data=json.dumps({**jsonld, "@context": local}), format="json-ld")


def skos(content: bytes, base: str = "https://base.example/data/vocabulary.jsonld") -> Graph:
    return Graph().parse(data=content.decode(), format="json-ld", base=base)


def test_each_list_and_scale_is_a_concept_scheme(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    graph, vocabulary = skos(files["data/vocabulary.jsonld"]), catalogue.vocabulary
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    frameworks = catalogue.frameworks.values()
    assert len(schemes) == len(vocabulary.facets) + len(vocabulary.scales.scales) + len(frameworks)
    items = sum(len(framework.items) for framework in frameworks)
    terms = sum(len(facet.terms) for facet in vocabulary.facets.values())
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == terms + items + 5 * len(vocabulary.scales.scales)


def test_each_item_of_a_framework_matches_the_practices_that_serve_it(
    files: Mapping[str, bytes], catalogue: Catalogue
) -> None:
    graph = skos(files["data/vocabulary.jsonld"])
    assert catalogue.frameworks
    for framework in catalogue.frameworks.values():
        for code, links in framework.links_of.items():
            matched = set(graph.objects(URIRef(f"{SITE}frameworks/{framework.id}/#item-{code}"), SKOS.relatedMatch))
            assert matched == {URIRef(f"{SITE}practices/{link.practice}/") for link in links}


def test_each_term_has_its_label_and_definition(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    graph = skos(files["data/vocabulary.jsonld"])
    for facet in catalogue.vocabulary.facets.values():
        scheme = URIRef(f"{SITE}{facet.key.replace('_', '-')}/")
        for term in facet.terms:
            concept = URIRef(f"{scheme}{term.key}/")
            assert graph.value(concept, SKOS.prefLabel) == Literal(term.label, lang="en")
            assert graph.value(concept, SKOS.definition) == Literal(term.definition, lang="en")
            assert (concept, SKOS.inScheme, scheme) in graph
            assert (scheme, SKOS.hasTopConcept, concept) in graph


def test_concepts_of_a_site_without_an_address_lie_beside_the_file(homeless: Mapping[str, bytes]) -> None:
    graph = skos(homeless["data/vocabulary.jsonld"])
    assert (URIRef("https://base.example/stage/on-arrival/"), RDF.type, SKOS.Concept) in graph


def test_a_practice_is_a_how_to_with_its_steps(catalogue: Catalogue, edition: Edition) -> None:
    graph = graph_of(practice_jsonld(catalogue.practices["nasty-texts"], catalogue, edition))
    page = URIRef(f"{SITE}practices/nasty-texts/")
    assert (page, RDF.type, SDO.HowTo) in graph
    assert graph.value(page, SDO.name) == Literal(catalogue.practices["nasty-texts"].title)
    assert graph.value(page, SDO.dateModified) == Literal("2025-02-28")
    assert graph.value(page, SDO.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert {str(text) for text in graph.objects(None, SDO.text)} == {"+1 first step", "-2 second step", "Do it."}
    assert (page, SDO.isPartOf, URIRef(f"{SITE}data/")) in graph
    assert (URIRef(f"{SITE}data/"), RDF.type, SDO.Dataset) in graph
    assert (page, SDO.about, URIRef(f"{SITE}category/accommodation/")) in graph
    assert (page, SDO.subjectOf, URIRef(f"{SITE}cases/minus-case/")) in graph
    assert {str(name) for name in graph.objects(None, SDO.audienceType)} == {"PhD candidates", "Support staff"}


def test_what_an_institution_says_of_itself_is_its_own_claim(catalogue: Catalogue, edition: Edition) -> None:
    """Nothing says as a fact what nobody has checked."""
    practice = catalogue.practices["nasty-texts"]
    uses = tuple(
        Use(institution=f"University {n}", country="DE", since=since, url=f"https://u.example/{n}")
        for n, since in ((1, 2024), (2, None))
    )

    graph = graph_of(practice_jsonld(practice.model_copy(update={"in_use": uses}), catalogue, edition))
    claims = list(graph.objects(URIRef(f"{SITE}practices/nasty-texts/"), SDO.mentions))
    assert {graph.value(claim, SDO.url) for claim in claims} == {URIRef(use.url) for use in uses}
    for claim in claims:
        assert (claim, RDF.type, SDO.Claim) in graph
        assert "not checked" in str(graph.value(claim, SDO.name))
        assert str(graph.value(graph.value(claim, SDO.author), SDO.name)).startswith("University ")
    assert [str(years) for claim in claims if (years := graph.value(claim, SDO.temporalCoverage))] == ["2024/.."]
    assert "mentions" not in practice_jsonld(practice, catalogue, edition)


def test_a_practice_without_steps_is_an_article(catalogue: Catalogue, edition: Edition) -> None:
    assert practice_jsonld(catalogue.practices["plain-minimum"], catalogue, edition)["@type"] == "Article"


def test_a_case_is_an_article_about_its_institution(catalogue: Catalogue, edition: Edition) -> None:
    graph = graph_of(case_jsonld(catalogue.cases["minus-case"], catalogue, edition))
    page = URIRef(f"{SITE}cases/minus-case/")
    assert (page, RDF.type, SDO.Article) in graph
    assert graph.value(graph.value(page, SDO.about), SDO.name) == Literal("=University & <Sons>")
    assert graph.value(graph.value(page, SDO.contentLocation), SDO.name) == Literal("Košice, Slovakia")
    assert graph.value(page, SDO.temporalCoverage) == Literal("2016")
    assert set(graph.objects(page, SDO.mentions)) == {
        URIRef(f"{SITE}practices/{id_}/") for id_ in ("nasty-texts", "third-practice")
    }


@pytest.mark.parametrize("site", [SITE, None])
def test_every_type_and_property_exists_in_schema_org(
    catalogue: Catalogue, site: str | None, edition_of: Callable[..., Edition]
) -> None:
    edition = edition_of(catalogue, site)
    pages = [practice_jsonld(practice, catalogue, edition) for practice in catalogue.published.values()]
    pages += [case_jsonld(case, catalogue, edition) for case in catalogue.published_cases.values()]
    for page in pages:
        graph = graph_of(page)
        names = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
        unknown = [name for name in names if name not in SDO]
        assert not unknown
        assert "None" not in json.dumps(page)
