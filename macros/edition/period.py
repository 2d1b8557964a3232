"""When a case takes or took place, claiming no more than its record knows."""

from ..records.model import Case

_RUNNING = "running"


def period(case: Case) -> str | None:
    """In its own words, with the years unless these words name them; None where nothing is known."""
    known = [str(year) for year in (case.since, case.until) if year]
    if case.when and all(year in case.when for year in known):
        return case.when
    return " · ".join(part for part in (case.when, years(case)) if part) or None


def years(case: Case) -> str | None:
    """`2016`, `2016 to 2020`, `until 2020`, or `since 2016` where it still goes on; None where no year is known."""
    if case.until and case.until != case.since:
        return f"{case.since} to {case.until}" if case.since else f"until {case.until}"
    return f"since {case.since}" if case.since and case.state == _RUNNING else str(case.since or "") or None


def interval(case: Case) -> str | None:
    """The years in the form of ISO 8601, open at the end only where it still goes on; None without a beginning."""
    if case.since is None:
        return None
    if case.state == _RUNNING:
        return f"{case.since}/.."
    return f"{case.since}/{case.until}" if case.until and case.until != case.since else str(case.since)
