"""The words that the handbook adds to the records, from wording.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.language_names import language_name
from ..edition.numbers import count_of
from ..edition.words import current_language, read_words

_FILE = Path(__file__).with_name("wording.yml")


def wording() -> Mapping[str, Any]:
    """Every text by its key; what is counted has a form for `one` and one for `many`."""
    return read_words(_FILE)


def counts(practices: int, cases: int, countries: int) -> str:
    """What a book holds, such as `97 practices, 497 cases in 60 countries`."""
    return _filled("counts", practices=practices, cases=cases, countries=countries)


def practices_counted(practices: int) -> str:
    """A number of practices, such as `12 practices`."""
    return count_of(wording()["counted_in_books"]["practices"], practices)


def cases_where(cases: int, countries: int) -> str:
    """Where a practice works, such as `3 cases in 2 countries`."""
    return _filled("cases_where", cases=cases, countries=countries) if cases else str(wording()["no_cases"])


def in_language(code: str) -> str:
    """The language of a source, as it stands behind its title: `(in German)`."""
    return str(wording()["in_language"].format(language=language_name(code, current_language())))


def _filled(key: str, **numbers: int) -> str:
    """The text at a key, with each number in words at its place."""
    words = wording()
    return str(words[key].format(**{name: count_of(words["counted_in_books"][name], n) for name, n in numbers.items()}))
