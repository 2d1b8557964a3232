"""The data model of records: the fields of practices, cases and the self-check.

All objects are immutable and strict: no key that is not declared, no type converted into another (`StrictModel`).
Labels, help and examples of the fields stand in fields.yml beside this file.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .text_fields import Text, texts_of
from .value_types import (
    CountryCode,
    Id,
    Key,
    Level,
    Line,
    Name,
    Prose,
    Reason,
    Status,
    StrictModel,
    Summary,
    Title,
    Url,
    Year,
    up_to,
)
from .works import Evidence, Law, Source


class Rating(StrictModel):
    """An amount of cost, time or effort with its reason; its level follows from it by `Scale.level_of`.

    `about` is in the unit of the scale: euro, weeks or person-days; `grows_with` is the size with which it grows.
    """

    about: Annotated[int, Field(ge=0, le=100_000_000)]
    why: Reason | None = None
    source: Url | None = None
    grows_with: Key | None = None
    grows_why: Annotated[str, up_to(140)] | None = None


class Judgement(StrictModel):
    """A level with its reason, on the scale of change, which has no unit."""

    level: Level
    why: Reason | None = None
    source: Url | None = None


class Involved(StrictModel):
    """Somebody who has a part in a phase: a key of the vocabulary and what they do."""

    who: Key
    role: Line


class Challenge(StrictModel):
    """A difficulty that others have met, and what helps."""

    problem: Line
    answer: Line


class Indicator(StrictModel):
    """Something to measure, and how to measure it."""

    measure: Line
    how: Line


class Phase(StrictModel):
    """Set-up or delivery: what it takes and how it is done."""

    text: Prose
    steps: tuple[Line, ...] = ()
    cost: Rating | None = None
    time: Rating | None = None
    effort: Rating | None = None
    actors: tuple[Involved, ...] = ()
    partners: tuple[Involved, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class Researchers(StrictModel):
    """Which researchers are served; left out where a practice serves staff or families only."""

    contract_types: tuple[Key, ...] = ()
    career_stages: tuple[Key, ...] = ()
    lengths_of_stay: tuple[Key, ...] = ()


class BaseRecord(StrictModel):
    """What practices and cases have in common; `id` is the name of the file."""

    id: Id
    title: Title
    summary: Summary
    status: Status
    formerly: tuple[Id, ...] = ()
    replaced_by: Id | None = None
    reviewed: date

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text with its place, found once, since most rules and the search ask for them."""
        return tuple(texts_of(self))


class Use(StrictModel):
    """An institution that says itself that it uses a practice, with a page of its own; nobody has checked it."""

    institution: Name
    country: CountryCode
    since: Year | None = None
    url: Url


class Practice(BaseRecord):
    """One good practice."""

    also_called: tuple[Name, ...] = ()
    found_by: tuple[Name, ...] = ()
    categories: Annotated[tuple[Key, ...], Field(min_length=1)]
    stages: Annotated[tuple[Key, ...], Field(min_length=1)]
    goals: Annotated[tuple[Key, ...], Field(min_length=1)]
    target_groups: Annotated[tuple[Key, ...], Field(min_length=1)]
    researchers: Researchers = Researchers()
    schedule: Key
    importance: Key
    scale_of_change: Judgement | None = None
    description: Prose
    setup: Phase | None = None
    delivery: Phase | None = None
    evidence: Evidence | None = None
    law: Law | None = None
    telling: tuple[Id, ...] = ()
    in_use: tuple[Use, ...] = ()
    builds_on: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    contributors: tuple[Name, ...] = ()


class Case(BaseRecord):
    """One real case example of a named institution."""

    institution: Name
    kind: Key
    country: CountryCode
    city: Name | None = None
    verified: date | None = None
    practices: Annotated[tuple[Id, ...], Field(min_length=1)]
    audience: Line | None = None
    state: Key | None = None
    since: Year | None = None
    until: Year | None = None
    when: Name | None = None
    scale: Line | None = None
    story: Prose
    results: Prose | None = None
    lessons: Prose | None = None
    adapted_from: Id | None = None
    sources: tuple[Source, ...] = ()


class Statement(StrictModel):
    """One statement of the self-check, tied to a stage and to the practices that make it true."""

    key: Key
    text: Line
    stage: Key
    practices: Annotated[tuple[Id, ...], Field(min_length=1)]


class SelfCheck(StrictModel):
    """The statements of the self-check, in the order in which they are asked."""

    statements: tuple[Statement, ...] = ()


Record = Practice | Case
RecordKind = Literal["practice", "case"]


def kind_of(record: Record) -> RecordKind:
    """Which kind of record it is; also the name of its part in fields.yml."""
    return "practice" if isinstance(record, Practice) else "case"
