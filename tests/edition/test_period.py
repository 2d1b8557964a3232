"""When a case takes place: no output claims more than its record knows."""

from datetime import date

import pytest

from macros.edition.period import interval, period, years
from macros.records.model import Case

FIELDS = {
    "id": "x",
    "title": "A title",
    "summary": "A summary.",
    "status": "published",
    "reviewed": date(2026, 1, 1),
    "institution": "A university",
    "kind": "university",
    "country": "DE",
    "practices": ("a",),
    "story": "A story.",
}


@pytest.mark.parametrize(
    ("known", "in_words", "in_iso"),
    [
        ({}, None, None),
        ({"since": 2016}, "2016", "2016"),
        ({"since": 2016, "state": "running"}, "since 2016", "2016/.."),
        ({"since": 2016, "state": "one-off"}, "2016", "2016"),
        ({"since": 2016, "state": "one-off", "until": 2016}, "2016", "2016"),
        ({"since": 2016, "state": "ended"}, "2016", "2016"),
        ({"since": 2016, "state": "unknown"}, "2016", "2016"),
        ({"since": 2016, "state": "ended", "until": 2020}, "2016 to 2020", "2016/2020"),
        ({"state": "ended", "until": 2020}, "until 2020", None),
    ],
)
def test_years_are_told_as_far_as_they_are_known(known: dict, in_words: str | None, in_iso: str | None) -> None:
    case = Case(**{**FIELDS, **known})

    assert (years(case), interval(case)) == (in_words, in_iso)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"when": "June 2019", "since": 2019}, "June 2019"),
        ({"when": "Each June", "since": 2019}, "Each June · 2019"),
        ({"when": "Each June", "since": 2019, "state": "running"}, "Each June · since 2019"),
        ({"when": "From June 2019 on", "since": 2019, "until": 2021}, "From June 2019 on · 2019 to 2021"),
        ({"when": "A summer"}, "A summer"),
    ],
)
def test_own_words_come_before_years_that_they_do_not_name(known: dict, told: str) -> None:
    assert period(Case(**{**FIELDS, **known})) == told
