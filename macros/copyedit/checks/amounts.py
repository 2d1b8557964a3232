"""Check of ratings: amounts that a reason names, against the amounts of the level."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ...records.messages import said
from ...records.record_facts import ratings_of
from ...records.vocabulary import Scale, ScaleLevel
from .check import Collection, CopyeditFinding, copyedit_check, finding_at

_UNITS_AND_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_VALUES: Mapping[str, float] = MappingProxyType(
    {
        **{word: float(value) for value, word in enumerate(_UNITS_AND_TEENS.split(), 1)},
        **{word: 10.0 * value for value, word in enumerate(_TENS.split(), 3)},
        **{f"twenty-{word}": 20.0 + value for value, word in enumerate(_UNITS_AND_TEENS.split()[:9], 1)},
        "half a": 0.5,
        "a": 1.0,
        "an": 1.0,
        "a dozen": 12.0,
        "a hundred": 100.0,
    }
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(_VALUES, key=len, reverse=True))
_AMOUNT = (
    rf"(?:(?P<low>{_NUMBER})\s*(?:to|or|and)\s*)?(?<![\w-])(?P<high>{_NUMBER})"
    r"[ -]+(?:more |full |working )?(?P<unit>%s)\b"
)
# The factor from each unit to the unit of the scale.
_IN_SCALE: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "cost": {"euro": 1},
        "time": {"days?": 1 / 7, "weeks?": 1, "months?": 52 / 12, "years?": 52},
        "effort": {"person-days?|days?": 1, "weeks?": 5, "hours?": 1 / 8, "posts?": 220},
    }
)
# Two months are a little less than nine weeks: the bounds of the levels are round numbers.
_SLACK = 0.5


class AmountRange(NamedTuple):
    """The amounts from `low` to `high`, in the unit of the scale."""

    low: float
    high: float


@copyedit_check("amounts", hard=True, code="E005")
def reasons_fit_their_levels(collection: Collection) -> Iterator[CopyeditFinding]:
    scales = collection.catalogue.vocabulary.scales.by_key
    for own in collection.texts:
        if own.name in collection.catalogue.published:
            for where, rating in ratings_of(collection.catalogue.published[own.name]):
                scale = scales.get(str(where[-1]))
                amounts = amounts_in(rating.why or "", str(where[-1]))
                if scale and amounts and not _fits(level := scale.level_of(rating), amounts):
                    yield finding_at(collection, own, where, _message(scale, level, rating.why or ""))


def amounts_in(reason: str, scale: str) -> tuple[AmountRange, ...]:
    """The amounts that a reason names, in the unit of the scale; nothing for scales without a unit."""
    return tuple(
        AmountRange(_value(found["low"] or found["high"]) * worth, _value(found["high"]) * worth)
        for unit, worth in _IN_SCALE.get(scale, {}).items()
        if re.search(unit, reason, re.IGNORECASE)  # most reasons name none, and the search for amounts is slow
        for found in re.finditer(_AMOUNT % unit, reason, re.IGNORECASE)
    )


def _fits(level: ScaleLevel, amounts: tuple[AmountRange, ...]) -> bool:
    total = AmountRange(sum(a.low for a in amounts), sum(a.high for a in amounts))
    return any(_within(level, amount) for amount in (*amounts, total))


def _within(level: ScaleLevel, amount: AmountRange) -> bool:
    top = float("inf") if level.at_most is None else level.at_most
    return amount.low <= top + _SLACK and amount.high >= (level.at_least or 0) - _SLACK


def _value(text: str) -> float:
    return _VALUES.get(text.lower()) or float(text.replace(",", ""))


def _message(scale: Scale, level: ScaleLevel, reason: str) -> str:
    return said("E005", scale=scale.key, level=level.level, amount=level.amount, reason=reason).message
