"""The list of generated pages with the values that each shows: of records, facets, terms, countries, frameworks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ..edition import routes
from ..edition.collation import alphabetical
from ..edition.country_names import country_name
from ..edition.facts import facts_of, texts_of
from ..records.catalogue import Catalogue
from ..records.model import Record
from ..records.model_document import LICENCE, LICENCE_URL
from ..records.paths import framework_path, model_path, path_of, vocabulary_path
from ..records.uses import countries_named, more_uses, uses_by_country
from ..records.vocabulary import CASE_TERMS, DOCUMENT_FACET, FACET_FILES, GRADE_FACET, PRACTICE_FACETS
from .case_groups import by_practice, siblings
from .document_list import documents, documents_of
from .kits import kit_words
from .page_words import page_words
from .site import Site

# The facets that have a page, with a page for each term.
LISTED_FACETS = (*PRACTICE_FACETS, GRADE_FACET, *CASE_TERMS)
# The facets whose terms follow each other in time.
FACETS_IN_ORDER = ("stage",)
_FILE_OF_FACET = {facet: name for name, facet in FACET_FILES.items()}


@dataclass(frozen=True)
class PageEntry:
    """One generated page. Equal entries give equal pages, as long as `Site.global_dependencies` are equal."""

    route: str
    template: (
        Literal["practice", "case", "facet", "term", "country", "country_uses"]
        | Literal["frameworks", "framework", "documents", "models", "model"]
    )
    """The template of its content, in templates/."""
    values: Mapping[str, object]
    """The values for the template, which gets nothing else of the records."""
    title: str
    description: str
    tab: str
    """The route of the page in the navigation under which this one is shown."""
    updated: date
    edit: str | None = None
    """The path of the file that the edit link opens, relative to the root."""
    chain: str = ""
    """Pages of one chain follow each other by previous and next."""
    is_full_width: bool = False
    """It takes the whole width, and has its own list of what stands on it or needs none."""
    also_searched: str = ""
    """Words by which the search finds it besides title and description; records have all of their own."""
    found_by: tuple[str, ...] = ()
    """Other words that people type who look for it, which count as its names."""


def list_pages(site: Site) -> Iterator[PageEntry]:
    """Every generated page; the pages of a chain are in the order of previous and next."""
    yield from _practices(site)
    yield from _cases(site)
    yield from list_overviews(site)


def list_overviews(site: Site) -> Iterator[PageEntry]:
    """Every generated page but those of single practices and cases."""
    yield from _facets(site)
    yield from _countries(site)
    yield from _frameworks(site)
    yield _documents(site)
    yield from _models(site)


def _practices(site: Site) -> Iterator[PageEntry]:
    catalogue, documents_by_practice = site.catalogue, documents_of(documents(site.catalogue))
    order = list(catalogue.vocabulary.facets["category"].by_key)
    for practice in sorted(catalogue.published.values(), key=lambda p: order.index(p.categories[0])):
        cases = catalogue.cases_of.get(practice.id, ())
        yield PageEntry(
            route=routes.of(practice),
            template="practice",
            values={
                "practice": practice,
                **_facts_and_texts(practice, catalogue),
                "cases": cases,
                "more_uses": more_uses(practice, cases),
                "grade": catalogue.grade_of(practice),
                "countries": catalogue.countries_of(practice.id),
                "builds_on": tuple(catalogue.published[base] for base in practice.builds_on),
                "leads_to": catalogue.leads_to.get(practice.id, ()),
                "related": catalogue.related.get(practice.id, ()),
                "models": catalogue.models_of.get(practice.id, ()),
                "documents": tuple(documents_by_practice.get(practice.id, ())),
                "serves": catalogue.serves.get(practice.id, ()),
            },
            title=practice.title,
            description=practice.summary,
            tab=routes.PRACTICES,
            updated=practice.reviewed,
            edit=path_of(practice),
            is_full_width=True,
        )


def _cases(site: Site) -> Iterator[PageEntry]:
    published, beside = site.catalogue.published_cases, siblings(site.catalogue)
    for case in sorted(published.values(), key=lambda c: alphabetical(country_name(c.country))):
        yield PageEntry(
            route=routes.of(case),
            template="case",
            values={
                "case": case,
                **_facts_and_texts(case, site.catalogue),
                "adapted_from": published[case.adapted_from] if case.adapted_from else None,
                "practices": tuple(site.practice_cards[id_] for id_ in case.practices),
                "siblings": beside[case.id],
            },
            title=case.title,
            description=case.summary,
            tab=routes.CASES,
            updated=case.reviewed,
            edit=path_of(case),
            is_full_width=True,
        )


def _facts_and_texts(record: Record, catalogue: Catalogue) -> Mapping[str, object]:
    """What a page shows of fields without a look of their own in fields.yml: prose as texts, others as facts."""
    facts, texts = facts_of(record, "page", catalogue), texts_of(record, "page", catalogue)
    return {"facts": tuple(facts), "texts": tuple(texts)}


def _facets(site: Site) -> Iterator[PageEntry]:
    for key in LISTED_FACETS:
        facet = site.catalogue.vocabulary.facets[key]
        practices, cases = site.catalogue.by_term, site.catalogue.cases_by_term
        common: dict[str, Any] = {"tab": routes.CASES if key in CASE_TERMS else routes.PRACTICES}
        common |= {"edit": vocabulary_path(_FILE_OF_FACET[key])}
        updated = site.edition.date
        counts = {term: len(practices.get((key, term), ()) or cases.get((key, term), ())) for term in facet.by_key}
        values: dict[str, object] = {"facet": facet, "counts": counts}
        yield PageEntry(routes.facet(key), "facet", values, facet.plural, facet.definition, updated=updated, **common)
        for term in facet.terms:
            route, title = routes.term(key, term.key), f"{facet.label}: {term.label}"
            cards = tuple(site.practice_cards[practice.id] for practice in practices.get((key, term.key), ()))
            values = {"facet": facet, "term": term, "practices": cards, "cases": cases.get((key, term.key), ())}
            chain = key if key in FACETS_IN_ORDER else ""
            yield PageEntry(route, "term", values, title, term.definition, updated=updated, chain=chain, **common)


def _countries(site: Site) -> Iterator[PageEntry]:
    uses = uses_by_country(site.catalogue)
    for code in countries_named(site.catalogue):
        cases, name = site.catalogue.cases_by_term.get(("country", code), ()), country_name(code)
        groups = by_practice(cases, site.catalogue)
        words = page_words()["country" if cases else "country_uses"]
        yield PageEntry(
            route=routes.term(routes.COUNTRY, code),
            template="country" if cases else "country_uses",
            values={"code": code, "cases": cases, "groups": groups, "uses": uses.get(code, ())},
            title=words["title"].format(country=name),
            description=words["description"].format(country=name),
            tab=routes.CASES,
            updated=site.edition.date,
            is_full_width=True,
        )


def _frameworks(site: Site) -> Iterator[PageEntry]:
    frameworks = site.catalogue.frameworks
    words = page_words()["framework"]
    heading, described = words["title"], words["description"]
    values: dict[str, object] = {"frameworks": tuple(frameworks.values()), "heading": heading}
    yield PageEntry(routes.FRAMEWORKS, "frameworks", values, heading, described, routes.PRACTICES, site.edition.date)
    for framework in frameworks.values():
        named = (framework.short, *(item.label for item in framework.items))
        yield PageEntry(
            route=routes.framework(framework.id),
            template="framework",
            values={
                "framework": framework,
                "practices": {id_: site.catalogue.published[id_] for id_ in framework.practices},
                "successor": frameworks.get(framework.followed_by or ""),
                "predecessors": tuple(other for other in frameworks.values() if other.followed_by == framework.id),
                "heading": heading,
            },
            title=framework.label,
            description=words["described"].format(framework=framework.short),
            tab=routes.PRACTICES,
            updated=framework.reviewed,
            edit=framework_path(framework.id),
            chain="frameworks",
            found_by=framework.found_by,
            also_searched=" · ".join(named),
        )


def _documents(site: Site) -> PageEntry:
    words, entries, facet = kit_words()["documents"], documents(site.catalogue), site.catalogue.vocabulary.facets
    served = {id_: site.catalogue.published[id_] for entry in entries for id_ in entry.practices}
    return PageEntry(
        route=routes.DOCUMENTS,
        template="documents",
        values={"entries": tuple(entries), "practices": served},
        title=words["title"],
        description=words["description"],
        tab=routes.PRACTICES,
        updated=site.edition.date,
        also_searched=" · ".join(term.label for term in facet[DOCUMENT_FACET].terms),
        found_by=tuple(words["found_by"]),
    )


def _models(site: Site) -> Iterator[PageEntry]:
    words, models = kit_words()["models"], site.catalogue.models
    licence = {"licence": LICENCE, "licence_url": LICENCE_URL}
    yield PageEntry(
        route=routes.MODELS,
        template="models",
        values={"models": tuple(models.values()), **licence},
        title=words["title"],
        description=words["description"],
        tab=routes.PRACTICES,
        updated=site.edition.date,
        also_searched=" · ".join((*(model.title for model in models.values()), kit_words()["kit"]["about"])),
        found_by=tuple(words["found_by"]),
    )
    for model in models.values():
        practices = tuple(site.catalogue.published[id_] for id_ in model.practices)
        yield PageEntry(
            route=routes.model(model.id),
            template="model",
            values={"model": model, "practices": practices, **licence},
            title=model.title,
            description=model.summary,
            tab=routes.PRACTICES,
            updated=model.reviewed,
            edit=model_path(model.id),
            chain="models",
            found_by=model.found_by,
        )
