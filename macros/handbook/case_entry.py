"""A case as the handbook shows it: plain data with labels in place of keys."""

from ..edition.period import period
from ..records.model import Case
from .cross_references import Entry, Pointers
from .formatting import maybe
from .record_entry import record_entry


def case_entry(case: Case, pointers: Pointers) -> Entry:
    """The entry of a published case."""
    return {**record_entry(case, pointers), "code": case.country, "period": maybe(period(case))}
