"""The words that the handbook adds to the records, from wording.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.dates import day
from ..edition.language_names import language_name
from ..edition.languages import made_of
from ..edition.numbers import count_of
from ..edition.words import current_language, read_words
from ..records.works import Instrument, Work

_FILE = Path(__file__).with_name("wording.yml")


def wording() -> Mapping[str, Any]:
    """Every text by its key; what is counted has a form for `one` and one for `many`."""
    return read_words(_FILE)


def counts(practices: int, cases: int, countries: int) -> str:
    """What a book holds, such as `97 practices, 497 cases in 60 countries`."""
    return _counted("counts", practices=practices, cases=cases, countries=countries)


def practices_counted(practices: int) -> str:
    """A number of practices, such as `12 practices`."""
    return count_of(wording()["counted_in_books"]["practices"], practices)


def cases_where(cases: int, countries: int) -> str:
    """Where a practice works, such as `3 cases in 2 countries`."""
    return _counted("cases_where", cases=cases, countries=countries) if cases else wording()["no_cases"]


def in_language(code: str) -> str:
    """The language of a source, as it stands behind its title: `(in German)`."""
    return filled("in_language", language=language_name(code, current_language()))


def read_on(work: Work | Instrument) -> str | None:
    """When somebody read a source, and whether as a copy: `read on 10 January 2026 (a stored copy)`; None if nobody."""
    if work.accessed is None:
        return None
    return filled("read_on_copy" if work.read == "copy" else "read_on", day=day(work.accessed))


def translation_note(state: str) -> str | None:
    """What a reader must know of a record that is not translated in full; None where it is."""
    return wording()["translation"][state] if state else None


def filled(key: str, **places: object) -> str:
    """The sentence at a key, with these texts at its places; English where it is still English."""
    sentence = wording()[key]
    return made_of(sentence.format(**places), sentence)


def _counted(key: str, **numbers: int) -> str:
    """The sentence at a key, with each number in words at its place."""
    forms = wording()["counted_in_books"]
    return filled(key, **{name: count_of(forms[name], number) for name, number in numbers.items()})
