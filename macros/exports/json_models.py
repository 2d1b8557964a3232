"""The models of the published JSON: the fields of each record as written, and computed values apart from them.

The schemas in schema/data/ are made from these models, and the files are written through them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ..records.framework import Framework
from ..records.model import Case, Phase, Practice, Rating
from ..records.model_document import ModelDocument
from ..records.value_types import Id, Key, Level
from ..records.vocabulary import Facet, Scales
from .edition_header import EditionHeader


class _Computed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    route: str
    """The page of the record, relative to the root of the site."""
    url: str | None
    """The full address of the page; null while the site has no address."""
    review_due: date
    """The day on which the record should be reviewed again."""


class ComputedOfPractice(_Computed):
    """What the atlas works out about a practice; nobody writes it."""

    evidence_grade: Key
    """How well it is known that the practice works: a term of this list of the vocabulary."""
    cases: tuple[Id, ...]
    """Published cases that illustrate the practice."""
    countries: tuple[str, ...]
    """Countries of these cases, as two-letter codes."""
    leads_to: tuple[Id, ...]
    """Published practices that build on this one."""
    neighbours: tuple[Id, ...]
    """Related practices, whichever of the two names the other."""
    serves: tuple[str, ...]
    """Items of frameworks that it serves, as the id of the framework, a slash and the code of the item."""
    kit: tuple[str, ...]
    """The files of its kit to begin with, relative to the root of the site."""
    models: tuple[Id, ...]
    """Models of our own to copy that go with it."""


class ComputedOfCase(_Computed):
    """What the atlas works out about a case; nobody writes it."""

    country_name: str
    """The English name of the country."""
    adaptations: tuple[Id, ...]
    """Published cases that were adapted from this one."""


class ComputedOfFramework(BaseModel):
    """What the atlas works out about a framework; nobody writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    route: str
    """The page of the framework, relative to the root of the site."""
    url: str | None
    """The full address of the page; null while the site has no address."""


class PublishedFramework(Framework):
    """A framework with its id, its items and links, and what is computed."""

    computed: ComputedOfFramework


class ComputedOfModel(BaseModel):
    """What the atlas works out about a model; nobody writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    route: str
    """The page of the model, relative to the root of the site."""
    url: str | None
    """The full address of the page; null while the site has no address."""
    licence: str
    """Under which it may be copied."""
    files: tuple[str, ...]
    """The files of the model, relative to the root of the site."""


class PublishedModel(ModelDocument):
    """A model of our own to copy, with its id, its blocks, and what is computed."""

    computed: ComputedOfModel


class PublishedRating(Rating):
    """An amount with its reason, and the level that follows from it."""

    level: Annotated[Level, Field(description="The number from 1 (little) to 5 (much) that follows from the amount.")]


class PublishedPhase(Phase):
    """Set-up or delivery, with the levels of its ratings."""

    cost: PublishedRating | None = None
    time: PublishedRating | None = None
    effort: PublishedRating | None = None


class PublishedPractice(Practice):
    """A practice with its id, everything that its record says, and what is computed."""

    setup: PublishedPhase | None = None
    delivery: PublishedPhase | None = None
    computed: ComputedOfPractice


class PublishedCase(Case):
    """A case with its id, everything that its record says, and what is computed."""

    computed: ComputedOfCase


class PracticeFile(EditionHeader):
    """One published practice."""

    practice: PublishedPractice


class PracticesFile(EditionHeader):
    """All published practices, in the order of their titles."""

    practices: tuple[PublishedPractice, ...]
    moved: Mapping[str, Id]
    """Ids that are no longer in use, with the id that took their place."""


class CasesFile(EditionHeader):
    """All published cases, in the order of their titles."""

    cases: tuple[PublishedCase, ...]
    moved: Mapping[str, Id]
    """Ids that are no longer in use, with the id that took their place."""


class VocabularyFile(EditionHeader):
    """Every closed list with its terms, and the four scales with their levels."""

    facets: tuple[Facet, ...]
    scales: Scales


class FrameworksFile(EditionHeader):
    """Every framework that professionals answer to, with its items and the practices that serve them."""

    frameworks: tuple[PublishedFramework, ...]


class ModelsFile(EditionHeader):
    """Every model of our own, free to copy."""

    models: tuple[PublishedModel, ...]
