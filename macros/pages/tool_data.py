"""The data of the reader's tools, as scripts, which also work from a folder, where browsers refuse to fetch.

One script holds what all tools but the finders read. What one page alone reads is a part with a script of its own,
which that page names in its front matter, as in `data: [reasons]`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..edition import routes
from ..edition.action_plan import plan_columns, plan_forms, plan_words
from ..edition.country_names import country_name
from ..edition.script_json import script_json
from ..records.fields import phase_label
from ..records.model import Practice
from ..records.record_facts import ratings_of, terms_of
from ..records.vocabulary import GRADE_FACET, PHASE_SCALES, PHASES, PRACTICE_FACETS, Facet, Scale
from ..records.working_day import WorkingDay
from ..records.yaml_reader import Where
from .script_words import words_of_tools
from .site import Site
from .together import together_words

DATA_SCRIPT = "assets/data/atlas-data.js"
PARTS = ("reasons", "summaries")
"""The keys of reader_data that are scripts of their own, such as assets/data/reasons.js."""


def reader_data(site: Site) -> dict[str, Any]:
    """The records as the tools read them. Levels are 1 to 5 or null for not rated; dates are ISO; links are routes."""
    catalogue = site.catalogue
    return {
        "edition": {
            "version": site.edition.version,
            "date": site.edition.date.isoformat(),
            "address": site.edition.site_url,
        },
        "practices": [_practice(practice, site) for practice in catalogue.published.values()],
        "reasons": {practice.id: _reasons(practice) for practice in catalogue.published.values()},
        "summaries": {practice.id: practice.summary for practice in catalogue.published.values()},
        "moved": _moved(catalogue.practices),
        "former": [id_ for practice in catalogue.published.values() for id_ in practice.formerly],
        "facets": {key: facet_data(facet) for key, facet in catalogue.vocabulary.facets.items()},
        "grades": {term.key: term.definition for term in catalogue.vocabulary.facets[GRADE_FACET].terms},
        "scales": {key: scale_data(scale) for key, scale in catalogue.vocabulary.scales.by_key.items()},
        "phases": {phase: phase_label(phase) for phase in PHASES},
        "growth": catalogue.vocabulary.scales.growth and catalogue.vocabulary.scales.growth.model_dump(),
        "working_day": _working_day(catalogue.vocabulary.scales.working_day),
        "frameworks": {
            id_: [{"key": code, "label": framework.named(code)} for code in framework.by_code]
            for id_, framework in catalogue.frameworks.items()
        },
        "plan": _plan(site),
        "sets": {
            id_: {"title": found.title, "items": [item.practice for item in found.items]}
            for id_, found in catalogue.starter_sets.items()
        },
        "self_check": [statement.model_dump() for statement in catalogue.self_check.statements],
        "together": together_words(),
    }


def reader_scripts(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of each script with the data: classic scripts, safe inside HTML too; the parts come later."""
    data = reader_data(site)
    common = {key: value for key, value in data.items() if key not in PARTS}
    own = f"(window.PracticeAtlas=window.PracticeAtlas||{{}}).data={script_json(common)};\n"
    yield DATA_SCRIPT, f"{words_of_tools()}{own}".encode()
    for key in PARTS:
        yield f"assets/data/{key}.js", f"PracticeAtlas.data.{key}={script_json(data[key])};\n".encode()


def _practice(practice: Practice, site: Site) -> dict[str, Any]:
    return {
        "id": practice.id,
        "title": practice.title,
        "route": routes.of(practice),
        "facets": {
            **{facet: terms_of(practice, facet) for facet in PRACTICE_FACETS},
            GRADE_FACET: (site.catalogue.grade_of(practice).key,),
        },
        "ratings": _by_place({where: level.level for where, level in site.catalogue.levels_of(practice).items()}),
        "about": _by_place({where: getattr(rating, "about", None) for where, rating in ratings_of(practice)}),
        "grows": _by_place({where: getattr(rating, "grows_with", None) for where, rating in ratings_of(practice)}),
        "estimates": _by_place({where: rating.source is None for where, rating in ratings_of(practice)}),
        "serves": _serves(practice, site),
        "builds_on": practice.builds_on,
        "cases": len(site.catalogue.cases_of.get(practice.id, ())),
        "countries": site.catalogue.countries_of(practice.id),
        "reviewed": practice.reviewed.isoformat(),
    }


def _reasons(practice: Practice) -> dict[str, Any]:
    """The reason of each rating."""
    return _by_place({where: rating.why for where, rating in ratings_of(practice)})


def _serves(practice: Practice, site: Site) -> dict[str, list[str]]:
    """The codes of the items that a practice serves, by the id of their framework."""
    found: dict[str, list[str]] = {}
    for served in site.catalogue.serves.get(practice.id, ()):
        found.setdefault(served.framework, []).append(served.item.code)
    return found


def _by_place(values: Mapping[Where, Any]) -> dict[str, Any]:
    """One value of each rating as {scale_of_change, setup: {cost, …}, delivery: {cost, …}}, null where not rated."""
    phases = {phase: {scale: values.get((phase, scale)) for scale in PHASE_SCALES} for phase in PHASES}
    return {"scale_of_change": values.get(("scale_of_change",)), **phases}


def _moved(practices: Mapping[str, Practice]) -> dict[str, str | None]:
    """Former and retired ids of practices, each with the id that replaces it, or None."""
    moved: dict[str, str | None] = {}
    for practice in practices.values():
        if practice.status == "published":
            moved |= dict.fromkeys(practice.formerly, practice.id)
        elif practice.status == "retired":
            moved[practice.id] = practice.replaced_by
    return moved


def _plan(site: Site) -> dict[str, Any]:
    """The columns, forms and words of an action plan, and what each framework is called."""
    return {
        "columns": {key: column.model_dump() for key, column in plan_columns().items()},
        "forms": {key: form.model_dump(exclude={"place"}) for key, form in plan_forms().items()},
        "words": {key: text for key, text in plan_words().items() if key != "keep"},  # which the template says
        "frameworks": {id_: framework.short for id_, framework in site.catalogue.frameworks.items()},
    }


def _working_day(day: WorkingDay | None) -> dict[str, Any] | None:
    """What an hour and a day cost in euro in each country, and the year and the hours of a day."""
    if day is None:
        return None
    costs = {
        code: {"name": country_name(code), "hour": hour, "day": day.euro(code)} for code, hour in day.hourly.items()
    }
    return {"year": day.year, "hours": day.hours, "costs": costs}


def facet_data(facet: Facet) -> dict[str, Any]:
    """A facet as scripts read it: what it is called, and its terms in their order."""
    terms: Sequence[dict[str, str]] = [{"key": term.key, "label": term.label} for term in facet.terms]
    return {"label": facet.label, "plural": facet.plural, "terms": terms}


def scale_data(scale: Scale) -> dict[str, Any]:
    """A scale as scripts read it."""
    return scale.model_dump(include={"key", "label", "unit", "setup", "delivery", "levels"})
