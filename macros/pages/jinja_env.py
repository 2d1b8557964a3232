"""The Jinja environment of page templates: everything is escaped, and an undefined name is an error."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ..edition import routes
from ..edition.case_lists import MOST_IN_ONE_LIST, by_country, shown_first
from ..edition.citation import cite
from ..edition.country_names import countries_by_name, country_name
from ..edition.dates import day, month
from ..edition.draft_words import draft_words
from ..edition.drawing import DRAWINGS, drawing_words
from ..edition.edition import Edition
from ..edition.english_parts import marked, marked_prose, translation_state
from ..edition.fact_words import fact_words
from ..edition.facts import amount_in_words, amount_of, facts_of, growth_in_words
from ..edition.jinja_cache import COMPILED, COMPILED_WITH_MARKS, share_globals
from ..edition.language_names import language_name
from ..edition.languages import made_of
from ..edition.numbers import count_of, number
from ..edition.period import begun, period, years
from ..edition.small_letters import in_sentence
from ..edition.words import counted
from ..records import markdown
from ..records.fields import load_fields, phase_label
from ..records.record_facts import terms_of
from ..records.reviews import review_due
from ..records.vocabulary import (
    BASE_STAGE,
    CASE_TERMS,
    ESSENTIAL,
    GRADE_FACET,
    INVOLVED_FACETS,
    PHASE_SCALES,
    PHASES,
    Scale,
    ScaleLevel,
)
from .front_words import front_words
from .kits import kit_files, kit_words
from .page_list import LISTED_FACETS
from .page_words import page_text
from .paper_words import paper_text
from .site import Site
from .use_offer import use_offer, use_words

TEMPLATES = Path(__file__).parent / "templates"
# What a page shows as cards, and a finder before it is asked for more: a browser lays them out within a moment.
CARDS_AT_A_TIME = 100


def environment(site: Site) -> Environment:
    """The environment of all page templates. Each render passes `link`, the Link of its page."""
    env = Environment(
        loader=FileSystemLoader((TEMPLATES, DRAWINGS)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=marked if site.edition.is_translation else None,
        bytecode_cache=COMPILED_WITH_MARKS if site.edition.is_translation else COMPILED,
        auto_reload=False,  # each build has its own environment
        trim_blocks=True,
        lstrip_blocks=True,
    )
    share_globals(env)
    env.filters.update(day=day, month=month, prose=_prose_of(site), country=country_name, by_name=countries_by_name)
    env.filters["language"] = partial(language_name, language=site.edition.language)
    env.filters.update(begun=begun, by_country=by_country, shown_first=shown_first, plain=markdown.words)
    env.filters.update(pair=_pair, up_to=_up_to, after=lambda text, before: f"{before}{text}")
    env.tests["has_pdf"] = lambda key, facet: routes.term_pdf(facet, key) in site.downloads
    env.tests["overdue"] = lambda record: bool(site.today and review_due(record) < site.today)
    env.tests["contains_key"] = lambda keys, key: key in keys
    env.tests["starts_with"] = lambda keys, key: keys[:1] == (key,)
    env.globals.update(_names(site), use=use_words(), use_offer=use_offer)
    env.globals.update(counted=counted, count_of=count_of, number=number, in_sentence=in_sentence)
    env.globals["in_english"] = _in_english(site.edition)
    env.globals["translation_state"] = lambda file: translation_state(file, site.catalogue)
    return env


def _names(site: Site) -> dict[str, Any]:
    """The globals of every template: edition, vocabulary, words, labels of fields and routes; no practices or cases."""
    fields = load_fields()
    return {
        "downloads": site.downloads,
        "edition": site.edition,
        "front": front_words(),
        "draft": draft_words(),
        "drawing": drawing_words(),
        "vocabulary": site.catalogue.vocabulary,
        "scales": site.catalogue.vocabulary.scales.by_key,
        "label": site.catalogue.vocabulary.label,
        "terms_of": terms_of,
        "review_due": review_due,
        "cite": cite,
        "routes": routes,
        "paper": paper_text,
        "say": page_text,
        "fields": fields,
        "card_facts": lambda record: tuple(facts_of(record, "card", site.catalogue)),
        "amount_in_words": amount_in_words,
        "amount_of": amount_of,
        "growth_in_words": growth_in_words,
        "estimate": fact_words()["estimate"],
        "period": period,
        "years": years,
        "phases": {phase: phase_label(phase) for phase in PHASES},
        "phase_scales": PHASE_SCALES,
        "involved": INVOLVED_FACETS,
        "case_facets": CASE_TERMS,
        "base_stage": BASE_STAGE,
        "essential": ESSENTIAL,
        "grade_facet": GRADE_FACET,
        "listed_facets": LISTED_FACETS,
        "kit_words": kit_words(),
        "kit_files": lambda stem: kit_files(stem, site.downloads),
        "has_kits": any(route.startswith(routes.KITS) for route in site.downloads),
        "cards_at_a_time": CARDS_AT_A_TIME,
        "cards_of_cases": MOST_IN_ONE_LIST,
    }


def _in_english(edition: Edition) -> Markup:
    """The attributes of an element whose text is English in every language; none where all is English."""
    return Markup(' lang="en" dir="ltr"') if edition.is_translation else Markup()


def _pair(value: object, *names: str) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in names)


def _up_to(level: ScaleLevel, scale: Scale) -> str:
    """The label of a level as the upper limit of a filter: an amount, or the label of the level."""
    if level.at_most is None:
        return level.amount
    return made_of(fact_words()["up_to"].format(amount=f"{number(level.at_most)} {scale.unit}"), scale.unit)


def _prose_of(site: Site) -> Callable[[Context, str], Markup]:
    @pass_context
    def as_html(context: Context, text: str) -> Markup:
        link: Callable[[str], str] = context["link"]

        def resolve(kind: str, id_: str) -> str | None:
            is_published = id_ in site.catalogue.published_of_kind(kind)
            return link(routes.record(kind, id_)) if is_published else None

        return marked_prose(markdown.to_html(text, resolve), text)

    return as_html
