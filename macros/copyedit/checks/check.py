"""A copy-edit check: a key, a sentence, whether it is hard, and a generator of findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ...records.catalogue import Catalogue
from ...records.messages import sentence_of
from ...records.yaml_reader import Where
from ..passages import OwnTexts
from ..speller import Speller
from ..standards import Standards


@dataclass(frozen=True)
class Collection:
    """The input of all checks."""

    catalogue: Catalogue
    texts: tuple[OwnTexts, ...]
    standards: Standards
    speller: Speller = field(compare=False)


@dataclass(frozen=True, order=True)
class CopyeditFinding:
    """Something to correct or to explain: `name` of the record, `line` of its file from 1, or 0 for none."""

    name: str
    line: int
    message: str
    file: str = ""


Find = Callable[[Collection], Iterator[CopyeditFinding]]


@dataclass(frozen=True)
class CopyeditCheck:
    """One check; a hard one fails the report. `summary` is the docstring of its generator, or the sentence of its rule.

    `code` is set where it judges single records and needs no dictionary: `make check` tells what it finds under it.
    """

    key: str
    hard: bool
    summary: str
    find: Find
    code: str = ""


def copyedit_check(key: str, *, hard: bool, code: str = "") -> Callable[[Find], CopyeditCheck]:
    """A decorator that turns a generator of findings into a CopyeditCheck."""

    def wrap(find: Find) -> CopyeditCheck:
        summary = sentence_of(code) if code else " ".join((find.__doc__ or "").split())
        return CopyeditCheck(key, hard, summary, find, code)

    return wrap


def finding_at(collection: Collection, own: OwnTexts, where: Where, message: str) -> CopyeditFinding:
    """A finding at a path of a record, with the line of that path, or 0 where the file has none."""
    document = collection.catalogue.documents.get(own.file)
    line = document.line(where) if document else 0
    return CopyeditFinding(own.name, line, message, own.file)
