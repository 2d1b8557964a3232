"""Models of our own: documents that anybody may copy and fill in, written as blocks."""

from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from .text_fields import Text, texts_of
from .value_types import Id, Line, Name, StrictModel, Summary, Title

LICENCE = "CC0 1.0"
LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Whoever copies a model need not name us."""
Passage = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Cell = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class ModelTable(StrictModel):
    """A table with a head row; an empty cell is a place to fill in."""

    head: Annotated[tuple[Name, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1)]


class ModelBlock(StrictModel):
    """One piece of a model: exactly one of these fields has a value. Advice is for the reader and is not copied."""

    heading: Name | None = None
    text: Passage | None = None
    advice: Passage | None = None
    checklist: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    fields: tuple[Name, ...] = ()
    table: ModelTable | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the fields that have a value."""
        return tuple(name for name in type(self).model_fields if getattr(self, name))


class ModelDocument(StrictModel):
    """One model; `id` is the name of the file. Places to fill in stand in square brackets."""

    id: Id
    title: Title
    summary: Summary
    found_by: tuple[Name, ...] = ()
    reviewed: date
    practices: Annotated[tuple[Id, ...], Field(min_length=1)]
    purpose: Line
    used_by: Line
    adapt: Annotated[tuple[Line, ...], Field(min_length=1)]
    blocks: Annotated[tuple[ModelBlock, ...], Field(min_length=1)]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text with its place, as rules ask for them."""
        return tuple(texts_of(self))
