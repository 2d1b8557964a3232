"""What each generated page shows: a preview makes only those pages anew on which something would change."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest

from ..records.model import Case, Practice
from .jinja_env import CARDS_AT_A_TIME
from .page_list import Page
from .site import Site

Shown = tuple[object, ...]


def shown_everywhere(site: Site) -> Shown:
    """What every page may show or link to: a change of it is a change of all pages."""
    catalogue = site.catalogue
    records = frozenset(catalogue.published), frozenset(catalogue.published_cases)
    return site.edition, site.downloads, site.today, site.directory_urls, catalogue.vocabulary, records


def stands_on(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, Shown]]:
    """For each page its route and all that it shows besides; equal for two sites whose pages would be equal.

    Records are compared by identity first, so that this is quick where those that did not change are the same objects.
    """
    shows = _Shows(site)
    for before, page, after in zip_longest([None, *pages], pages, pages[1:]):
        if page:
            chain = [other.title for other in (before, after) if other and other.chain == page.chain]
            yield page.route, (page.title, page.description, *chain, *getattr(shows, page.shows)(*page.ids))


def practice_cards(site: Site) -> Mapping[str, Shown]:
    """By the id of a practice, all that its card shows besides what is shown everywhere."""
    catalogue = site.catalogue
    return {
        id_: (practice, len(catalogue.cases_of.get(id_, ())), catalogue.countries_of(id_))
        for id_, practice in catalogue.published.items()
    }


class _Shows:
    """One method for each method of the Renderer that makes a page, with the same name and the same ids."""

    def __init__(self, site: Site) -> None:
        self.site, self.catalogue = site, site.catalogue

    def practice_page(self, id_: str) -> Shown:
        catalogue = self.catalogue
        bases = [catalogue.published[base] for base in catalogue.published[id_].builds_on]
        neighbours = (*bases, *catalogue.leads_to.get(id_, ()), *catalogue.related.get(id_, ()))
        return catalogue.published[id_], *catalogue.cases_of.get(id_, ()), *map(_title, neighbours)

    def case_page(self, id_: str) -> Shown:
        case = self.catalogue.published_cases[id_]
        model = self.catalogue.published_cases[case.adapted_from] if case.adapted_from else None
        return case, model and _title(model), *(self._cards[practice] for practice in case.practices)

    def facet_page(self, key: str) -> Shown:
        terms = self.catalogue.vocabulary.facets[key].terms
        found = (self.catalogue.by_term, self.catalogue.cases_by_term)
        return tuple(len(by_term.get((key, term.key), ())) for term in terms for by_term in found)

    def term_page(self, facet: str, key: str) -> Shown:
        practices = self.catalogue.by_term.get((facet, key), ())
        cases = self.catalogue.cases_by_term.get((facet, key), ())
        return self._listed(practices), self._listed(cases)

    def country_page(self, code: str) -> Shown:
        return self._listed(self.catalogue.cases_by_term["country", code])

    def _listed(self, records: Sequence[Practice] | Sequence[Case]) -> Shown:
        """Long lists are titles, short ones are cards."""
        if len(records) > CARDS_AT_A_TIME:
            return tuple(map(_title, records))
        return tuple(self._cards[record.id] if isinstance(record, Practice) else record for record in records)

    @cached_property
    def _cards(self) -> Mapping[str, Shown]:
        return practice_cards(self.site)


def _title(record: Practice | Case) -> Shown:
    return record.id, record.title
