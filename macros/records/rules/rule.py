"""A rule: a code, scopes, a sentence for the guide, and a generator of findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ..catalogue import Catalogue
from ..messages import said, sentence_of
from ..problems import Severity
from ..yaml_reader import Where


class Finding(NamedTuple):
    """A violation of a rule at a path in a record; the message says what must hold and what was found."""

    where: Where
    message: str
    tip: str = ""
    offset: int = 0
    """Lines below the beginning of the text at `where`."""


def finding(key: str, where: Where, /, *, offset: int = 0, tip: str = "", **places: object) -> Finding:
    """The violation of a rule at a path, in the words of messages.yml at a key such as `P001` or `P007.order`.

    `tip` takes the place of the one that stands there. Raises KeyError as `said` does.
    """
    message, usual = said(key, **places)
    return Finding(where, message, tip or usual, offset)


class Located(NamedTuple):
    """A finding of a rule for the whole collection, with the path of its file."""

    file: str
    finding: Finding


@dataclass(frozen=True)
class Context:
    """What rules may read besides the record."""

    catalogue: Catalogue
    today: date
    unread: frozenset[str] = frozenset()
    """Paths of files that could not be read, so that a reference to one of their records is no further problem."""


Find = Callable[..., Iterator[Any]]


@dataclass(frozen=True)
class Rule:
    """One rule; what it asks for and what it says stand in messages.yml under its code."""

    code: str
    scopes: tuple[str, ...]
    find: Find
    in_drafts: Severity = "error"
    """The severity for drafts: an error, or a warning of what is required before the record is published."""

    @property
    def sentence(self) -> str:
        """What it asks for, as the guide says it."""
        return sentence_of(self.code)


def rule(code: str, *scopes: str, in_drafts: Severity = "error") -> Callable[[Find], Rule]:
    """A decorator that turns a generator of findings into a Rule.

    Scopes: practice, case, self_check, framework, model and starter_set for one record, collection for all at once.
    """

    def wrap(find: Find) -> Rule:
        return Rule(code, scopes, find, in_drafts)

    return wrap
