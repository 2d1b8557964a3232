"""Which pages the records make: one for each published practice and case, each term, each country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..edition import routes
from ..edition.country_names import country_name
from ..records.paths import file_of, vocabulary_file
from ..records.vocabulary import FACET_FILES, PRACTICE_FACETS
from .site import Site

_LISTED_FACETS = (*PRACTICE_FACETS, "institution_kind")
_FILE_OF_FACET = {facet: name for name, facet in FACET_FILES.items()}


@dataclass(frozen=True)
class Page:
    """One generated page. `shows` names what the renderer makes of `ids`."""

    route: str
    shows: str
    ids: tuple[str, ...]
    title: str
    description: str
    tab: str
    """The route of the page in the navigation under which this one is shown."""
    updated: date
    edit: str | None = None
    """The file that a reader would edit, relative to the root."""
    chain: str = ""
    """Pages of one chain follow each other by previous and next."""


def planned_pages(site: Site) -> Iterator[Page]:
    """Every generated page, in the order in which readers would turn them."""
    yield from _practices(site)
    yield from _cases(site)
    yield from _facets(site)
    yield from _countries(site)


def _practices(site: Site) -> Iterator[Page]:
    order = list(site.catalogue.vocabulary.facets["category"].by_key)
    ordered = sorted(site.catalogue.published.values(), key=lambda p: order.index(p.categories[0]))
    for practice in ordered:
        yield Page(
            route=routes.practice(practice.id),
            shows="practice_page",
            ids=(practice.id,),
            title=practice.title,
            description=practice.summary,
            tab=routes.PRACTICES,
            updated=practice.reviewed,
            edit=file_of(practice),
            chain="practices",
        )


def _cases(site: Site) -> Iterator[Page]:
    for case in sorted(site.catalogue.published_cases.values(), key=lambda c: country_name(c.country)):
        yield Page(
            route=routes.case(case.id),
            shows="case_page",
            ids=(case.id,),
            title=case.title,
            description=case.summary,
            tab=routes.CASES,
            updated=case.reviewed,
            edit=file_of(case),
            chain="cases",
        )


def _facets(site: Site) -> Iterator[Page]:
    for key in _LISTED_FACETS:
        facet = site.catalogue.vocabulary.facets[key]
        common = {"tab": routes.CASES if key == "institution_kind" else routes.PRACTICES}
        common |= {"edit": vocabulary_file(_FILE_OF_FACET[key])}
        updated = site.edition.date
        route = routes.facet(key)
        yield Page(route, "facet_page", (key,), facet.plural, facet.definition, updated=updated, **common)
        for term in facet.terms:
            route, title = routes.term(key, term.key), f"{facet.label}: {term.label}"
            yield Page(route, "term_page", (key, term.key), title, term.definition, updated=updated, **common)


def _countries(site: Site) -> Iterator[Page]:
    for code in site.catalogue.countries:
        name = country_name(code)
        yield Page(
            route=routes.term(routes.COUNTRY, code),
            shows="country_page",
            ids=(code,),
            title=f"Cases from {name}",
            description=f"Real examples from {name}, with their sources.",
            tab=routes.CASES,
            updated=site.edition.date,
        )
