"""A case as the handbook shows it: plain data with labels in place of keys."""

from ..edition.period import period
from ..records.model import Case
from .cross_references import CrossReferences, JsonObject
from .formatting import optional_text
from .record_entry import record_entry

# So many letters fill much less than a page, so the case can stand on one.
_SHORT = 2400


def case_entry(case: Case, references: CrossReferences) -> JsonObject:
    """The entry of a published case; a short one is not parted by the end of a page."""
    return {
        **record_entry(case, references),
        "code": case.country,
        "period": optional_text(period(case)),
        "is_short": sum(len(text.value) for text in case.texts) <= _SHORT,
    }
