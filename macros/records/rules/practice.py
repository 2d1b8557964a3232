"""Rules for practices."""

from collections.abc import Iterator

from ..catalogue import phases_of
from ..model import Practice, Rating
from ..vocabulary import PHASES
from ..yaml_reader import Where
from .rule import Context, Finding, rule

MINIMUM_INDICATORS = 2


@rule("P001", "practice")
def published_practice_has_both_phases(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must describe its set-up and its delivery."""
    for phase in PHASES:
        if practice.status == "published" and getattr(practice, phase) is None:
            yield Finding(
                ("status",),
                f"a published practice must have '{phase}'; got none",
                "add it, or set the status to draft until it is written",
            )


@rule("P002", "practice")
def published_practice_has_indicators(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must name at least two indicators, in set-up and delivery together."""
    count = sum(len(phase.indicators) for _, phase in phases_of(practice))
    if practice.status == "published" and practice.setup and practice.delivery and count < MINIMUM_INDICATORS:
        yield Finding(
            ("delivery",),
            f"a published practice must have at least {MINIMUM_INDICATORS} indicators; got {count}",
            "say what could be counted or asked, and how",
        )


@rule("P003", "practice")
def rating_has_a_reason(practice: Practice, _: Context) -> Iterator[Finding]:
    """Every rating must say in one sentence why the level was chosen."""
    for where, rating in ratings_of(practice):
        if not rating.why:
            yield Finding(
                (*where, "level"),
                f"a rating must have its reason 'why'; got only level {rating.level}",
                "write one sentence with a figure or a fact of this practice",
            )


@rule("P004", "practice")
def published_practice_has_a_source(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must name at least one source."""
    if practice.status == "published" and not practice.sources:
        yield Finding(
            ("title",),
            "a published practice must name at least one source; got none",
            "add the address of a public page on which the record rests",
        )


def ratings_of(practice: Practice) -> Iterator[tuple[Where, Rating]]:
    """Every rating that a practice has, with its place."""
    if practice.scale_of_change:
        yield ("scale_of_change",), practice.scale_of_change
    for name, phase in phases_of(practice):
        for scale in ("cost", "time", "effort"):
            rating = getattr(phase, scale)
            if rating is not None:
                yield (name, scale), rating
