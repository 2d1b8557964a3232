"""Renews a catalogue of translations: every English text with what is translated already, nothing ever lost."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from pydantic import BaseModel

from ..edition import routes
from ..records.catalogue import Catalogue
from ..records.fields import FieldDeclaration
from ..records.framework import Framework
from ..records.model import Case, Practice
from ..records.model_document import ModelDocument
from ..records.vocabulary import Facet
from .matching import Match, Translation, matches_of
from .po_file import Header, PoFile, Written, as_po
from .progress import is_required
from .source_texts import NAMES, SourceText, records_by_path, title_of
from .word_texts import WordText, word_matches

_NOTE = "Write only between the quotes of msgstr. 'make translations' renews all other lines."


class Renewed(NamedTuple):
    """The text of a file, the match of every text of the records and of the files of words, and what is put aside."""

    text: str
    records: Sequence[Match[SourceText]]
    words: Sequence[Match[WordText]]
    unused: Sequence[Translation]


def renewed(catalogue: Catalogue, old: PoFile, language: str, name: str) -> Renewed:
    """The new file of a language from the old one; `name` is that of the atlas.

    What no text needs any more is put aside, and taken up again when its text comes back.
    """
    kept = (*old.entries, *old.aside)
    matches, words = matches_of(catalogue, kept), word_matches(kept)
    header = header_of(name, catalogue.last_reviewed, old, language)
    unused = [entry for entry in (*words.unused, *matches.unused) if entry.is_begun]
    text = as_po(_written(matches.found, words.found, unused, records_by_path(catalogue)), language, header)
    return Renewed(text, matches.found, words.found, unused)


def header_of(name: str, day: date, old: PoFile, language: str) -> Header:
    """The head of a file: of the atlas of this name and day, with the translators that the old file names."""
    at = datetime.combine(day, time(), UTC)
    return Header(_NOTE, name, at, old.last_translator or "unknown", old.language_team or language)


def _written(
    matches: Sequence[Match[SourceText]],
    words: Sequence[Match[WordText]],
    unused: Sequence[Translation],
    records: Mapping[str, BaseModel],
) -> Iterator[Written]:
    """Each key once, words first, and behind all what is put aside."""
    yield from (Written(entry, (*source.comments, *_need(source.is_required))) for source, entry in words)
    seen: set[tuple[str, str]] = set()
    for text, entry in matches:
        if (entry.context, entry.english) not in seen:
            seen.add((entry.context, entry.english))
            record = records[text.file]
            yield Written(entry, (*comments(text, record), *_need(is_required(text, record))))
    yield from (Written(entry, aside=True) for entry in unused)


def _need(required: bool) -> tuple[str, ...]:
    return ("Required before the language opens.",) if required else ()


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


def _form(field: FieldDeclaration) -> str:
    limit = f"at most {field.limit} characters"
    if field.translate == NAMES:
        return f"One name a line, each {limit}; as many as your language has, or none."
    if field.kind == "prose":
        return f"Markdown, {limit}; keep every link."
    return f"Plain text, {limit}."
