"""The amounts that a reason names must fit the level that it explains."""

import pytest
from making import found, practice, rated

from macros.copyedit.checks.amounts import AmountRange, amounts_in
from macros.records.model import Phase, Rating


@pytest.mark.parametrize(
    ("level", "why", "scale"),
    [
        (2, "It takes 25 days.", "effort"),
        (3, "Some 15,000 euro for printing.", "cost"),
        (1, "Three to five months pass.", "time"),
        (4, "About twenty-five days a year.", "effort"),
    ],
)
def test_a_level_that_its_own_reason_contradicts_is_found(level: int, why: str, scale: str) -> None:
    ((name, message),) = found("amounts", rated(level, why, scale))

    assert name == "visa-help"
    assert message.startswith(f"{scale} {level} (")
    assert message.endswith(f"but: {why}")


@pytest.mark.parametrize(
    ("level", "why", "scale"),
    [
        (3, "It takes 25 days.", "effort"),
        (4, "Some 15,000 euro for printing.", "cost"),
        (3, "Three to five months pass.", "time"),
        (2, "Two months from the call to the end.", "time"),
        (3, "Some 18 days for the page and 12 days for the talks.", "effort"),
        (5, "More than two posts.", "effort"),
        (4, "Half a post.", "effort"),
        (1, "Nothing has to be bought.", "cost"),
    ],
)
def test_a_level_that_fits_one_amount_or_their_sum_is_left_alone(level: int, why: str, scale: str) -> None:
    assert found("amounts", rated(level, why, scale)) == []


def test_amounts_are_read_in_figures_and_words_and_in_the_unit_of_the_scale() -> None:
    assert amounts_in("From 1,200 to 2,000 euro.", "cost") == (AmountRange(1200, 2000),)
    assert amounts_in("In fourteen working days, or two or three weeks.", "time") == (
        AmountRange(2, 2),
        AmountRange(2, 3),
    )
    assert amounts_in("Two offices change.", "scale_of_change") == ()


def test_delivery_and_a_practice_without_ratings_are_read_too() -> None:
    delivery = Phase(text="Go on.", cost=Rating(about=300, why="It costs 900 euro a year."))

    assert found("amounts", practice()) == []
    assert found("amounts", practice(delivery=delivery)) == [
        ("visa-help", "cost 1 (up to 500 euro), but: It costs 900 euro a year.")
    ]
