"""Reviews are spread over two years, what matters most and what is oldest first."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from broken import SOUND

from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.records.reviews import LATER, SOON, review_due
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = date(2026, 11, 29)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return atlas_records()


def days(record: object, **changes: object) -> int:
    changed = record.model_copy(update={"reviewed": REVIEWED, **changes})  # type: ignore[attr-defined]
    return (review_due(changed) - REVIEWED).days


def test_no_month_has_much_more_than_a_tenth_of_all_reviews(catalogue: Catalogue) -> None:
    """As if the whole collection had been reviewed on one day, which is the worst that can happen."""
    records = [*catalogue.published.values(), *catalogue.published_cases.values()]
    due = [review_due(record.model_copy(update={"reviewed": REVIEWED})) for record in records]
    months = Counter(day.strftime("%Y-%m") for day in due)
    assert max(months.values()) <= 0.11 * len(records)
    assert max(Counter(due).values()) <= 0.02 * len(records)
    assert max(due) <= date(2028, 11, 29)


@pytest.mark.parametrize("id_", ["a", "welcome-centre", "x-9"])
def test_essential_practices_and_old_cases_come_first(id_: str) -> None:
    sound = Loader(SOUND).load()
    practice, case = sound.practices["visa-help"], sound.cases["north-desk"]
    soon, later = range(SOON[0], SOON[1] + 1), range(LATER[0], LATER[1] + 1)

    assert days(practice, id=id_, importance="essential") in soon
    assert days(practice, id=id_, importance="important") in later
    assert days(case, id=id_, since=2010, when=None, sources=()) in soon
    assert days(case, id=id_, since=None, when=None, sources=()) in soon
    assert days(case, id=id_, since=2021, when=None, sources=()) in later


def test_a_day_follows_from_the_id_and_from_nothing_that_is_edited() -> None:
    practice = Loader(SOUND).load().practices["visa-help"]

    assert days(practice) == days(practice, title="Another title")
    assert len({days(practice, id=f"practice-{number}") for number in range(50)}) > 35
