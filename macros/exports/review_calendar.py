"""The calendar of reviews: one all-day event for each day on which reviews are due, with the records to look at.

Where several are due on one day, one event says so.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from icalendar import Calendar, Event

from ..edition import routes
from ..edition.edition import Edition
from ..edition.numbers import count_of
from ..records.catalogue import Catalogue
from ..records.model import Record
from ..records.reviews import review_due
from .columns import column_words
from .edition_header import edition_line
from .feeds import in_order_of_review, uuid_of
from .file_list import described_file

ROUTE = "feeds/reviews.ics"


def calendar_file(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The calendar with its route."""
    about = described_file(ROUTE)
    calendar = Calendar()
    calendar.add("prodid", f"-//{edition.name}//{edition.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("uid", str(uuid_of(ROUTE)))
    calendar.add("name", f"{edition.name}: {about.title}")
    calendar.add("x-wr-calname", f"{edition.name}: {about.title}")
    calendar.add("description", f"{about.description} {edition_line(edition)}")
    calendar.add("last-modified", datetime.combine(edition.date, time(), UTC))
    for day, records in groupby(in_order_of_review(catalogue), review_due):
        calendar.add_component(_event(day, list(records), edition))
    yield ROUTE, calendar.to_ical()


def _event(day: date, records: Sequence[Record], edition: Edition) -> Event:
    event = Event()
    event.add("uid", str(uuid_of(f"{ROUTE}/{day.isoformat()}")))
    event.add("dtstamp", datetime.combine(max(record.reviewed for record in records), time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", count_of(column_words()["calendar"], len(records), title=records[0].title))
    event.add("description", "\n".join(_line(record, edition) for record in records))
    event.add("transp", "TRANSPARENT")
    return event


def _line(record: Record, edition: Edition) -> str:
    """The title of a record, and its address where the site has one."""
    route = routes.of(record)
    return f"{record.title} {edition.address(route) or ''}".rstrip()
