"""Rules for practices."""

from collections.abc import Iterator

from ..model import Practice, Rating
from ..problems import quoted
from ..record_facts import phases_of, ratings_of
from ..uses import sort_key
from ..vocabulary import GROWING_SCALES, GROWTH_FIELDS, PHASES
from .rule import Context, Finding, finding, rule

MINIMUM_INDICATORS = 2
MOST_TELLING = 5
SORTED_NAMES = ("also_called", "found_by")


@rule("P001", "practice", in_drafts="warning")
def published_practice_has_both_phases(practice: Practice, _: Context) -> Iterator[Finding]:
    for phase in PHASES:
        if practice.status != "retired" and getattr(practice, phase) is None:
            yield finding("P001", ("status",), phase=phase)


@rule("P002", "practice", in_drafts="warning")
def published_practice_has_indicators(practice: Practice, _: Context) -> Iterator[Finding]:
    count = sum(len(phase.indicators) for _, phase in phases_of(practice))
    if practice.status != "retired" and practice.setup and practice.delivery and count < MINIMUM_INDICATORS:
        yield finding("P002", ("delivery",), least=MINIMUM_INDICATORS, got=count)


@rule("P003", "practice")
def rating_has_a_reason(practice: Practice, _: Context) -> Iterator[Finding]:
    for where, rating in ratings_of(practice):
        if not rating.why:
            yield finding("P003", where)


@rule("P008", "practice")
def what_grows_says_why(practice: Practice, _: Context) -> Iterator[Finding]:
    for where, rating in ratings_of(practice):
        if not isinstance(rating, Rating):
            continue
        given = [key for key in GROWTH_FIELDS if getattr(rating, key)]
        if given and where[-1] not in GROWING_SCALES:
            yield finding("P008.never_grows", (*where, given[0]), key=given[0], got=quoted(where[-1]))
        elif len(given) == 1:
            yield finding("P008.alone", where, key=given[0])


@rule("P004", "practice", in_drafts="warning")
def published_practice_has_a_source(practice: Practice, _: Context) -> Iterator[Finding]:
    if practice.status != "retired" and not practice.sources:
        yield finding("P004", ("title",))


@rule("P006", "practice")
def telling_cases_show_this_practice(practice: Practice, context: Context) -> Iterator[Finding]:
    if len(practice.telling) > MOST_TELLING:
        yield finding("P006.most", ("telling",), most=MOST_TELLING, got=len(practice.telling))
    for index, id_ in enumerate(practice.telling):
        case = context.catalogue.cases.get(id_)
        if case and practice.id not in case.practices:
            yield finding("P006.other", ("telling", index), got=quoted(id_))


@rule("P007", "practice")
def other_names_are_sorted_and_stand_once(practice: Practice, _: Context) -> Iterator[Finding]:
    seen = {practice.title.casefold()}
    for field in SORTED_NAMES:
        names = getattr(practice, field)
        if list(names) != sorted(names, key=str.casefold):
            yield finding("P007.order", (field,), field=field, first=quoted(min(names, key=str.casefold)))
        for index, name in enumerate(names):
            if name.casefold() in seen:
                yield finding("P007.once", (field, index), got=quoted(name))
            seen.add(name.casefold())


@rule("P009", "practice")
def uses_are_sorted_and_stand_once(practice: Practice, _: Context) -> Iterator[Finding]:
    keys = [sort_key(use) for use in practice.in_use]
    for index, (use, key) in enumerate(zip(practice.in_use, keys, strict=True)):
        where, got = ("in_use", index, "institution"), quoted(use.institution)
        if key in keys[:index]:
            yield finding("P009.once", where, got=got)
        elif index and key < keys[index - 1]:
            yield finding("P009.order", where, got=got, before=quoted(practice.in_use[index - 1].institution))


@rule("P010", "practice")
def uses_have_begun(practice: Practice, context: Context) -> Iterator[Finding]:
    for index, use in enumerate(practice.in_use):
        if use.since and use.since > context.today.year:
            yield finding("P010", ("in_use", index, "since"), got=quoted(use.since))
