"""Write the downloads: sets every book whose content has changed, and keeps the manifest beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .. import routes
from ..edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.problems import Problem
from .book import Book, in_reading_order
from .book_data import book_data
from .coverage import missing_characters
from .entries import Entries
from .epub import make_epub
from .files import write_whole
from .fonts import FontSet
from .manifest import Download, read_manifest, write_manifest
from .press import Job, Press
from .shelf import books
from .typesetter import Paper, Typesetter

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and its name."""

EPUB = PurePosixPath(routes.HANDBOOK_EPUB).name


@dataclass(frozen=True)
class Export:
    """What stands in the folder now, which of it was made anew, and which characters no font could draw."""

    downloads: Mapping[str, Download]
    written: Sequence[str]
    missing: Sequence[Problem]


def export_all(
    catalogue: Catalogue,
    edition: Edition,
    folder: Path,
    progress: Progress = lambda done, total, name: None,
    fonts: FontSet | None = None,
    paper: Paper = "a4",
) -> Export:
    """Write every download of the edition into `folder`, with the manifest.

    Files whose content, templates and fonts are unchanged stay as they are; those of records that are gone are removed.
    Raises FontsError or TargetError with one sentence for the person who called.
    """
    fonts = fonts or FontSet()
    entries, before = Entries(catalogue, edition), read_manifest(folder)
    shelf = list(books(catalogue, edition))
    jobs, kept = _sorted_out(shelf, entries, Typesetter(fonts, paper), folder, before)
    downloads, total = dict(kept), len(shelf) + 1
    for file, download in Press(folder, edition.date, fonts, paper).run(jobs):
        downloads[file] = download
        progress(len(downloads), total, file)
    downloads[EPUB] = _write_epub(shelf[0], entries, folder)
    progress(total, total, EPUB)
    _remove(folder, before.keys() - downloads.keys())
    write_manifest(folder, downloads)
    missing = tuple(missing_characters(catalogue, fonts.characters))
    return Export(downloads, [job.file for job in jobs] + [EPUB], missing)


def export_selection(
    catalogue: Catalogue, edition: Edition, practices: Sequence[Practice], target: Path, setter: Typesetter
) -> Download:
    """Write one PDF with these practices to `target`; all published practices make the handbook."""
    everything = len(practices) == len(catalogue.published)
    ordered = in_reading_order(practices, catalogue)
    book = Book(target.name, "handbook" if everything else "collection", edition.name, edition.description, ordered)
    text = setter.text_of(book_data(book, Entries(catalogue, edition)))
    sheets = setter.set(text, edition.date)
    write_whole(target, sheets.content)
    return Download(len(sheets.content), sheets.pages, setter.fingerprint(text))


def _sorted_out(
    shelf: Sequence[Book], entries: Entries, setter: Typesetter, folder: Path, before: Mapping[str, Download]
) -> tuple[list[Job], dict[str, Download]]:
    """What has to be set, and what can stay."""
    jobs: list[Job] = []
    kept: dict[str, Download] = {}
    for book in shelf:
        text = setter.text_of(book_data(book, entries))
        job = Job(book.file, text, setter.fingerprint(text))
        known = before.get(book.file)
        if known and known.made_from == job.made_from and _size(folder / book.file) == known.bytes:
            kept[book.file] = known
        else:
            jobs.append(job)
    return jobs, kept


def _write_epub(handbook: Book, entries: Entries, folder: Path) -> Download:
    content = make_epub(book_data(handbook, entries), entries.edition)
    write_whole(folder / EPUB, content)
    return Download(len(content), None)


def _remove(folder: Path, names: set[str]) -> None:
    for name in names:
        if (folder / name).resolve().is_relative_to(folder.resolve()):
            (folder / name).unlink(missing_ok=True)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1
