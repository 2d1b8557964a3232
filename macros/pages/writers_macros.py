"""The macros that a writer may use on any page of docs/; the page about them is made from this list."""

from typing import Any

from markupsafe import Markup

from ..records.vocabulary import PHASES
from .charts import coverage_rows, importance_by_effort, journey_rows
from .macro import WritersMacro
from .render import Renderer


def _practice_card(renderer: Renderer, here: str, id_: str) -> Markup:
    """One practice as a card."""
    return renderer.block("practice_card", here, practice=renderer.practice(id_))


def _case_card(renderer: Renderer, here: str, id_: str) -> Markup:
    """One case as a card."""
    return renderer.block("case_card", here, case=renderer.case(id_))


def _practice_list(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Practices as cards; filter by any facet, `newest=true` for the latest reviews, `limit` for how many."""
    return renderer.practice_list(here, **filters)


def _case_list(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Cases as cards; filter by country, institution_kind, category, year or practice, with a `limit`."""
    return renderer.case_list(here, **filters)


def _practice_links(renderer: Renderer, here: str, **filters: Any) -> Markup:
    """Practices as a plain list of links, with the same filters as practice_list."""
    return renderer.practice_list(here, template="practice_links", **filters)


def _find_box(renderer: Renderer, here: str) -> Markup:
    """A field whose words open the finder of practices with what they find."""
    return renderer.block("find_box", here)


def _coverage(renderer: Renderer, here: str) -> Markup:
    """The number of practices for each category and stage, as links."""
    return renderer.block("coverage", here, rows=coverage_rows(renderer.site.catalogue))


def _importance_effort(renderer: Renderer, here: str) -> Markup:
    """Every practice as a dot, importance against effort, with the same in words."""
    catalogue = renderer.site.catalogue
    rows = {phase: importance_by_effort(catalogue, phase) for phase in PHASES}
    return renderer.block("importance_effort", here, rows=rows)


def _journey_map(renderer: Renderer, here: str) -> Markup:
    """Every practice with the stages of the journey at which it helps, by importance."""
    catalogue = renderer.site.catalogue
    terms = catalogue.vocabulary.facets["importance"].terms
    return renderer.block("journey_map", here, groups=[(term, journey_rows(catalogue, term.key)) for term in terms])


def _journey(renderer: Renderer, here: str) -> Markup:
    """The journey of a newcomer as a line of stages, with the number of practices in each."""
    return renderer.block("journey", here)


def _term(renderer: Renderer, here: str, facet: str, key: str) -> Markup:
    """A term of the vocabulary as a link that shows its definition."""
    return renderer.block("term_inline", here, facet=facet, term=renderer.site.catalogue.vocabulary.term(facet, key))


def _scale_legend(renderer: Renderer, here: str, key: str) -> Markup:
    """The five levels of one scale: cost, time, effort or scale_of_change."""
    return renderer.block("scale_legend", here, scale=renderer.site.catalogue.vocabulary.scales.by_key[key])


def _scales(renderer: Renderer, here: str) -> Markup:
    """All scales with what they count."""
    return renderer.block("scales", here)


def _glossary(renderer: Renderer, here: str) -> Markup:
    """Every list of the vocabulary with its definitions."""
    return renderer.block("glossary", here)


def _count(renderer: Renderer, here: str, name: str) -> Markup:  # noqa: ARG001 - all macros are called alike
    """A computed number: practices, cases, countries, institutions, categories, stages or essential."""
    return Markup(renderer.count(name))  # noqa: S704 - a number


def _cases_by_country(renderer: Renderer, here: str) -> Markup:
    """Every country with cases, as links with counts."""
    return renderer.block("cases_by_country", here)


def _country_map(renderer: Renderer, here: str) -> Markup:
    """The countries with cases as a map of equal squares, each a link with its count, and as a table."""
    return renderer.country_map(here)


def _europe_map(renderer: Renderer, here: str) -> Markup:
    """Europe as a map of equal squares with the number of cases in each country, as one link to all cases."""
    return renderer.europe_map(here)


def _cases_by_category(renderer: Renderer, here: str) -> Markup:
    """Every category with the number of its cases, as links."""
    return renderer.block("cases_by_category", here)


def _practices_by_category(renderer: Renderer, here: str, limit: int | None = None) -> Markup:
    """The published practices under their main categories, as cards, with a `limit` for each."""
    return renderer.block("practices_by_category", here, limit=limit)


def _downloads(renderer: Renderer, here: str) -> Markup:
    """What can be taken away: handbook, offline copy, workbook, and a PDF for each stage and category."""
    return renderer.block("downloads", here)


def _data_files(renderer: Renderer, here: str) -> Markup:
    """Every file of the open data with what it is, after the version and licence of the edition."""
    return renderer.block("data_files", here)


def _accessibility_results(renderer: Renderer, here: str) -> Markup:
    """What the accessibility tests found: the day, the tools, the pages, and every open fault."""
    return renderer.block("accessibility_results", here, results=renderer.site.accessibility)


def _macro_gallery(renderer: Renderer, here: str) -> Markup:
    """Every macro with what it does, its call, and what the call renders."""
    shown = [(macro, macro.rendered(renderer, here)) for macro in WRITERS_MACROS if macro.render is not _macro_gallery]
    return renderer.block("macro_gallery", here, macros=shown)


WRITERS_MACROS = (
    WritersMacro("practice_card", _practice_card, ("inter-institutional-events",), searched=False),
    WritersMacro(
        "practice_list", _practice_list, kwargs=(("stage", "institutional-setup"), ("limit", 2)), searched=False
    ),
    WritersMacro("practice_links", _practice_links, kwargs=(("importance", "important"), ("limit", 5)), searched=False),
    WritersMacro("case_card", _case_card, ("cologne-euraxess-workshop-2016",), searched=False),
    WritersMacro("case_list", _case_list, kwargs=(("country", "DE"), ("limit", 2)), searched=False),
    WritersMacro("find_box", _find_box),
    WritersMacro("coverage", _coverage, searched=False),
    WritersMacro("journey", _journey, searched=False),
    WritersMacro("journey_map", _journey_map, searched=False),
    WritersMacro("importance_effort", _importance_effort, searched=False),
    WritersMacro("term", _term, ("stage", "on-arrival")),
    WritersMacro("scale_legend", _scale_legend, ("cost",)),
    WritersMacro("scales", _scales),
    WritersMacro("glossary", _glossary),
    WritersMacro("count", _count, ("practices",)),
    WritersMacro("cases_by_country", _cases_by_country, searched=False),
    WritersMacro("country_map", _country_map, searched=False),
    WritersMacro("europe_map", _europe_map, searched=False),
    WritersMacro("cases_by_category", _cases_by_category, searched=False),
    WritersMacro("practices_by_category", _practices_by_category, kwargs=(("limit", 1),), searched=False),
    WritersMacro("downloads", _downloads),
    WritersMacro("data_files", _data_files),
    WritersMacro("accessibility_results", _accessibility_results),
    WritersMacro("macro_gallery", _macro_gallery, searched=False),
)
