"""The time of a case and of a use in words and in ISO 8601, as far as its record gives it."""

from ..records.model import Case, Use
from ..records.vocabulary import RUNNING
from .fact_words import fact_words


def period(case: Case) -> str | None:
    """The `when` of the record, with the years unless it names them; else the years; None without either."""
    known = [str(year) for year in (case.since, case.until) if year]
    if case.when and all(year in case.when for year in known):
        return case.when
    return " · ".join(part for part in (case.when, years(case)) if part) or None


def years(case: Case) -> str | None:
    """`2016`, `2016 to 2020`, `until 2020`, or `since 2016` where it still goes on; None where no year is known."""
    if case.until and case.until != case.since:
        return fact_words()["from_to" if case.since else "until"].format(since=case.since, until=case.until)
    if case.since and case.state == RUNNING:
        return fact_words()["since"].format(since=case.since)
    return str(case.since or "") or None


def begun(use: Use) -> str | None:
    """`since 2016`, where an institution has said since when it uses a practice."""
    return fact_words()["since"].format(since=use.since) if use.since else None


def interval(case: Case) -> str | None:
    """The years as an ISO 8601 interval, with an open end only while the case goes on; None without a first year."""
    if case.since is None:
        return None
    if case.state == RUNNING:
        return f"{case.since}/.."
    return f"{case.since}/{case.until}" if case.until and case.until != case.since else str(case.since)
