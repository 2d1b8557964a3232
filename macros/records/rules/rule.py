"""What a rule is: a code, a scope, a sentence for the guide, and a generator of findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ..catalogue import Catalogue
from ..problems import Severity
from ..yaml_reader import Where


class Finding(NamedTuple):
    """What a rule found at a place of a record: the message says what must hold and what was got."""

    where: Where
    message: str
    tip: str = ""
    offset: int = 0
    """Lines below the beginning of the text at `where`."""


class Located(NamedTuple):
    """A finding of a rule that judges the whole collection: the file is named too."""

    file: str
    finding: Finding


@dataclass(frozen=True)
class Context:
    """What rules may look at besides the record."""

    catalogue: Catalogue
    today: date
    unread: frozenset[str] = frozenset()
    """Files that have a problem of their own, so that naming their records is not another fault."""


Find = Callable[..., Iterator[Any]]


@dataclass(frozen=True)
class Rule:
    """One rule; `sentence` is the docstring of its generator and stands in the guide word for word."""

    code: str
    scopes: tuple[str, ...]
    sentence: str
    find: Find
    in_drafts: Severity = "error"
    """Whether a draft that breaks it is refused, or only warned of what must be there before it is published."""


def rule(code: str, *scopes: str, in_drafts: Severity = "error") -> Callable[[Find], Rule]:
    """Turn a generator into a Rule. Scopes: practice, case, self_check, or collection for all at once."""

    def wrap(find: Find) -> Rule:
        sentence = " ".join((find.__doc__ or "").split())
        return Rule(code, scopes, sentence, find, in_drafts)

    return wrap
