"""The JSON-LD of practices and cases in the vocabulary of schema.org."""

from collections.abc import Sequence
from typing import Any

from ..edition import routes
from ..edition.citation import authors, cite
from ..edition.country_names import country_name
from ..edition.edition import Edition
from ..edition.languages import ENGLISH, EnglishText
from ..edition.period import interval
from ..records.catalogue import Catalogue
from ..records.fields import load_fields, phase_label
from ..records.model import Case, Phase, Practice, Record, Use
from ..records.record_facts import phases_of, terms_of
from ..records.works import Work

CONTEXT = "https://schema.org"
_ABOUT = ("category", "stage", "goal")

Thing = dict[str, Any]


def practice_jsonld(practice: Practice, catalogue: Catalogue, edition: Edition) -> Thing:
    """A practice as a HowTo whose sections are set-up and delivery; without steps, as an Article."""
    sections = [_section(name, phase) for name, phase in phases_of(practice) if phase.steps]
    label = catalogue.vocabulary.label
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "HowTo" if sections else "Article",
            **_work(practice, edition),
            "about": [_term(facet, key, catalogue, edition) for facet in _ABOUT for key in terms_of(practice, facet)],
            "audience": [
                {"@type": "Audience", "audienceType": label("target_group", key)} for key in practice.target_groups
            ],
            "step": sections,
            "subjectOf": [_link("Article", case, edition) for case in catalogue.cases_of.get(practice.id, ())],
            "mentions": [_claim(use, practice) for use in practice.in_use],
        }
    )


def case_jsonld(case: Case, catalogue: Catalogue, edition: Edition) -> Thing:
    """A case as an Article about the institution, at its place and in its time."""
    address = _without_empty({"@type": "PostalAddress", "addressCountry": case.country, "addressLocality": case.city})
    practices = [catalogue.published[key] for key in case.practices if key in catalogue.published]
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "Article",
            **_work(case, edition),
            "about": {"@type": "Organization", "name": case.institution, "address": address},
            "contentLocation": {"@type": "Place", "name": _place(case), "address": address},
            "temporalCoverage": interval(case),
            "audience": {"@type": "Audience", "audienceType": case.audience} if case.audience else None,
            "mentions": [_link("CreativeWork", practice, edition) for practice in practices],
        }
    )


def _claim(use: Use, practice: Practice) -> Thing:
    """What an institution says of itself, as a claim whose name says that nobody has checked it."""
    label = load_fields()["practice.in_use"].label
    address = {"@type": "PostalAddress", "addressCountry": use.country}
    author = {"@type": "Organization", "name": use.institution, "address": address}
    begun = f"{use.since}/.." if use.since else None
    claim = {"@type": "Claim", "name": f"{label}: {practice.title}", "author": author, "url": use.url}
    return _without_empty({**claim, "temporalCoverage": begun})


def _work(record: Record, edition: Edition) -> Thing:
    """The properties of a CreativeWork that practices and cases share."""
    address = edition.address(routes.of(record))
    return {
        "@id": address,
        "url": address,
        "identifier": record.id,
        "name": record.title,
        "headline": record.title,
        "description": record.summary,
        "inLanguage": ENGLISH if isinstance(record.title, EnglishText) else edition.language,
        "author": [_author(name, edition) for name in authors(record, edition)],
        "publisher": {"@type": "Organization", "name": edition.name},
        "dateModified": record.reviewed.isoformat(),
        "version": edition.version,
        "license": edition.licence_url,
        "isAccessibleForFree": True,
        "creditText": cite(record, edition).text,
        "citation": [_source(source) for source in record.sources],
        "isPartOf": _dataset(edition),
    }


def _dataset(edition: Edition) -> Thing:
    return _without_empty(
        {
            "@type": "Dataset",
            "@id": edition.address("data/"),
            "name": edition.name,
            "description": edition.description,
            "version": edition.version,
            "dateModified": edition.date.isoformat(),
            "license": edition.licence_url,
            "url": edition.address("data/"),
        }
    )


def _author(name: str, edition: Edition) -> Thing:
    """A contributor may be a person or a body; schema.org wants one of both only for the atlas itself."""
    return {"@type": "Organization", "name": name} if name == edition.name else {"name": name}


def _section(name: str, phase: Phase) -> Thing:
    steps = [{"@type": "HowToStep", "position": place, "text": text} for place, text in enumerate(phase.steps, start=1)]
    return {"@type": "HowToSection", "name": phase_label(name), "itemListElement": steps}


def _term(facet: str, key: str, catalogue: Catalogue, edition: Edition) -> Thing:
    term = catalogue.vocabulary.term(facet, key)
    address = edition.address(routes.term(facet, key))
    return _without_empty({"@type": "DefinedTerm", "@id": address, "name": term.label, "termCode": key, "url": address})


def _link(kind: str, record: Record, edition: Edition) -> Thing:
    address = edition.address(routes.of(record))
    return _without_empty({"@type": kind, "@id": address, "name": record.title, "url": address})


def _source(source: Work) -> Thing:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    year = str(source.year) if source.year else None
    work = {"@type": "CreativeWork", "name": source.title, "url": source.url}
    return _without_empty(
        {**work, "inLanguage": source.language or ENGLISH, "publisher": publisher, "datePublished": year}
    )


def _place(case: Case) -> str:
    names: Sequence[str | None] = (case.city, country_name(case.country))
    return ", ".join(name for name in names if name)


def _without_empty(thing: Thing) -> Thing:
    """The thing without properties that have no value."""
    return {key: value for key, value in thing.items() if value not in (None, [], ())}
