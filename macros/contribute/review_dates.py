"""The published records that are due for a review, and their list for editors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..records.catalogue import Catalogue
from ..records.model import Record
from ..records.paths import path_of
from ..records.reviews import review_due
from .jinja_env import environment


@dataclass(frozen=True)
class Due:
    """One record with the day on which its review is due."""

    record: Record
    file: str
    day: date


def reviews_due(catalogue: Catalogue, today: date, within_days: int) -> tuple[Due, ...]:
    """The published records whose review is due at most `within_days` days after `today`, the oldest first."""
    due = [Due(record, path_of(record), review_due(record)) for record in catalogue.published_records]
    last = today + timedelta(days=within_days)
    return tuple(sorted((item for item in due if item.day <= last), key=lambda item: (item.day, item.file)))


def reviews_text(due: Sequence[Due], today: date) -> str:
    """The list in Markdown; an empty text where no review is due."""
    return environment().get_template("reviews.txt.j2").render(due=due, today=today) if due else ""
