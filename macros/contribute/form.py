"""The form for records, made from the model, fields.yml and the vocabulary, so that it accepts what the check does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..copyedit.standards import FOLDER, load_standards
from ..edition.country_names import countries_by_name, country_name
from ..edition.edition import Edition
from ..edition.script_json import script_json, shards
from ..edition.words import read_words
from ..records.catalogue import Catalogue
from ..records.characters import INVISIBLE
from ..records.countries import countries
from ..records.fields import FieldDeclaration, fields_of, part_models, part_name
from ..records.ids import LONGEST
from ..records.model import Case, Practice, Record
from ..records.paths import CASES_FOLDER, RECORDS_FOLDER
from ..records.rules.links import copy_sites
from ..records.rules.practice import MINIMUM_INDICATORS, MOST_TELLING, SORTED_NAMES
from ..records.validation_messages import pattern_words
from ..records.value_types import ID_PATTERN
from ..records.visibility import is_shown
from ..records.vocabulary import OVER, PHASE_SCALES
from ..records.yaml_writer import LONGEST_LINE, WIDTH, WORDS
from .jinja_env import form_text, rendered

RECORDS_ROUTE = "contribute/records/"
WORDS_FILE = Path(__file__).with_name("form_words.yml")
_PARTS = tuple(part_name(model) for model in part_models((Practice, Case)))
_FOLDERS = {"practice": RECORDS_FOLDER, "case": CASES_FOLDER}


@dataclass(frozen=True)
class Section:
    """Some fields under one heading; all but the first sections are folded at the beginning."""

    key: str
    heading: str
    fields: Mapping[str, FieldDeclaration]


# What the model leaves open, since only some records need it, and what a rule asks for all the same.
_REQUIRED_BY_RULES: Mapping[str, frozenset[str]] = {
    "practice": frozenset({"rating.why", "judgement.why"}),
    "case": frozenset({"case.sources", "source.accessed"}),
}


def record_form(kind: str, catalogue: Catalogue, edition: Edition, root: str) -> Markup:
    """The form for a practice or a case; `root` leads from its page to the root of the site, such as `../../`."""
    return rendered(
        "form.html.j2",
        kind=kind,
        sections=list(sections(kind)),
        parts={part: fields_of(part) for part in _PARTS},
        facets=catalogue.vocabulary.facets,
        scales=catalogue.vocabulary.scales.by_key,
        countries=[(country_name(code), code) for code in countries_by_name(countries())],
        required=_REQUIRED_BY_RULES[kind],
        kinds=tuple(_FOLDERS),
        edition=edition,
        root=root,
        schema=_inside_script(form_schema(kind, catalogue, edition)),
    )


def sections(kind: str) -> Iterator[Section]:
    """The sections of the form, those of the short form first; fields.yml says which field stands in which."""
    fields = fields_of(kind)
    phases = {name: field.label for name, field in fields.items() if field.part == "phase"}
    others = {key: form_text(f"sections.{name}") for key, name in (("more", f"{kind}_more"), ("state", "state"))}
    for key, heading in {"short": form_text("sections.short"), **phases, **others}.items():
        yield Section(key, heading, {name: field for name, field in fields.items() if field.section == key})


def form_schema(kind: str, catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    """Fields, terms and limits as plain data for the scripts of the form."""
    vocabulary = catalogue.vocabulary
    return {
        "kind": kind,
        "folder": _FOLDERS[kind],
        "parts": {part: {name: _field(field) for name, field in fields_of(part).items()} for part in _PARTS},
        "terms": {key: {term.key: term.label for term in facet.terms} for key, facet in vocabulary.facets.items()},
        "scales": {key: scale.model_dump(exclude_none=True) for key, scale in vocabulary.scales.by_key.items()},
        "phaseScales": PHASE_SCALES,
        "records": {name: _known(catalogue, name) for name in _FOLDERS},
        "folders": _FOLDERS,
        "shows": {id_: case.practices for id_, case in catalogue.published_cases.items()} if kind == "practice" else {},
        "id": {"pattern": ID_PATTERN, "limit": LONGEST},
        "writer": {"width": WIDTH, "longestLine": LONGEST_LINE, "words": sorted(WORDS)},
        "unseen": INVISIBLE.pattern,
        "copySites": copy_sites(),
        "over": OVER,
        **_copyedit(kind),
        "minimumIndicators": MINIMUM_INDICATORS,
        "mostTelling": MOST_TELLING,
        "sortedNames": SORTED_NAMES,
        "words": form_words(),
        "edition": {
            "edit": edition.edit_address("{path}"),
            "new": edition.new_file_pattern,
            "text": edition.repository_host.text,
            "issue": edition.issue_address,
            "issueText": edition.repository_host.issue_text,
            "mail": edition.editors_mail,
        },
    }


def form_words() -> Mapping[str, Any]:
    """What the scripts of the form say: sentences by key, a few of them by plural category."""
    return {key: text for group in read_words(WORDS_FILE).values() for key, text in group.items()}


def record_scripts(catalogue: Catalogue) -> Iterator[tuple[str, tuple[Record, ...], Callable[[], bytes]]]:
    """Each script with records that the form can change: its route, its records, and a function that makes it."""
    yield from shards(f"{RECORDS_ROUTE}practice/", "records", catalogue.published, _plain)
    yield from shards(f"{RECORDS_ROUTE}case/", "records", catalogue.published_cases, _plain)


def _known(catalogue: Catalogue, kind: str) -> dict[str, dict[str, str]]:
    """What the form knows of every record that readers see or have seen, by id: its title and its status."""
    return {
        id_: {"title": record.title, "status": record.status}
        for id_, record in catalogue.of_kind(kind).items()
        if record.status == "retired" or is_shown(record, with_drafts=catalogue.with_drafts)
    }


def _copyedit(kind: str) -> dict[str, Any]:
    """How many words of its own a published record has at least and at most, and words that it should not have."""
    standards = load_standards(FOLDER)
    span = standards.limits.practice_words if kind == "practice" else standards.limits.case_words
    return {
        "wanted": (span.at_least, span.at_most),
        "phrases": [
            *((phrase.pattern, phrase.reason, "giu") for phrase in standards.filler),
            *((phrase.pattern, phrase.reason, "gu") for phrase in standards.house),
        ],
    }


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True, exclude={"id"})


def _field(field: FieldDeclaration) -> dict[str, Any]:
    """A field without its texts, which are in the page."""
    facts = {
        "kind": field.kind,
        "label": field.label,
        "heading": field.heading if field.heading != field.label else None,
        "page": field.looks.get("page"),
        "before": field.before,
        "many": field.many,
        "required": field.required,
        "limit": field.limit,
        "copyedit": field.looks.get("copyedit"),
        "bounds": field.bounds,
        "pattern": field.pattern,
        "words": pattern_words(field.pattern) if field.pattern else None,
        "facet": field.facet,
        "names": field.names,
        "part": field.part,
    }
    return {key: value for key, value in facts.items() if value}


def _inside_script(data: Any) -> Markup:
    """The data as JSON that is safe inside a script element."""
    return Markup(script_json(data))  # noqa: S704
