"""The day on which a record should be reviewed again, spread over two years so that no month has a heap of them."""

from datetime import date, timedelta
from zlib import crc32

from .model import Case, Record
from .record_facts import latest_year
from .vocabulary import ESSENTIAL

# Days after the last review, the first and the last of a window: of what matters most or is oldest, and of all else.
SOON, LATER = (183, 456), (457, 730)
# The years after which what is known of a case counts as old.
OLD = 5


def review_due(record: Record) -> date:
    """The day on which a review is due: within 15 months for what comes first, within two years for all else.

    The day in that window follows from the id, so that it stays the same and records reviewed in one go part.
    """
    first, last = SOON if _comes_first(record) else LATER
    return record.reviewed + timedelta(days=first + crc32(record.id.encode()) % (last - first + 1))


def _comes_first(record: Record) -> bool:
    """Whether a practice is essential, or the newest that is known of a case is old or undated."""
    if isinstance(record, Case):
        return record.reviewed.year - latest_year(record) > OLD
    return record.importance == ESSENTIAL
