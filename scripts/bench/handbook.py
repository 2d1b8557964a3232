"""Sets books of one root, in a process of its own: `python -m scripts.bench.handbook handbook|singles ROOT FOLDER`."""

import gc
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from macros.edition.edition import Edition
from macros.edition.settings import edition_of
from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.book_list import handbook, singles
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.pdf_batch import Job, PdfBatch
from macros.handbook.typst_pdf import Typesetter
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

BOOK_LISTS: Mapping[str, Callable[[Catalogue, Edition], Iterable[Book]]] = {
    "handbook": handbook,
    "singles": lambda catalogue, _: singles(catalogue),
}


def main(books: str, root: Path, folder: Path) -> None:
    """Write the handbook or the PDF of each practice of a root into a folder."""
    catalogue = Loader(root).load()
    edition, setter = edition_of(root, catalogue), Typesetter(FontSet())
    entries = Entries(catalogue, edition)
    jobs = [
        Job(PurePosixPath(book.route).name, setter.text_of(book_data(book, entries)))
        for book in BOOK_LISTS[books](catalogue, edition)
    ]
    folder.mkdir(parents=True)
    for file, download in PdfBatch(folder, edition.date, setter.fonts, setter.paper).run(jobs):
        print(file, download.pages, download.bytes, flush=True)


if __name__ == "__main__":
    gc.disable()  # what is read stays until the end, so a garbage collection would free nothing
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
