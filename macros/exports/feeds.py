"""Atom feeds: practices that are new or changed, and reviews that are due next.

Names of feeds and entries are UUIDs made from the ids of the records, so they stay the same when the site gets
an address or moves. Links are relative to the feed while the site has no address.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from feedgen.feed import FeedGenerator

from ..edition import routes
from ..edition.citation import authors
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Record, kind_of
from ..records.reviews import review_due
from .edition_header import edition_line
from .file_list import described_file

PRACTICES = "feeds/practices.atom"
REVIEWS = "feeds/reviews.atom"
LONGEST = 100  # entries; readers fetch a feed again and again
NAMES = UUID("6b1f7c0e-3d52-5d0a-9f0e-8a7c2b54d1e6")
_TO_ROOT = "../"


def feed_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Both feeds with their routes."""
    changed = sorted(catalogue.published.values(), key=lambda practice: practice.reviewed, reverse=True)
    yield PRACTICES, _feed(PRACTICES, [(p, p.title, f"practice/{p.id}") for p in changed], edition)
    due = [
        (record, f"{review_due(record).isoformat()}: {record.title}", review_name(record))
        for record in in_order_of_review(catalogue)
    ]
    yield REVIEWS, _feed(REVIEWS, due, edition)


def in_order_of_review(catalogue: Catalogue) -> Sequence[Record]:
    """All published records, those first whose review is due first."""
    return sorted(catalogue.published_records, key=review_due)


def review_name(record: Record) -> str:
    """A name for the next review of a record, which changes with the date of the review."""
    return f"review/{kind_of(record)}/{record.id}/{review_due(record).isoformat()}"


def uuid_of(name: str) -> UUID:
    """The UUID (version 5) of a name, for feeds and calendars."""
    return uuid5(NAMES, name)


def _feed(route: str, entries: Sequence[tuple[Record, str, str]], edition: Edition) -> bytes:
    about = described_file(route)
    feed = FeedGenerator()
    feed.language(edition.language)
    feed.id(uuid_of(route).urn)
    feed.title(f"{edition.name}: {about.title}")
    feed.subtitle(about.description)
    feed.updated(_moment(edition.date))
    feed.author(name=edition.name)
    feed.rights(edition_line(edition))
    feed.generator(edition.name, edition.version)
    feed.link(href=edition.address(route) or route.rpartition("/")[2], rel="self", type=about.media_type)
    feed.link(href=edition.site_url or _TO_ROOT, rel="alternate", type="text/html")
    for record, title, name in entries[:LONGEST]:
        _entry(feed, record, title, name, edition)
    return bytes(feed.atom_str(pretty=True))


def _entry(feed: FeedGenerator, record: Record, title: str, name: str, edition: Edition) -> None:
    entry = feed.add_entry(order="append")
    entry.id(uuid_of(name).urn)
    entry.title(title)
    entry.updated(_moment(record.reviewed))
    entry.summary(record.summary)
    page = routes.of(record)
    entry.link(href=edition.address(page) or f"{_TO_ROOT}{page}", rel="alternate", type="text/html")
    for author in authors(record, edition):
        entry.author(name=author)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
