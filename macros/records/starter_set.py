"""Sets to start a plan with: a few practices that fit together in an institution of one kind."""

from typing import Annotated

from pydantic import Field

from .value_types import Id, Reason, StrictModel, Summary, Title


class StarterItem(StrictModel):
    """One practice of a set, and why it belongs there."""

    practice: Id
    why: Reason


class StarterSet(StrictModel):
    """A few practices in the order in which to begin; `id` is the name of the file."""

    id: Id
    title: Title
    summary: Summary
    items: Annotated[tuple[StarterItem, ...], Field(min_length=2, max_length=12)]
