"""The vocabulary: closed lists of terms with labels and definitions, and the four anchored scales."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .model import Judgement, Rating
from .value_types import ID_PATTERN, Line, Name, StrictModel
from .working_day import WorkingDay

_FacetKey = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]


# The glyphs that a term may carry; each is a file of this name in macros/edition/drawings/glyphs/.
Glyph = Literal[
    "certificate",
    "compass",
    "cup",
    "easel",
    "family",
    "heart",
    "house",
    "megaphone",
    "network",
    "passport",
    "route",
    "speech",
    "stairs",
    "umbrella",
]


class Term(StrictModel):
    """One value of a facet; its `glyph` is a small picture that stands beside its label."""

    key: Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
    label: Name
    definition: Line
    also_called: tuple[Name, ...] = ()
    found_by: tuple[Name, ...] = ()
    glyph: Glyph | None = None


class Facet(StrictModel):
    """One closed list; `key` is its machine name, also in addresses."""

    key: _FacetKey
    label: Name
    plural: Name
    definition: Line
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    @cached_property
    def by_key(self) -> Mapping[str, Term]:
        """The terms by key, in the order of the file."""
        return MappingProxyType({term.key: term for term in self.terms})


class ScaleLevel(StrictModel):
    """One anchored level; `at_least` and `at_most` are amounts in the unit of the scale."""

    level: Annotated[int, Field(ge=1, le=5)]
    label: Name
    amount: Name
    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None


class Scale(StrictModel):
    """One scale of five levels, 1 for little and 5 for much."""

    key: _FacetKey
    label: Name
    definition: Line
    counted: Line
    not_counted: Line
    unit: Name | None = None
    setup: Name | None = None
    delivery: Name | None = None
    levels: Annotated[tuple[ScaleLevel, ...], Field(min_length=5, max_length=5)]

    def at(self, level: int) -> ScaleLevel:
        """The level with this number, from 1 to 5."""
        return self.levels[level - 1]

    def level_of(self, rating: Rating | Judgement) -> ScaleLevel:
        """The level that holds the amount of a rating, or that a judgement names.

        An amount at the upper end of a level belongs to it.
        """
        if isinstance(rating, Judgement):
            return self.at(rating.level)
        return next((at for at in self.levels if at.at_most is None or rating.about <= at.at_most), self.levels[-1])


class Growth(StrictModel):
    """The sizes of the institution that amounts assume, by the keys of the terms of growth that have a number.

    An amount that grows with a size is told in proportion to it, up to so many `times` more or less.
    """

    text: Line
    times: Annotated[int, Field(ge=2, le=10)]
    arrivals: Annotated[int, Field(ge=1)]
    academics: Annotated[int, Field(ge=1)]


class Scales(StrictModel):
    """All scales, with what they assume."""

    assumes: Line
    estimate: Line
    growth: Growth | None = None
    working_day: WorkingDay | None = None
    scales: tuple[Scale, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Scale]:
        """The scales by key."""
        return MappingProxyType({scale.key: scale for scale in self.scales})


@dataclass(frozen=True)
class Vocabulary:
    """Every closed list by facet key, and the scales."""

    facets: Mapping[str, Facet] = field(default_factory=dict)
    scales: Scales = field(default_factory=lambda: Scales(assumes="-", estimate="-", scales=()))

    def term(self, facet: str, key: str) -> Term:
        """The term. Raises KeyError where the vocabulary has none."""
        return self.facets[facet].by_key[key]

    def label(self, facet: str, key: str) -> str:
        """The label of a term. Raises KeyError where the vocabulary has none."""
        return self.term(facet, key).label


# File name (without .yml) of each facet that the records need.
FACET_FILES: Mapping[str, str] = MappingProxyType(
    {
        "categories": "category",
        "stages": "stage",
        "goals": "goal",
        "target-groups": "target_group",
        "contract-types": "contract_type",
        "career-stages": "career_stage",
        "lengths-of-stay": "length_of_stay",
        "schedules": "schedule",
        "importance": "importance",
        "actors": "actor",
        "partners": "partner",
        "institution-kinds": "institution_kind",
        "case-states": "case_state",
        "study-kinds": "study_kind",
        "document-kinds": "document_kind",
        "evidence-grades": "evidence_grade",
        "growth": "growth",
    }
)
SCALES_FILE = "scales"
# Terms of which the program itself speaks.
BASE_STAGE = "institutional-setup"
ESSENTIAL = "essential"
RUNNING = "running"
OVER = ("ended", "one-off")
# Kinds of studies that weigh more than one survey or evaluation, and the kind that is not on the practice itself.
WEIGHING_STUDIES = ("review", "comparison")
INDIRECT_STUDIES = ("near",)
GRADES = ("e0", "e1", "e2", "e3", "e4")
# The facet of these grades, which no practice names: `Catalogue.grade_of` works them out.
GRADE_FACET = "evidence_grade"
# What the amounts of these scales can grow with: sizes of the institution that Growth numbers, or nothing.
GROWTH_FACET = "growth"
GROWING_SCALES = ("cost", "effort")
GROWTH_FIELDS = ("grows_with", "grows_why")
SIZES = ("arrivals", "academics")
FIXED = "nothing"
NEEDED_TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stage": (BASE_STAGE,),
        "importance": (ESSENTIAL,),
        "case_state": (RUNNING, *OVER),
        "study_kind": WEIGHING_STUDIES,
        GRADE_FACET: GRADES,
        GROWTH_FACET: (*SIZES, FIXED),
    }
)
# The facet of documents that colleagues can copy, which sources name.
DOCUMENT_FACET = "document_kind"
PHASES = ("setup", "delivery")
# The scales by which each phase is rated, and those for the whole practice.
PHASE_SCALES = ("cost", "time", "effort")
SCALE_KEYS = (*PHASE_SCALES, "scale_of_change")

# Where a practice names the terms of a facet: the path of its keys, a list or one value.
PRACTICE_FACETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "category": ("categories",),
        "stage": ("stages",),
        "goal": ("goals",),
        "target_group": ("target_groups",),
        "contract_type": ("researchers", "contract_types"),
        "career_stage": ("researchers", "career_stages"),
        "length_of_stay": ("researchers", "lengths_of_stay"),
        "schedule": ("schedule",),
        "importance": ("importance",),
    }
)
INVOLVED_FACETS: Mapping[str, str] = MappingProxyType({"actor": "actors", "partner": "partners"})
# Where a case, a study, a source, a rating and a statement of the self-check name one term of a facet.
CASE_TERMS: Mapping[str, str] = MappingProxyType({"institution_kind": "kind", "case_state": "state"})
STUDY_TERMS: Mapping[str, str] = MappingProxyType({"study_kind": "kind"})
SOURCE_TERMS: Mapping[str, str] = MappingProxyType({DOCUMENT_FACET: "document"})
RATING_TERMS: Mapping[str, str] = MappingProxyType({GROWTH_FACET: "grows_with"})
STATEMENT_TERMS: Mapping[str, str] = MappingProxyType({"stage": "stage"})
