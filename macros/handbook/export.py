"""Writes the downloads: sets every book whose content has changed, and writes the manifest beside the files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..edition import routes
from ..edition.atomic_write import write_atomically
from ..edition.download_manifest import Download, read_manifest, write_manifest
from ..edition.edition import Edition
from ..edition.fingerprints import read_fingerprints, write_fingerprints
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.problems import Problem
from .book import Book, in_reading_order
from .book_data import book_data
from .book_list import books
from .cover_data import cover_only
from .entries import Entries
from .epub import make_epub
from .fonts import FontSet
from .glyph_coverage import missing_characters, shown_records
from .pdf_batch import Job, PdfBatch
from .typst_pdf import Paper, Typesetter

Progress = Callable[[int, int, str], None]
"""Called after each file with the number of files done, the number of all, and the route."""

_FOLDER = PurePosixPath(routes.HANDBOOK_PDF).parent


@dataclass(frozen=True)
class Export:
    """The result of an export: all downloads by route, the routes that were written, and missing characters."""

    downloads: Mapping[str, Download]
    written: Sequence[str]
    missing: Sequence[Problem]


@dataclass
class _Plan:
    """The books to set, the downloads that are unchanged, and the fingerprint of each file."""

    jobs: list[Job]
    kept: dict[str, Download]
    fingerprints: dict[str, str]


def export_all(
    catalogue: Catalogue,
    edition: Edition,
    folder: Path,
    progress: Progress | None = None,
    fonts: FontSet | None = None,
    paper: Paper = "a4",
) -> Export:
    """Write every download of the edition into `folder`, which stands for downloads/ of the site, with the manifest.

    Files whose content, templates and fonts are unchanged stay as they are; those of records that are gone are removed.
    Raises FontsError, TargetError or TypesetError with one sentence for the person who called.
    """
    fonts = fonts or FontSet()
    entries, before = Entries(catalogue, edition), _known(folder)
    all_books = list(books(catalogue, edition))
    setter = Typesetter(fonts, paper)
    plan = _planned(all_books, entries, setter, folder, before)
    downloads, total = dict(plan.kept), len(all_books) + 1
    for file, download in PdfBatch(folder, edition.date, fonts, paper).run(plan.jobs):
        downloads[_route(file)] = download
        if progress:
            progress(len(downloads), total, _route(file))
    downloads[routes.HANDBOOK_EPUB] = _write_epub(entries, folder, setter)
    if progress:
        progress(total, total, routes.HANDBOOK_EPUB)
    kits = {route: file for route, file in before.items() if route.startswith(routes.KITS)}  # `export_kits` writes them
    _remove(folder, before.keys() - downloads.keys() - kits.keys())
    write_manifest(folder, {**downloads, **kits})
    write_fingerprints(folder, plan.fingerprints)
    records = shown_records(catalogue.published.values(), catalogue)
    missing = missing_characters(records, catalogue.documents, fonts.characters)
    written = [_route(job.file) for job in plan.jobs] + [routes.HANDBOOK_EPUB]
    return Export(downloads, written, tuple(missing))


def export_selection(
    catalogue: Catalogue, edition: Edition, practices: Sequence[Practice], title: str, target: Path, setter: Typesetter
) -> Download:
    """Write one PDF with these practices to `target`; all published practices give the handbook.

    Raises FontsError, TargetError or TypesetError.
    """
    everything = len(practices) == len(catalogue.published)
    ordered = in_reading_order(practices, catalogue)
    book = Book(target.name, "handbook" if everything else "collection", title, edition.description, ordered)
    pdf = setter.set(setter.text_of(book_data(book, Entries(catalogue, edition))), edition.date)
    write_atomically(target, pdf.content)
    return Download(len(pdf.content), pdf.pages)


def _planned(
    all_books: Sequence[Book], entries: Entries, setter: Typesetter, folder: Path, before: Mapping[str, Download]
) -> _Plan:
    plan, remembered = _Plan([], {}, {}), read_fingerprints(folder)
    for book in all_books:
        file, text = _file(book.route), setter.text_of(book_data(book, entries))
        plan.fingerprints[file] = setter.fingerprint(text)
        known = before.get(book.route)
        if known and remembered.get(file) == plan.fingerprints[file] and known.is_at(folder / file):
            plan.kept[book.route] = known
        else:
            plan.jobs.append(Job(file, text))
    return plan


def _write_epub(entries: Entries, folder: Path, setter: Typesetter) -> Download:
    catalogue, edition = entries.catalogue, entries.edition
    ordered = in_reading_order(list(catalogue.published.values()), catalogue)
    book = Book(routes.HANDBOOK_EPUB, "handbook", edition.name, edition.description, ordered)
    data = book_data(book, entries)
    content = make_epub(data, edition, setter.picture(setter.text_of(cover_only(data))))
    write_atomically(folder / _file(book.route), content)
    return Download(len(content))


def _known(folder: Path) -> Mapping[str, Download]:
    """The manifest of the last export; empty where it cannot be read, so that every file is written again."""
    try:
        return read_manifest(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remove(folder: Path, gone: set[str]) -> None:
    for route in gone:
        file = folder / PurePosixPath(route).relative_to(_FOLDER)
        if file.resolve().is_relative_to(folder.resolve()):
            file.unlink(missing_ok=True)


def _file(route: str) -> str:
    return PurePosixPath(route).relative_to(_FOLDER).as_posix()


def _route(file: str) -> str:
    return f"{_FOLDER}/{file}"
