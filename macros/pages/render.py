"""From records to the HTML of pages and of blocks that a writer may place on any page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from markupsafe import Markup

from ..edition.country_names import country_name
from ..records.catalogue import CASE_FACETS, case_terms, terms_of
from ..records.model import Case, Practice, Record
from ..records.problems import did_you_mean, quoted
from ..records.vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .counts import counts
from .jinja_env import environment
from .page_list import planned_pages
from .site import Link, Site
from .stands_on import practice_cards, shown_everywhere
from .tile_map import beyond, europe

_Value = TypeVar("_Value")
# Stands in a card for the way to the root of the site; no record may hold such a sign.
_ROOT = "\0"


class Renderer:
    """Renders for one site. `here` is always the route of the page on which the result will stand."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = {page.route: page for page in planned_pages(site)}
        self.environment = environment(site)
        self.environment.globals.update(practice_card=self._practice_card, case_card=self._case_card)
        self._cards: dict[tuple[str, str], str] = {}

    def take_over(self, other: "Renderer") -> None:
        """Take over the cards of an earlier renderer that would come out the same, which are most of a preview."""
        if shown_everywhere(self.site) == shown_everywhere(other.site):
            now, then = practice_cards(self.site), practice_cards(other.site)
            same = {("practice_card", id_) for id_ in now if now[id_] == then[id_]}
            self._cards = {key: card for key, card in other._cards.items() if key in same}

    def block(self, template: str, here: str, **values: Any) -> Markup:
        """One template of templates/, on one page."""
        found = self.environment.get_template(f"{template}.html.j2")
        return Markup(found.render(link=self.site.link_from(here), **values))  # noqa: S704 - autoescape is on

    def record_page(self, here: str) -> Markup:
        """The generated page whose route is `here`."""
        page = self.pages[here]
        made: Markup = getattr(self, page.shows)(here, *page.ids)
        return made

    def practice_page(self, here: str, id_: str) -> Markup:
        """The page of one practice."""
        return self.block("practice", here, practice=self.practice(id_))

    def case_page(self, here: str, id_: str) -> Markup:
        """The page of one case."""
        return self.block("case", here, case=self.case(id_))

    def facet_page(self, here: str, key: str) -> Markup:
        """The list of all terms of a facet with their definitions and counts."""
        return self.block("facet", here, facet=self._known(self.site.catalogue.vocabulary.facets, key, "facet"))

    def term_page(self, here: str, facet_key: str, key: str) -> Markup:
        """Everything that carries one term."""
        facet = self._known(self.site.catalogue.vocabulary.facets, facet_key, "facet")
        term = self._known(facet.by_key, key, facet.label)
        practices = self.site.catalogue.by_term.get((facet_key, key), ())
        cases = self.site.catalogue.cases_by_term.get((facet_key, key), ())
        return self.block("term", here, facet=facet, term=term, practices=practices, cases=cases)

    def country_page(self, here: str, code: str) -> Markup:
        """All cases of one country."""
        return self.block("country", here, code=code, cases=self.site.catalogue.cases_by_term[("country", code)])

    def plan_tool(self, here: str) -> Markup:
        """The reader's own plan; without scripts a plan on paper."""
        return self.block("plan_page", here)

    def self_check(self, here: str) -> Markup:
        """The statements of the self-check as a form; without scripts a questionnaire to print."""
        return self.block("self_check", here, statements=self.site.catalogue.self_check.statements)

    def practice_finder(self, here: str) -> Markup:
        """Every published practice as a card, with the form that finds among them."""
        return self.block("practice_finder", here, countries=self._countries())

    def case_finder(self, here: str) -> Markup:
        """Every published case as a card, with the form that finds among them."""
        cases = self.site.catalogue.published_cases.values()
        years = sorted({str(case.since) for case in cases if case.since}, reverse=True)
        return self.block("case_finder", here, countries=self._countries(), years=[(year, year) for year in years])

    def compare(self, here: str) -> Markup:
        """The table in which a reader lays practices side by side."""
        return self.block("compare", here)

    def country_map(self, here: str) -> Markup:
        """The countries with cases as a map of equal squares, and as a table."""
        counts = self._cases_by_country()
        return self.block("country_map", here, europe=europe(counts), beyond=beyond(counts))

    def europe_map(self, here: str) -> Markup:
        """Europe alone, as a picture that leads to all cases."""
        return self.block("europe_map", here, europe=europe(self._cases_by_country()))

    def practice_list(
        self, here: str, limit: int | None = None, newest: bool = False, template: str = "practice_list", **filters: str
    ) -> Markup:
        """Practices as cards, by facets (`stage="on-arrival"`), newest review first if asked, at most `limit`."""
        found = [p for p in self.site.catalogue.published.values() if self._practice_fits(p, filters)]
        if newest:
            found.sort(key=lambda practice: practice.reviewed, reverse=True)
        return self.block(template, here, practices=found[:limit])

    def case_list(self, here: str, limit: int | None = None, **filters: str) -> Markup:
        """Cases as cards, by country, institution_kind, category, year or practice, at most `limit`."""
        found = [c for c in self.site.catalogue.published_cases.values() if self._case_fits(c, filters)]
        return self.block("case_list", here, cases=found[:limit])

    def practice(self, id_: str) -> Practice:
        """A published practice, or a LookupError that names the nearest id."""
        return self._known(self.site.catalogue.published, id_, "practice")

    def case(self, id_: str) -> Case:
        """A published case, or a LookupError that names the nearest id."""
        return self._known(self.site.catalogue.published_cases, id_, "case")

    def count(self, name: str) -> int:
        """A computed number such as `practices`, `cases` or `countries`."""
        return self._known(counts(self.site.catalogue), name, "count")

    def _cases_by_country(self) -> Mapping[str, int]:
        found = self.site.catalogue.cases_by_term
        return {code: len(found["country", code]) for code in self.site.catalogue.countries}

    def _countries(self) -> list[tuple[str, str]]:
        """Code and name of every country with a case, by name."""
        names = ((code, country_name(code)) for code in self.site.catalogue.countries)
        return sorted(names, key=lambda pair: pair[1])

    def _practice_card(self, link: Link, practice: Practice) -> Markup:
        return self._card("practice_card", link, practice.id, practice=practice)

    def _case_card(self, link: Link, case: Case) -> Markup:
        return self._card("case_card", link, case.id, case=case)

    def _card(self, template: str, link: Link, id_: str, **values: Record) -> Markup:
        """A card stands on many pages, and differs by the way to the root of the site only: it is made once."""
        key = (template, id_)
        if key not in self._cards:
            anywhere = replace(link, root=_ROOT)
            self._cards[key] = self.environment.get_template(f"{template}.html.j2").render(link=anywhere, **values)
        return Markup(self._cards[key].replace(_ROOT, link.root))  # noqa: S704 - autoescape is on

    def _practice_fits(self, practice: Practice, filters: Mapping[str, str]) -> bool:
        facets = (*PRACTICE_FACETS, *INVOLVED_FACETS)
        return all(key in terms_of(practice, self._facet(name, facets)) for name, key in filters.items())

    def _case_fits(self, case: Case, filters: Mapping[str, str]) -> bool:
        published = self.site.catalogue.published
        for name, key in filters.items():
            named = self._facet(name, (*CASE_FACETS, "practice"))
            if key not in (case.practices if named == "practice" else case_terms(case, named, published)):
                return False
        return True

    def _facet(self, name: str, allowed: Sequence[str]) -> str:
        return str(self._known({key: key for key in allowed}, name, "filter"))

    @staticmethod
    def _known(known: Mapping[str, _Value], key: str, kind: str) -> _Value:
        if key not in known:
            raise LookupError(f"there must be a {kind} with this name; got {quoted(key)} {did_you_mean(key, known)}")
        return known[key]
