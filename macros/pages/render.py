"""Renders generated pages, and the HTML fragments that macros place on any page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, TypeVar

from markupsafe import Markup

from ..edition.english_parts import with_english_elements
from ..records.model import Case, Practice
from ..records.problems import did_you_mean, quoted
from .jinja_env import environment
from .page_list import PageEntry, list_pages
from .site import Link, PracticeCard, Site

# The values and the HTML of each card by template and id.
Cards = dict[tuple[str, str], tuple[object, str]]
_Value = TypeVar("_Value")
# Stands in a card for the relative path to the root of the site; no record may hold this character.
_ROOT = "\0"


class Renderer:
    """Renders the templates of one Site. `here` is always the route of the page that shows the result."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cards: Cards = {}
        """Cards that are already rendered; a preview reuses them in its next build."""
        self.environment = environment(site)
        self.environment.globals.update(practice_card=self.practice_card, case_card=self.case_card)

    @cached_property
    def pages(self) -> Mapping[str, PageEntry]:
        """Every generated page by its route."""
        return {page.route: page for page in list_pages(self.site)}

    def page(self, here: str) -> Markup:
        """The content of the generated page at the route `here`, rendered from the values of its entry only."""
        entry = self.pages[here]
        return self._render(entry.template, self.site.link_from(here), file=entry.edit, here=here, **entry.values)

    def deferred(self, here: str) -> Callable[[], str]:
        """What renders the generated page at `here`. Raises LookupError at once where there is none."""
        lookup(self.pages, here, "page of a record")
        return partial(self.page, here)

    def fragment(self, template: str, here: str, **values: Any) -> Markup:
        """One template of templates/ for the page at `here`; it gets the whole catalogue."""
        everything = {"site": self.site, "catalogue": self.site.catalogue}
        return self._render(template, self.site.link_from(here), **everything, **values)

    def practice_card(self, link: Link, card: PracticeCard) -> Markup:
        """One practice in a list."""
        return self._card("practice_card", link, card.practice.id, card=card)

    def case_card(self, link: Link, case: Case) -> Markup:
        """One case in a list."""
        return self._card("case_card", link, case.id, case=case)

    def practice(self, id_: str) -> Practice:
        """A published practice. Raises LookupError, with the nearest id, where there is none."""
        return lookup(self.site.catalogue.published, id_, "practice")

    def case(self, id_: str) -> Case:
        """A published case. Raises LookupError, with the nearest id, where there is none."""
        return lookup(self.site.catalogue.published_cases, id_, "case")

    def _card(self, template: str, link: Link, id_: str, **shown: object) -> Markup:
        """A card, rendered once for all pages: they differ only in the relative path to the site root."""
        kept, html = self.cards.get((template, id_), (None, ""))
        if kept != shown:
            html = self._render(template, replace(link, root=_ROOT), **shown)
            self.cards[template, id_] = shown, html
        return Markup(html.replace(_ROOT, link.root))  # noqa: S704 - autoescape is on

    def _render(self, template: str, link: Link, **values: Any) -> Markup:
        found = self.environment.get_template(f"{template}.html.j2")
        html = found.render(link=link, **values)
        if self.site.edition.is_translation:
            html = with_english_elements(html, self.site.edition.direction)
        return Markup(html)  # noqa: S704 - autoescape is on


def lookup(values: Mapping[str, _Value], key: str, kind: str) -> _Value:
    """The value of a key. Raises LookupError with the nearest key and the `kind` of thing, such as "practice"."""
    if key not in values:
        raise LookupError(f"there must be a {kind} with this name; got {quoted(key)} {did_you_mean(key, values)}")
    return values[key]
