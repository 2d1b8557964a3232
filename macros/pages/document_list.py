"""Documents to copy: the sources of records that colleagues elsewhere can take as a model, each once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..edition.collation import alphabetical
from ..records.catalogue import Catalogue
from ..records.model import Case
from ..records.works import Source


@dataclass(frozen=True)
class DocumentEntry:
    """One document with the first case that names it, if any, and the ids of the practices that it serves."""

    source: Source
    case: Case | None
    practices: tuple[str, ...]


def documents(catalogue: Catalogue) -> Sequence[DocumentEntry]:
    """Every document of published records by its address, in the order of the titles."""
    found: dict[str, DocumentEntry] = {}
    for source, case, practices in _named(catalogue):
        first = found.get(source.url, DocumentEntry(source, case, ()))
        both = tuple(dict.fromkeys((*first.practices, *practices)))
        found[source.url] = DocumentEntry(first.source, first.case, both)
    return sorted(found.values(), key=lambda entry: (alphabetical(entry.source.title), entry.source.url))


def documents_of(entries: Sequence[DocumentEntry]) -> Mapping[str, Sequence[DocumentEntry]]:
    """The documents of each practice by its id."""
    of: dict[str, list[DocumentEntry]] = {}
    for entry in entries:
        for id_ in entry.practices:
            of.setdefault(id_, []).append(entry)
    return of


def _named(catalogue: Catalogue) -> Iterator[tuple[Source, Case | None, tuple[str, ...]]]:
    for case in catalogue.published_cases.values():
        served = tuple(id_ for id_ in case.practices if id_ in catalogue.published)
        yield from ((source, case, served) for source in case.sources if source.document)
    for practice in catalogue.published.values():
        yield from ((source, None, (practice.id,)) for source in practice.sources if source.document)
