"""Rules for practices."""

from collections.abc import Iterator

from ..catalogue import phases_of, ratings_of
from ..model import Practice, Rating
from ..problems import quoted
from ..uses import sort_key
from ..vocabulary import GROWING_SCALES, GROWTH_FIELDS, PHASES
from .rule import Context, Finding, rule

MINIMUM_INDICATORS = 2
MOST_TELLING = 5
SORTED_NAMES = ("also_called", "found_by")


@rule("P001", "practice", in_drafts="warning")
def published_practice_has_both_phases(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must describe its set-up and its delivery."""
    for phase in PHASES:
        if practice.status != "retired" and getattr(practice, phase) is None:
            yield Finding(
                ("status",),
                f"a published practice must have '{phase}'; got none",
                "add it, or set the status to draft until it is written",
            )


@rule("P002", "practice", in_drafts="warning")
def published_practice_has_indicators(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must name at least two indicators, in set-up and delivery together."""
    count = sum(len(phase.indicators) for _, phase in phases_of(practice))
    if practice.status != "retired" and practice.setup and practice.delivery and count < MINIMUM_INDICATORS:
        yield Finding(
            ("delivery",),
            f"a published practice must have at least {MINIMUM_INDICATORS} indicators; got {count}",
            "say what could be counted or asked, and how",
        )


@rule("P003", "practice")
def rating_has_a_reason(practice: Practice, _: Context) -> Iterator[Finding]:
    """Every rating must say in one sentence what it is made of."""
    for where, rating in ratings_of(practice):
        if not rating.why:
            yield Finding(
                where,
                "a rating must have its reason 'why'; got none",
                "write one sentence with a figure or a fact of this practice",
            )


@rule("P008", "practice")
def what_grows_says_why(practice: Practice, _: Context) -> Iterator[Finding]:
    """A cost or an effort may say with which size it grows, and then must say why; nothing else grows."""
    for where, rating in ratings_of(practice):
        if not isinstance(rating, Rating):
            continue
        given = [key for key in GROWTH_FIELDS if getattr(rating, key)]
        if given and where[-1] not in GROWING_SCALES:
            yield Finding((*where, given[0]), f"only cost and effort grow; got '{given[0]}' of {quoted(where[-1])}")
        elif len(given) == 1:
            yield Finding(where, f"'grows_with' and 'grows_why' must stand together; got '{given[0]}' alone")


@rule("P004", "practice", in_drafts="warning")
def published_practice_has_a_source(practice: Practice, _: Context) -> Iterator[Finding]:
    """A published practice must name at least one source."""
    if practice.status != "retired" and not practice.sources:
        yield Finding(
            ("title",),
            "a published practice must name at least one source; got none",
            "add the address of a public page on which the record rests",
        )


@rule("P006", "practice")
def telling_cases_show_this_practice(practice: Practice, context: Context) -> Iterator[Finding]:
    """A practice may name up to five telling cases, each of which must name the practice."""
    if len(practice.telling) > MOST_TELLING:
        yield Finding(("telling",), f"telling must name at most {MOST_TELLING} cases; got {len(practice.telling)}")
    for index, id_ in enumerate(practice.telling):
        case = context.catalogue.cases.get(id_)
        if case and practice.id not in case.practices:
            yield Finding(
                ("telling", index), f"a telling case must name this practice; got {quoted(id_)}, which does not"
            )


@rule("P007", "practice")
def other_names_are_sorted_and_stand_once(practice: Practice, _: Context) -> Iterator[Finding]:
    """Other names must stand in the order of the alphabet, each once, and not repeat the title."""
    seen = {practice.title.casefold()}
    for field in SORTED_NAMES:
        names = getattr(practice, field)
        if list(names) != sorted(names, key=str.casefold):
            yield Finding(
                (field,), f"{field} must be in the order of the alphabet; begin {quoted(min(names, key=str.casefold))}"
            )
        for index, name in enumerate(names):
            if name.casefold() in seen:
                yield Finding((field, index), f"a name must stand once, and not be the title; got {quoted(name)}")
            seen.add(name.casefold())


@rule("P009", "practice")
def uses_are_sorted_and_stand_once(practice: Practice, _: Context) -> Iterator[Finding]:
    """Institutions that say that they use a practice must stand in the order of their names, each once."""
    keys = [sort_key(use) for use in practice.in_use]
    for index, (use, key) in enumerate(zip(practice.in_use, keys, strict=True)):
        where, got = ("in_use", index, "institution"), quoted(use.institution)
        if key in keys[:index]:
            yield Finding(where, f"in_use must name each value once; got {got} again")
        elif index and key < keys[index - 1]:
            got += f" after {quoted(practice.in_use[index - 1].institution)}"
            yield Finding(where, f"in_use must be in the order of the names of institutions; got {got}")


@rule("P010", "practice")
def uses_have_begun(practice: Practice, context: Context) -> Iterator[Finding]:
    """The year since which an institution uses a practice must not lie in the future."""
    for index, use in enumerate(practice.in_use):
        if use.since and use.since > context.today.year:
            yield Finding(("in_use", index, "since"), f"since must not lie in the future; got {quoted(use.since)}")
