"""The data of the finders, as scripts, which also work from a folder: what each finder filters and sorts by.

All that its cards say is left out, since scripts read it there. The items stand in columns, since those pack better
than rows: each is a list with one value for each item, in the order of the cards.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.script_json import script_json
from ..records.catalogue import CASE_FACETS
from ..records.model import Case, Practice
from ..records.record_facts import case_terms, terms_of
from ..records.vocabulary import GRADE_FACET, PHASE_SCALES, PHASES, PRACTICE_FACETS
from .page_words import page_words
from .search_entries import search_settings
from .site import Site
from .tile_map import positions
from .tool_data import facet_data, scale_data

IMPORTANCE = "importance"


def finder_data(site: Site) -> Mapping[str, Mapping[str, Any]]:
    """What the finder of practices and that of cases read, by the name of each. Levels are 1 to 5 or null."""
    catalogue = site.catalogue
    practices, cases = catalogue.published.values(), catalogue.published_cases.values()
    common = {
        "countries": {code: country_name(code) for code in catalogue.countries},
        "tiles": {code: place for code, place in positions().items() if code in catalogue.countries},
        "finder": {**search_settings()["finder"], "square": page_words()["map"]["square"]},
    }
    facets = catalogue.vocabulary.facets
    return {
        "practices": {
            "items": {
                "id": [practice.id for practice in practices],
                "terms": _columns([_terms(practice, site) for practice in practices]),
                "levels": _columns([_levels(practice, site) for practice in practices]),
                "sort": _columns([_sort(practice, site) for practice in practices]),
            },
            "facets": {IMPORTANCE: facet_data(facets[IMPORTANCE])},
            "grades": {term.key: term.definition for term in facets[GRADE_FACET].terms},
            "scales": {key: scale_data(scale) for key, scale in catalogue.vocabulary.scales.by_key.items()},
            **common,
        },
        "cases": {
            "items": {
                "id": [case.id for case in cases],
                "terms": _columns([_case_terms(case, site) for case in cases]),
            },
            **common,
        },
    }


def finder_scripts(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of the script of each finder: classic scripts, safe inside HTML too."""
    for name, data in finder_data(site).items():
        yield finder_script(name), f"(window.PracticeAtlas??={{}}).data={script_json(data)};\n".encode()


def finder_script(name: str) -> str:
    """The route of the script of a finder, that of `practices` or of `cases`."""
    return f"assets/data/finder-{name}.js"


def _terms(practice: Practice, site: Site) -> Mapping[str, Sequence[str]]:
    catalogue = site.catalogue
    return {
        **{routes.in_address(facet): terms_of(practice, facet) for facet in PRACTICE_FACETS},
        routes.in_address(GRADE_FACET): (catalogue.grade_of(practice).key,),
        **_served((practice.id,), site),
        "country": catalogue.countries_of(practice.id),
    }


def _levels(practice: Practice, site: Site) -> Mapping[str, int | None]:
    found = {where: level.level for where, level in site.catalogue.levels_of(practice).items()}
    phases = {f"{phase}-{scale}": found.get((phase, scale)) for phase in PHASES for scale in PHASE_SCALES}
    return {"change": found.get(("scale_of_change",)), **phases}


def _sort(practice: Practice, site: Site) -> Mapping[str, Any]:
    importance = list(site.catalogue.vocabulary.facets[IMPORTANCE].by_key)
    return {
        IMPORTANCE: importance.index(practice.importance),
        "reviewed": practice.reviewed.isoformat(),
        "cases": len(site.catalogue.cases_of.get(practice.id, ())),
    }


def _case_terms(case: Case, site: Site) -> Mapping[str, Sequence[str]]:
    published = site.catalogue.published
    facets = {routes.in_address(facet): case_terms(case, facet, published) for facet in CASE_FACETS}
    return {**facets, **_served([id_ for id_ in case.practices if id_ in published], site)}


def _served(practices: Sequence[str], site: Site) -> Mapping[str, Sequence[str]]:
    """The codes of the items that practices serve, by the id of each framework of the collection."""
    served = [at for id_ in practices for at in site.catalogue.serves.get(id_, ())]
    return {
        framework: tuple(dict.fromkeys(at.item.code for at in served if at.framework == framework))
        for framework in site.catalogue.frameworks
    }


def _columns(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
