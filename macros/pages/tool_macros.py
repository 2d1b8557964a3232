"""The macros that stand on one page each: the reader's tools."""

from collections.abc import Sequence

from markupsafe import Markup

from ..edition.action_plan import plan_forms, plan_words
from ..edition.country_names import countries_by_name, country_name
from ..records.catalogue import Catalogue
from .macro import Macro
from .render import Renderer
from .starter_sets import shown_sets
from .together import together_words
from .writers_macros import country_map


def practice_finder(renderer: Renderer, here: str) -> Markup:
    """Every published practice as a card, with the form that finds among them."""
    return renderer.fragment("practice_finder", here, countries=_countries(renderer.site.catalogue))


def case_finder(renderer: Renderer, here: str) -> Markup:
    """Every published case as a card or counted on the map, with the form that finds among them."""
    catalogue = renderer.site.catalogue
    years = sorted({str(case.since) for case in catalogue.published_cases.values() if case.since}, reverse=True)
    places = country_map(renderer, here)
    return renderer.fragment(
        "case_finder", here, countries=_countries(catalogue), years=[(year, year) for year in years], places=places
    )


def compare(renderer: Renderer, here: str) -> Markup:
    """The table in which a reader lays practices side by side."""
    return renderer.fragment("compare", here)


def plan_tool(renderer: Renderer, here: str) -> Markup:
    """The reader's own plan; without scripts a plan on paper."""
    action_plan = {"words": plan_words(), "forms": plan_forms()}
    sets = tuple(shown_sets(renderer.site.catalogue))
    return renderer.fragment("plan_page", here, action_plan=action_plan, sets=sets)


def self_check(renderer: Renderer, here: str) -> Markup:
    """The statements of the self-check as a form; without scripts a questionnaire to print."""
    statements = renderer.site.catalogue.self_check.statements
    return renderer.fragment("self_check", here, statements=statements, together=together_words())


def _countries(catalogue: Catalogue) -> Sequence[tuple[str, str]]:
    """Code and name of every country with a case, by name."""
    return [(code, country_name(code)) for code in countries_by_name(catalogue.countries)]


TOOL_MACROS = (
    Macro(practice_finder, searched=False),
    Macro(case_finder, searched=False),
    Macro(compare),
    Macro(plan_tool),
    Macro(self_check),
)
