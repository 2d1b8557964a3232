"""Write the handbook and its parts as PDF and EPUB, or one PDF with a selection of practices.

Exit status: 0 when all is written, 1 where records or translations have problems, 2 misuse.
"""

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.edition import routes
from macros.edition.atomic_write import TargetError
from macros.edition.download_manifest import Download
from macros.edition.edition import Edition
from macros.edition.languages import LanguageError, language_code
from macros.edition.settings import SettingsError
from macros.handbook.export import export_all, export_selection
from macros.handbook.filters import SelectionError, select, title_of
from macros.handbook.fonts import FontsError, FontSet
from macros.handbook.glyph_coverage import missing_characters, shown_records
from macros.handbook.typst_pdf import TypesetError, Typesetter
from macros.publishing.process import run
from macros.publishing.progress_bar import progress_bar
from macros.records.catalogue import Catalogue
from macros.records.problems import Problem, RecordsError
from macros.records.validate import load_catalogue
from macros.translations.build import TranslationError, in_language

ROOT = Path(__file__).resolve().parent.parent

SELECTION = Path("practice-atlas-selection.pdf")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the export with the arguments of the command line."""
    options = _parser().parse_args(argv)
    today = datetime.now(UTC).date()
    try:
        language = language_code(options.language) if options.language else ""
        records = load_catalogue(options.root, today)
        with in_language(options.root, records, language, today) as (catalogue, edition):
            if options.only or options.where or options.output:
                return _one(options, catalogue, edition)
            return _everything(options, catalogue, edition)
    except RecordsError as error:
        print(f"{error}\nexport_pdf: nothing is written while records have problems", file=sys.stderr)
        return 1
    except TranslationError as error:
        print(f"export_pdf: {error}", file=sys.stderr)
        return 1
    except (SelectionError, FontsError, TargetError, TypesetError, SettingsError, LanguageError) as error:
        print(f"export_pdf: {error}", file=sys.stderr)
        return 2


def _everything(options: argparse.Namespace, catalogue: Catalogue, edition: Edition) -> int:
    folder = options.folder or options.root / "build" / edition.folder / routes.DOWNLOADS
    fonts = FontSet(tuple(options.fonts))
    with progress_bar("files") as show:
        export = export_all(catalogue, edition, folder, show, fonts, options.paper)
    _warn(export.missing)
    size = sum(download.bytes for download in export.downloads.values())
    unchanged = len(export.downloads) - len(export.written)
    print(
        f"export_pdf: {len(export.downloads)} files in {folder}, {_megabytes(size)} in all; "
        f"{len(export.written)} written, {unchanged} unchanged"
    )
    return 0


def _one(options: argparse.Namespace, catalogue: Catalogue, edition: Edition) -> int:
    practices = select(catalogue, options.only, options.where)
    setter = Typesetter(FontSet(tuple(options.fonts)), options.paper)
    _warn(missing_characters(shown_records(practices, catalogue), catalogue.documents, setter.fonts.characters))
    target = options.output or SELECTION
    title = title_of(practices, options.where, catalogue, edition.name)
    made = export_selection(catalogue, edition, practices, title, target, setter)
    print(f"export_pdf: {target}, {_counted(len(practices), 'practice')}, {_described(made)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="export_pdf", description="Write the handbook as PDF and EPUB, or one PDF with some practices."
    )
    parser.add_argument("--only", type=_ids, default=[], metavar="ID,ID", help="only these practices, in one PDF")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FACET=TERM",
        help="only practices with this term; may be given several times",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the PDF of the selection")
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="DIR",
        help="where all downloads go; build/downloads by default",
    )
    parser.add_argument("--language", metavar="CODE", help="a language of practices/translations/, such as de")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of the pages")
    parser.add_argument(
        "--fonts", type=Path, action="append", default=[], metavar="DIR", help="a folder of further fonts"
    )
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    return parser


def _ids(text: str) -> list[str]:
    ids = [id_.strip() for id_ in text.split(",") if id_.strip()]
    if not ids:
        raise argparse.ArgumentTypeError(f"must name at least one practice; got '{text}'")
    return ids


def _warn(missing: Iterable[Problem]) -> None:
    for problem in missing:
        print(problem.as_text(), file=sys.stderr)


def _described(made: Download) -> str:
    return f"{_counted(made.pages or 0, 'page')}, {made.size}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


if __name__ == "__main__":
    gc.disable()  # what is read stays until the end, so a garbage collection would free nothing
    run(main)
