"""Rules for cases."""

from collections.abc import Iterator

from ..countries import countries
from ..model import Case, Record
from ..problems import quoted
from ..validation_messages import dotted
from ..vocabulary import OVER
from ..yaml_reader import Where
from .rule import Context, Finding, rule

_USUAL_MISTAKES = {"UK": "the United Kingdom is GB", "EL": "Greece is GR", "SP": "Spain is ES", "SW": "Sweden is SE"}


@rule("C001", "case")
def case_has_a_source(case: Case, _: Context) -> Iterator[Finding]:
    """A case must name at least one source."""
    if not case.sources:
        yield Finding(
            ("title",),
            "a case must name at least one source; got none",
            "add the address of the page where the facts can be read",
        )


@rule("C002", "case")
def source_says_when_it_was_read(case: Case, _: Context) -> Iterator[Finding]:
    """Every source of a case must say on which day it was read."""
    for index, source in enumerate(case.sources):
        if source.accessed is None:
            yield Finding(
                ("sources", index, "url"),
                "a source of a case must have 'accessed', the day on which it was read; got none",
                f"add a line below it, such as accessed: {case.reviewed}",
            )


@rule("C003", "practice", "case")
def countries_exist(record: Record, _: Context) -> Iterator[Finding]:
    """The country of an institution must be a code of ISO 3166-1, such as SK for Slovakia, or XK for Kosovo."""
    for where, code in _countries_of(record):
        if code not in countries():
            tip = _USUAL_MISTAKES.get(code, "look for 'ISO 3166-1 alpha-2' and the name of the country")
            yield Finding(where, f"{dotted(where)} must be a code of ISO 3166-1; got {quoted(code)}", tip)


def _countries_of(record: Record) -> Iterator[tuple[Where, str]]:
    if isinstance(record, Case):
        yield ("country",), record.country
    else:
        yield from ((("in_use", index, "country"), use.country) for index, use in enumerate(record.in_use))


@rule("C004", "case")
def state_and_years_agree(case: Case, context: Context) -> Iterator[Finding]:
    """What has ended must not be running, an end must not come before the beginning, nor lie in the future."""
    if case.until and case.since and case.until < case.since:
        yield Finding(("until",), f"until must not be before since, {case.since}; got {quoted(case.until)}")
    if case.until and case.until > context.today.year:
        yield Finding(("until",), f"until must not lie in the future; got {quoted(case.until)}")
    if case.until and case.state not in OVER:
        got = quoted(case.state) if case.state else "no state"
        yield Finding(
            ("until",),
            f"until must stand only where the state is ended or one-off; got {got}",
            "say when it is planned to end in the story",
        )
    if case.verified and case.state is None:
        yield Finding(("verified",), "a case that was read a second time must have a state; got none")
