"""A case as the handbook shows it: plain data with labels in place of keys."""

from ..edition.period import period
from ..records.model import Case
from .cross_references import CrossReferences, Entry
from .formatting import optional_text
from .record_entry import record_entry


def case_entry(case: Case, references: CrossReferences) -> Entry:
    """The entry of a published case."""
    return {**record_entry(case, references), "code": case.country, "period": optional_text(period(case))}
