"""A practice as the handbook shows it: plain data with labels in place of keys."""

from collections.abc import Sequence

from ..edition.citation import cite
from ..edition.country_names import country_name
from ..edition.dates import day, month
from ..edition.facts import amount_in_words, growth_in_words
from ..edition.languages import made_of, one_line
from ..edition.period import begun
from ..records.model import Involved, Judgement, Phase, Practice, Rating, Use
from ..records.record_facts import phases_of
from ..records.reviews import review_due
from ..records.vocabulary import GRADE_FACET, INVOLVED_FACETS, PHASE_SCALES, Vocabulary
from ..records.works import Evidence, Law
from .cross_references import CrossReferences, JsonObject, source_entries
from .formatting import optional_text
from .record_entry import record_entry
from .wording import cases_where, filled, read_on


def practice_entry(practice: Practice, references: CrossReferences) -> JsonObject:
    """The entry of a published practice; `cases` are the ids of its published cases, newest first."""
    catalogue = references.catalogue
    record, grade = record_entry(practice, references), catalogue.vocabulary.facets[GRADE_FACET]
    return {
        **record,
        "facts": [*record["facts"], {"name": grade.label, "text": catalogue.grade_of(practice).label}],
        "evidence": _evidence(practice.evidence, references),
        "law": _law(practice.law),
        "in_use": [_use(use) for use in practice.in_use],
        "change": _rating(catalogue.vocabulary, "scale_of_change", None, practice.scale_of_change),
        "phases": [_phase(name, phase, references) for name, phase in phases_of(practice)],
        "leads_to": [references.link_to(other) for other in catalogue.leads_to.get(practice.id, ())],
        "related": [references.link_to(other) for other in catalogue.related.get(practice.id, ())],
        "cases": [case.id for case in catalogue.cases_of.get(practice.id, ())],
        "cases_where": cases_where(
            len(catalogue.cases_of.get(practice.id, ())), len(catalogue.countries_of(practice.id))
        ),
        "reviewed": filled("reviewed_due", reviewed=record["reviewed"], due=month(review_due(practice))),
        "citation": cite(practice, references.edition).text,
    }


def _evidence(evidence: Evidence | None, references: CrossReferences) -> JsonObject | None:
    if evidence is None:
        return None
    words = references.catalogue.vocabulary
    studies = zip(evidence.studies, source_entries(evidence.studies), strict=True)
    return {
        "text": references.prose(evidence.text),
        "looked": filled("studies_looked" if evidence.studies else "no_study", day=day(evidence.looked_on)),
        "studies": [
            {"finding": one_line(study.finding), "kind": words.label("study_kind", study.kind), "source": source}
            for study, source in studies
        ],
    }


def _law(law: Law | None) -> JsonObject | None:
    if law is None:
        return None
    return {
        "instruments": [
            {
                "name": one_line(instrument.name),
                "text": one_line(made_of(f"{instrument.means} {instrument.where}", instrument.means, instrument.where)),
                "url": instrument.url,
                "read_on": read_on(instrument),
            }
            for instrument in law.instruments
        ],
        "elsewhere": one_line(law.elsewhere),
    }


def _use(use: Use) -> JsonObject:
    """Who says that they use it, in the form of a source."""
    return {
        "title": one_line(use.institution),
        "title_language": None,
        "in_language": None,
        "publisher": country_name(use.country),
        "year": begun(use),
        "url": use.url,
        "read_on": None,
    }


def _phase(name: str, phase: Phase, references: CrossReferences) -> JsonObject:
    words = references.catalogue.vocabulary
    return {
        "key": name,
        "ratings": {scale: _rating(words, scale, name, getattr(phase, scale)) for scale in PHASE_SCALES},
        "text": references.prose(phase.text),
        "steps": [one_line(step) for step in phase.steps],
        **{place: _involved(words, facet, getattr(phase, place)) for facet, place in INVOLVED_FACETS.items()},
        "challenges": [{"name": one_line(c.problem), "text": one_line(c.answer)} for c in phase.challenges],
        "indicators": [{"name": one_line(i.measure), "text": one_line(i.how)} for i in phase.indicators],
    }


def _rating(words: Vocabulary, key: str, phase: str | None, rating: Rating | Judgement | None) -> JsonObject | None:
    if rating is None:
        return None
    scale = words.scales.by_key[key]
    level = scale.level_of(rating)
    return {
        "level": level.level,
        "named": filled("level_of_five", level=level.level, label=level.label),
        "amount": amount_in_words(rating, scale, (getattr(scale, phase) if phase else None) or ""),
        "why": optional_text(rating.why),
        "growth": optional_text(growth_in_words(rating, words) or None),
        "source": rating.source,
    }


def _involved(words: Vocabulary, facet: str, people: Sequence[Involved]) -> list[JsonObject]:
    return [{"name": words.label(facet, person.who), "text": one_line(person.role)} for person in people]
