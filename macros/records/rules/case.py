"""Rules for cases."""

from collections.abc import Iterator

from ..countries import countries
from ..messages import texts_at
from ..model import Case, Record
from ..problems import quoted
from ..validation_messages import dotted
from ..vocabulary import OVER
from ..yaml_reader import Where
from .rule import Context, Finding, finding, rule


@rule("C001", "case")
def case_has_a_source(case: Case, _: Context) -> Iterator[Finding]:
    if not case.sources:
        yield finding("C001", ("title",))


@rule("C002", "case")
def source_says_when_it_was_read(case: Case, _: Context) -> Iterator[Finding]:
    for index, source in enumerate(case.sources):
        if source.accessed is None:
            yield finding("C002", ("sources", index, "url"), day=case.reviewed)


@rule("C003", "practice", "case")
def countries_exist(record: Record, _: Context) -> Iterator[Finding]:
    for where, code in _countries_of(record):
        if code not in countries():
            tip = texts_at("C003.mistakes").get(code, "")
            yield finding("C003", where, tip=tip, name=dotted(where), got=quoted(code))


def _countries_of(record: Record) -> Iterator[tuple[Where, str]]:
    if isinstance(record, Case):
        yield ("country",), record.country
    else:
        yield from ((("in_use", index, "country"), use.country) for index, use in enumerate(record.in_use))


@rule("C004", "case")
def state_and_years_agree(case: Case, context: Context) -> Iterator[Finding]:
    if case.until and case.since and case.until < case.since:
        yield finding("C004.before", ("until",), since=case.since, got=quoted(case.until))
    if case.until and case.until > context.today.year:
        yield finding("C004.future", ("until",), got=quoted(case.until))
    if case.until and case.state not in OVER:
        yield finding("C004.state" if case.state else "C004.no_state", ("until",), got=quoted(case.state))
    if case.verified and case.state is None:
        yield finding("C004.verified", ("verified",))
