"""The macros that a writer may use on any page of docs/; the page about them is made from this list."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from ..edition.action_plan import plan_words
from ..records.catalogue import Catalogue
from ..records.uses import sort_key, uses_by_country
from ..records.vocabulary import PHASES
from . import examples, front, record_lists
from .charts import coverage_rows, importance_by_effort, journey_rows
from .counts import counts
from .macro import Arguments, Macro, given
from .render import Renderer, lookup
from .site import PracticeCard
from .tile_map import DARKEST, beyond, europe

# The drawings over the doors of the home page.
DOORS = ("answer", "plan", "example")


def practice_card(renderer: Renderer, here: str, id_: str) -> Markup:
    """One practice as a card."""
    card = renderer.site.practice_cards[renderer.practice(id_).id]
    return renderer.practice_card(renderer.site.link_from(here), card)


def case_card(renderer: Renderer, here: str, id_: str) -> Markup:
    """One case as a card."""
    return renderer.case_card(renderer.site.link_from(here), renderer.case(id_))


def practice_list(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Practices as cards; filter by any facet, `newest=true` for the latest reviews, `limit` for how many."""
    return renderer.fragment("practice_list", here, practices=_cards(renderer, filters))


def case_list(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Cases as cards; filter by country, institution_kind, case_state, category, year or practice, with a `limit`."""
    return renderer.fragment("case_list", here, cases=record_lists.cases(renderer.site.catalogue, **filters))


def practice_links(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Practices as a plain list of links, with the same filters as practice_list."""
    return renderer.fragment("practice_links", here, practices=_cards(renderer, filters))


def find_box(renderer: Renderer, here: str) -> Markup:
    """A field whose words open the finder of practices with what they find."""
    return renderer.fragment("find_box", here)


def self_check_offer(renderer: Renderer, here: str) -> Markup:
    """The self-check as the first thing to do, with the number of its statements and how long they take."""
    statements = renderer.site.catalogue.self_check.statements
    return renderer.fragment("self_check_offer", here, statements=len(statements), duration=front.duration(statements))


def door(renderer: Renderer, here: str, name: str) -> Markup:
    """The drawing over one of the doors of the home page: answer, plan or example."""
    return renderer.fragment("door", here, name=lookup(dict.fromkeys(DOORS, name), name, "door"))


def category_links(renderer: Renderer, here: str) -> Markup:
    """Every category with its glyph and the number of its practices, as links."""
    return renderer.fragment("category_links", here)


def easy_practices(renderer: Renderer, here: str, limit: int = 3) -> Markup:
    """The essential practices that ask least money and work, one of each main category, with a `limit`."""
    found = front.easy_essentials(renderer.site.catalogue, limit)
    cards = [renderer.site.practice_cards[practice.id] for practice in found]
    stages = front.journey_stages(renderer.site.catalogue)
    return renderer.fragment("easy_practices", here, cards=cards, stages=stages)


def telling_cases(renderer: Renderer, here: str, limit: int = 2) -> Markup:
    """The cases that tell most of essential practices, one of each country, with a `limit`."""
    return renderer.fragment("telling_cases", here, cases=front.telling_cases(renderer.site.catalogue, limit))


def coverage(renderer: Renderer, here: str) -> Markup:
    """The number of practices for each category and stage, as links."""
    return renderer.fragment("coverage", here, rows=coverage_rows(renderer.site.catalogue))


def importance_effort(renderer: Renderer, here: str) -> Markup:
    """Every practice as a dot, importance against effort, with the same in words."""
    catalogue = renderer.site.catalogue
    rows = {phase: importance_by_effort(catalogue, phase) for phase in PHASES}
    return renderer.fragment("importance_effort", here, rows=rows)


def journey_map(renderer: Renderer, here: str) -> Markup:
    """Every practice with the stages of the journey at which it helps, by importance."""
    catalogue = renderer.site.catalogue
    terms = catalogue.vocabulary.facets["importance"].terms
    return renderer.fragment("journey_map", here, groups=[(term, journey_rows(catalogue, term.key)) for term in terms])


def journey(renderer: Renderer, here: str) -> Markup:
    """The journey of a newcomer as a drawing with a scene for each stage, and the number of practices in each."""
    return renderer.fragment("journey", here, stages=front.journey_stages(renderer.site.catalogue))


def term(renderer: Renderer, here: str, facet: str, key: str) -> Markup:
    """A term of the vocabulary as a link that shows its definition."""
    return renderer.fragment("term_inline", here, facet=facet, term=renderer.site.catalogue.vocabulary.term(facet, key))


def scale_legend(renderer: Renderer, here: str, key: str) -> Markup:
    """The five levels of one scale: cost, time, effort or scale_of_change."""
    return renderer.fragment("scale_legend", here, scale=renderer.site.catalogue.vocabulary.scales.by_key[key])


def scales(renderer: Renderer, here: str) -> Markup:
    """All scales with what they count."""
    return renderer.fragment("scales", here, words=plan_words()["institution"])


def glossary(renderer: Renderer, here: str) -> Markup:
    """Every list of the vocabulary with its definitions."""
    return renderer.fragment("glossary", here)


def count(renderer: Renderer, _: str, name: str) -> Markup:
    """A computed number: practices, cases, countries, institutions, categories, stages or essential."""
    return escape(lookup(counts(renderer.site.catalogue), name, "count"))


def cases_by_country(renderer: Renderer, here: str) -> Markup:
    """Every country with cases, as links with counts."""
    return renderer.fragment("cases_by_country", here)


def country_map(renderer: Renderer, here: str) -> Markup:
    """The countries with cases as a map of equal squares, each a link with its count, and as a table."""
    found = _cases_by_country(renderer.site.catalogue)
    uses = {
        code: len({sort_key(use) for _, use in named})
        for code, named in uses_by_country(renderer.site.catalogue).items()
    }
    return renderer.fragment(
        "country_map", here, europe=europe(found), beyond=beyond(found), darkest=DARKEST, uses=uses
    )


def europe_map(renderer: Renderer, here: str) -> Markup:
    """Europe as a map of equal squares with the number of cases in each country, as one link to all cases."""
    return renderer.fragment("europe_map", here, europe=europe(_cases_by_country(renderer.site.catalogue)))


def cases_by_category(renderer: Renderer, here: str) -> Markup:
    """Every category with the number of its cases, as links."""
    return renderer.fragment("cases_by_category", here)


def practices_by_category(renderer: Renderer, here: str, limit: int | None = None) -> Markup:
    """The published practices under their main categories, as cards, with a `limit` for each."""
    return renderer.fragment("practices_by_category", here, limit=limit)


def downloads(renderer: Renderer, here: str) -> Markup:
    """What can be taken away: handbook, offline copy, workbook, and a PDF for each stage and category."""
    return renderer.fragment("downloads", here)


def data_files(renderer: Renderer, here: str) -> Markup:
    """Every file of the open data with what it is, after the version and licence of the edition."""
    return renderer.fragment("data_files", here)


def accessibility_results(renderer: Renderer, here: str) -> Markup:
    """What the accessibility tests found: the day, the tools, the pages, and every open fault."""
    return renderer.fragment("accessibility_results", here, results=renderer.site.accessibility)


def macro_gallery(renderer: Renderer, here: str) -> Markup:
    """Every macro with what it does, its call, and what the call renders."""
    shown = [_shown(macro, renderer, here) for macro in WRITERS_MACROS if macro.render is not macro_gallery]
    return renderer.fragment("macro_gallery", here, macros=shown)


def _shown(macro: Macro, renderer: Renderer, here: str) -> tuple[Macro, Arguments | None, Markup | None]:
    """A macro, the arguments of its example and what they render; None twice where no record can be an example."""
    example = macro.example(renderer.site.catalogue)
    rendered = macro.render(renderer, here, *example.args, **example.kwargs) if example else None
    return macro, example, rendered


def _cards(renderer: Renderer, filters: Mapping[str, Any]) -> Sequence[PracticeCard]:
    found = record_lists.practices(renderer.site.catalogue, **filters)
    return [renderer.site.practice_cards[practice.id] for practice in found]


def _cases_by_country(catalogue: Catalogue) -> Mapping[str, int]:
    return {code: len(catalogue.cases_by_term["country", code]) for code in catalogue.countries}


WRITERS_MACROS = (
    Macro(practice_card, examples.a_practice, searched=False),
    Macro(practice_list, examples.a_term("stage", limit=2), searched=False),
    Macro(practice_links, examples.a_term("importance", limit=5), searched=False),
    Macro(case_card, examples.a_case, searched=False),
    Macro(case_list, examples.a_country(limit=2), searched=False),
    Macro(find_box),
    Macro(self_check_offer),
    Macro(door, given("plan")),
    Macro(category_links, searched=False),
    Macro(easy_practices, given(limit=2), searched=False),
    Macro(telling_cases, given(limit=1), searched=False),
    Macro(coverage, searched=False),
    Macro(journey, searched=False),
    Macro(journey_map, searched=False),
    Macro(importance_effort, searched=False),
    Macro(term, examples.a_stage),
    Macro(scale_legend, given("cost")),
    Macro(scales),
    Macro(glossary),
    Macro(count, given("practices")),
    Macro(cases_by_country, searched=False),
    Macro(country_map, searched=False),
    Macro(europe_map, searched=False),
    Macro(cases_by_category, searched=False),
    Macro(practices_by_category, given(limit=1), searched=False),
    Macro(downloads),
    Macro(data_files),
    Macro(accessibility_results),
    Macro(macro_gallery, searched=False),
)
