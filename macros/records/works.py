"""The works that a record names: its sources, the studies and the evidence of whether it works, and laws."""

from datetime import date
from typing import Annotated

from pydantic import Field

from .value_types import Key, LanguageCode, Line, Name, Prose, ReadAs, StrictModel, Url


class Work(StrictModel):
    """A public document or page; `language` is its code of ISO 639-1, None for English."""

    title: Name
    language: LanguageCode | None = None
    publisher: Name | None = None
    url: Url
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    accessed: date | None = None
    read: ReadAs | None = None

    @property
    def title_language(self) -> str | None:
        """The language of the title; None for English, and for a description of ours, in square brackets."""
        return None if self.title.startswith("[") else self.language


class Source(Work):
    """What a record rests on; `document` is its kind if it can serve as a model, `licence` its terms, None for ask."""

    document: Key | None = None
    licence: Name | None = None


class Study(Work):
    """A study, a survey or an evaluation, with what it found."""

    kind: Key
    finding: Line


class Evidence(StrictModel):
    """What is known of whether a practice works, the studies that say so, and the day on which they were looked for."""

    text: Prose
    looked_on: date
    studies: tuple[Study, ...] = ()


class Instrument(StrictModel):
    """A law, a convention or an agreement: where it applies, and what it means for the practice."""

    name: Name
    where: Line
    means: Line
    url: Url
    accessed: date | None = None
    read: ReadAs | None = None


class Law(StrictModel):
    """The law on which a practice rests, and one sentence for those outside of its reach."""

    instruments: Annotated[tuple[Instrument, ...], Field(min_length=1)]
    elsewhere: Line
