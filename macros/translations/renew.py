"""Renews a catalogue of translations: every English text with what is translated already, nothing ever lost."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from pydantic import BaseModel

from ..edition import routes
from ..edition.languages import PSEUDO
from ..records.catalogue import Catalogue
from ..records.fields import FieldHelp
from ..records.framework import Framework
from ..records.model import Case, Practice
from ..records.model_document import ModelDocument
from ..records.vocabulary import Facet
from .matching import Entry, Matches, matches_of
from .po_file import Header, PoFile, Written, as_po
from .pseudo import accented
from .source_texts import NAMES, SourceText, records_by_path, title_of

_NOTE = "Write only between the quotes of msgstr. 'make translations' renews all other lines."


def renewed(catalogue: Catalogue, old: PoFile, language: str, name: str) -> tuple[str, Matches]:
    """The text of the new file, and the match of every text; `name` is that of the atlas.

    What no text needs any more is put aside, and taken up again when its text comes back.
    """
    matches = matches_of(catalogue, (*old.entries, *old.aside))
    if language == PSEUDO:
        matches = Matches([found._replace(entry=pseudo_entry(found.source)) for found in matches.found], ())
    records = records_by_path(catalogue)
    header = header_of(name, catalogue.last_reviewed, old, language)
    return as_po(_written(matches, records), language, header), matches


def header_of(name: str, day: date, old: PoFile, language: str) -> Header:
    """The head of a file: of the atlas of this name and day, with the translators that the old file names."""
    at = datetime.combine(day, time(), UTC)
    return Header(_NOTE, name, at, old.last_translator or "unknown", old.language_team or language)


def pseudo_entry(source: SourceText) -> Entry:
    """The entry of a text in the pseudo-language."""
    return Entry(source.context, source.english, accented(source.english))


def _written(matches: Matches, records: Mapping[str, BaseModel]) -> Iterator[Written]:
    """Each key once, and behind them what is put aside."""
    seen: set[tuple[str, str]] = set()
    for source, entry in matches.found:
        if (entry.context, entry.english) not in seen:
            seen.add((entry.context, entry.english))
            yield Written(entry, tuple(comments(source, records[source.file])))
    yield from (Written(entry, aside=True) for entry in matches.unused if entry.text)


def comments(source: SourceText, record: BaseModel) -> Iterator[str]:
    """What a translator must know of a text: what it is, and of what, its form, and what its field asks for."""
    field = source.field
    yield f"{field.label}, in: {title_of(record)}{_shown(record)}"
    yield f"{_form(field)} {field.help}"


def _shown(record: BaseModel) -> str:
    """The page that shows a record, where it has one of its own."""
    match record:
        case Practice() | Case():
            return f", page {routes.of(record)}"
        case Framework():
            return f", page {routes.framework(record.id)}"
        case ModelDocument():
            return f", page {routes.model(record.id)}"
        case Facet():
            return f", pages {routes.facet(record.key)}"
    return ""


def _form(field: FieldHelp) -> str:
    limit = f"at most {field.limit} characters"
    if field.translate == NAMES:
        return f"One name a line, each {limit}; as many as your language has, or none."
    if field.kind == "prose":
        return f"Markdown, {limit}; keep every link."
    return f"Plain text, {limit}."
