"""Small collections for the checks: a sound practice and a sound case, changed in one place by each test."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from macros.copyedit.checks import CHECKS, Collection
from macros.copyedit.passages import collect
from macros.copyedit.speller import Speller
from macros.copyedit.standards import Standards, load_standards
from macros.records.catalogue import Catalogue
from macros.records.model import Case, Phase, Practice, Rating
from macros.records.vocabulary import Vocabulary
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[2]
CHECK = {check.key: check for check in CHECKS}


@cache
def standards() -> Standards:
    """The standards of the project."""
    return load_standards()


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the project, where every list has its terms and every level its amounts."""
    return atlas_records().vocabulary


def practice(id_: str = "visa-help", **changes: Any) -> Practice:
    """A practice without a fault, with these fields instead."""
    fields: dict[str, Any] = {
        "id": id_,
        "title": f"Help with permits {id_}",
        "summary": "An adviser looks at each case.",
        "status": "published",
        "reviewed": date(2026, 1, 1),
        "categories": ("accommodation",),
        "stages": ("on-arrival",),
        "goals": ("quality-of-service",),
        "target_groups": ("researchers",),
        "schedule": "continuous",
        "importance": "essential",
        "description": "The office helps.",
    }
    return Practice(**{**fields, **changes})


def case(id_: str = "somewhere", **changes: Any) -> Case:
    """A case without a fault, with these fields instead."""
    fields: dict[str, Any] = {
        "id": id_,
        "title": f"A desk {id_}",
        "institution": "University of Somewhere",
        "kind": "university",
        "country": "DE",
        "summary": "A desk opened.",
        "status": "published",
        "reviewed": date(2026, 1, 1),
        "practices": ("visa-help",),
        "story": "It is open each day.",
    }
    return Case(**{**fields, **changes})


def rated(level: int, why: str, scale: str = "effort") -> Practice:
    """A practice whose set-up has one rating, of the least amount of a level."""
    about = (vocabulary().scales.by_key[scale].at(level).at_least or -1) + 1
    return practice(setup=Phase(text="Begin.", **{scale: Rating(about=about, why=why)}))


def collection(*records: Practice | Case) -> Collection:
    """These records and no others, with the vocabulary left out of what is read."""
    catalogue = catalogue_of(*records)
    owns = tuple(own for own in collect(catalogue) if own.record)
    return Collection(catalogue, owns, standards(), Speller(standards().words))


def catalogue_of(*records: Practice | Case) -> Catalogue:
    """A Catalogue of these records."""
    return Catalogue(
        practices={record.id: record for record in records if isinstance(record, Practice)},
        cases={record.id: record for record in records if isinstance(record, Case)},
        vocabulary=vocabulary(),
    )


def found(key: str, *records: Practice | Case) -> list[tuple[str, str]]:
    """What a check finds in these records: name and message."""
    return [(finding.name, finding.message) for finding in sorted(CHECK[key].find(collection(*records)))]
