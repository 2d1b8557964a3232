"""The standards of copy editing: limits, goals, lists of words and phrases, and explained exceptions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..edition.words import read_words
from ..records.problems import Problem, RecordsError
from ..records.value_types import Line, Name
from ..records.yaml_reader import read_yaml

FOLDER = Path(__file__).parent
_Model = TypeVar("_Model", bound=BaseModel)
_Share = Annotated[float, Field(gt=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(_Part):
    """A number of words, both ends included."""

    at_least: int
    at_most: int


class Limits(_Part):
    """Where a text begins to be too long, too hard or too near to another."""

    practice_words: Range
    case_words: Range
    title_characters: int
    sentence_words_listed: int
    sentence_words_flagged: int
    hardest_lix: int
    repeated_words: int
    shingle_words: int
    alike: _Share
    rating_apart: int
    pattern_records: int
    opening_words: int
    opening_share: _Share
    phrase_words: int
    phrase_share: _Share
    short_sentence_words: int
    short_opening_share: _Share
    same_count_share: _Share
    favourite_per_thousand: float
    favourite_ratio: int


class Goals(_Part):
    """What the collection promises to hold."""

    practices: int
    cases: int
    countries: int
    practices_per_category: int
    practices_per_stage: int
    cases_per_practice: int


class Measures(_Part):
    """The file measures.yml."""

    limits: Limits
    goals: Goals


class Phrase(_Part):
    """Words that should not stand in a record, as a pattern, and why."""

    pattern: Name
    reason: Line


class Phrases(_Part):
    """The files filler.yml and house.yml: each phrase by a name, under which its reason is translated."""

    phrases: Mapping[str, Phrase]


class Words(_Part):
    """The file american.yml: an American form, and what we write; endings that are looked up in the speller."""

    instead: Mapping[str, Name]
    never_with_s: tuple[Name, ...]


class Acronyms(_Part):
    """The file acronyms.yml: what every reader knows, and what is a name, with the reason."""

    known: Mapping[str, Line]
    names: Mapping[str, Line]


class Explanation(_Part):
    """One finding that stays, with the reason; `about` is a part of its message where one record has several."""

    record: Name
    check: Name
    about: Name | None = None
    reason: Line


class Explanations(_Part):
    """The file exceptions.yml."""

    exceptions: tuple[Explanation, ...] = ()


@dataclass(frozen=True)
class Standards:
    """The content of all files of standards."""

    limits: Limits
    goals: Goals
    filler: tuple[Phrase, ...]
    house: tuple[Phrase, ...]
    american: Words
    acronyms: Mapping[str, str]
    words: frozenset[str]
    exceptions: tuple[Explanation, ...]


def load_standards(folder: Path = FOLDER) -> Standards:
    """The standards in a folder; raises RecordsError with the file where one of them cannot be read."""
    measures = _read(folder / "measures.yml", Measures)
    acronyms = _read(folder / "acronyms.yml", Acronyms)
    return Standards(
        limits=measures.limits,
        goals=measures.goals,
        filler=_phrases(folder / "filler.yml"),
        house=_phrases(folder / "house.yml"),
        american=_read(folder / "american.yml", Words),
        acronyms={**acronyms.known, **acronyms.names},
        words=frozenset(word for words in word_groups(folder / "words.txt").values() for word in words),
        exceptions=_read(folder / "exceptions.yml", Explanations).exceptions,
    )


def word_groups(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The words of the list by the comment above each group."""
    blocks = re.split(r"^# *(.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return {title: tuple(body.split()) for title, body in zip(blocks[1::2], blocks[2::2], strict=True)}


def _phrases(path: Path) -> tuple[Phrase, ...]:
    """The phrases of a file, with their reasons in the current language."""
    phrases = _read(path, Phrases).phrases
    reasons = read_words(path)["phrases"]
    return tuple(phrase.model_copy(update={"reason": reasons[key]["reason"]}) for key, phrase in phrases.items())


def _read(path: Path, model: type[_Model]) -> _Model:
    found = read_yaml(path, path.name)
    if isinstance(found, Problem):
        raise RecordsError([found])
    try:
        return model.model_validate(found.data)
    except ValidationError as error:
        raise RecordsError([_problem(path.name, detail["loc"], detail["msg"]) for detail in error.errors()]) from error


def _problem(file: str, where: tuple[int | str, ...], message: str) -> Problem:
    return Problem(file, 1, "Q001", f"{'.'.join(map(str, where))} cannot be used: {message}")
