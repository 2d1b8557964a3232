"""Sets to start with, and what all practices say of growth: true of the collection, not only of the model."""

from pathlib import Path

import pytest

from macros.pages.starter_sets import shown_sets
from macros.records.catalogue import Catalogue
from macros.records.model import Rating
from macros.records.record_facts import ratings_of
from macros.records.vocabulary import GROWING_SCALES, SIZES
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]
A_POST = 220  # person-days a year


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return atlas_records()


def test_every_cost_and_effort_of_a_delivery_says_with_what_it_grows_and_why(catalogue: Catalogue) -> None:
    silent = [
        (id_, where)
        for id_, practice in catalogue.published.items()
        for where, rating in ratings_of(practice)
        if where[0] == "delivery" and where[-1] in GROWING_SCALES
        if isinstance(rating, Rating) and rating.about and not rating.grows_with
    ]
    assert silent == []


def test_no_reason_of_growth_is_too_short_or_stands_twice(catalogue: Catalogue) -> None:
    ratings = [rating for practice in catalogue.published.values() for _, rating in ratings_of(practice)]
    reasons = [rating.grows_why for rating in ratings if isinstance(rating, Rating) and rating.grows_why]
    assert len(reasons) > 170
    assert sorted({why for why in reasons if reasons.count(why) > 1 or len(why) < 20}) == []


def test_the_sizes_that_amounts_assume_are_those_of_the_institution_that_is_described(catalogue: Catalogue) -> None:
    scales = catalogue.vocabulary.scales
    assert scales.growth
    for size in SIZES:
        assert f" {getattr(scales.growth, size):,} " in scales.assumes, size


def test_a_set_fits_into_the_days_of_those_for_whom_it_is(catalogue: Catalogue) -> None:
    days = {shown.set.id: shown for shown in shown_sets(catalogue)}
    assert set(days) == {"no-office", "one-adviser"}
    assert all(6 <= len(shown.practices) <= 10 for shown in days.values())
    assert days["one-adviser"].delivery <= 0.8 * A_POST
    assert days["no-office"].delivery <= 0.4 * A_POST
    assert all(shown.setup <= 0.6 * A_POST for shown in days.values())
