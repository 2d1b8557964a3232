"""The calendar of reviews: one all-day event for each published record, on the day when its review is due."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from .. import routes
from ..edition import Edition
from ..records.catalogue import Catalogue, review_due
from ..records.model import Practice, Record
from .described import described_file
from .feeds import in_order_of_review, review_name, uuid_of
from .imprint import imprint_line

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
    calendar.add("description", f"{about.description} {imprint_line(edition)}")
    calendar.add("last-modified", datetime.combine(edition.date, time(), UTC))
    for record in in_order_of_review(catalogue):
        calendar.add_component(_event(record, edition))
    yield ROUTE, calendar.to_ical()


def _event(record: Record, edition: Edition) -> Event:
    event = Event()
    event.add("uid", str(uuid_of(review_name(record))))
    event.add("dtstamp", datetime.combine(record.reviewed, time(), UTC))
    event.add("dtstart", review_due(record))
    event.add("dtend", review_due(record) + timedelta(days=1))
    event.add("summary", f"Review due: {record.title}")
    event.add("description", record.summary)
    event.add("categories", ["practice" if isinstance(record, Practice) else "case"])
    event.add("transp", "TRANSPARENT")
    route = routes.practice(record.id) if isinstance(record, Practice) else routes.case(record.id)
    if address := edition.address(route):
        event.add("url", address)
    return event
