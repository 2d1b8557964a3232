"""Write or renew the catalogue of translations into a language, and say how much is done.

Exit status: 0 done, 1 the records or the catalogue must be mended first, 2 misuse.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.edition.atomic_write import write_atomically
from macros.edition.command_words import command_text
from macros.edition.languages import LanguageError, language_code
from macros.edition.numbers import number
from macros.edition.settings import SettingsError, edition_of
from macros.edition.words import override_language
from macros.publishing.process import run
from macros.records.paths import translation_path
from macros.records.problems import Problem, RecordsError
from macros.records.validate import load_catalogue
from macros.translations.judge import judge
from macros.translations.language_file import translations_of
from macros.translations.matching import State
from macros.translations.po_file import PoFile, read
from macros.translations.progress import Progress, progress, progress_of
from macros.translations.renew import renewed
from macros.translations.translated_pages import mark_pages, states_of_pages
from macros.translations.word_texts import words_in

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    try:
        language = language_code(options.language)
        return _renew(options.root, language)
    except (LanguageError, SettingsError) as error:
        print(f"translations: {error}", file=sys.stderr)
        return 2
    except RecordsError as error:
        print(f"{error}\ntranslations:", command_text("common.records_first"), file=sys.stderr)
        return 1


def _renew(root: Path, language: str) -> int:
    """Renew the file of one language, and tell how much is done. A file with a line that is no PO stays as it is."""
    today = datetime.now(UTC).date()
    catalogue, file = load_catalogue(root, today), translation_path(language)
    old = translations_of(root, language, catalogue) or PoFile()
    if old.problems:
        return _refused(old.problems)
    made = renewed(catalogue, old, language, edition_of(root, catalogue).name)
    (root / file).parent.mkdir(exist_ok=True)
    write_atomically(root / file, made.text.encode())
    mark_pages(root, language)
    with override_language(language, words_in(language, made.words)):
        texts = len(made.records) + len(made.words)
        print("translations:", command_text("translations.holds", file=file, texts=texts, n=len(made.unused)))
        print(_progress(progress(catalogue, made.records, made.words), states_of_pages(root, language)))
        return _refused(judge(catalogue, read(root / file, file).entries, language, file, today))


def _refused(problems: Sequence[Problem]) -> int:
    """Print problems. Returns the exit status, 1 where there are any."""
    if problems:
        print("\n".join(problem.as_text() for problem in problems), file=sys.stderr)
        print("translations:", command_text("translations.to_mend", n=len(problems)), file=sys.stderr)
    return 1 if problems else 0


def _progress(done: Mapping[str, Progress], pages: Mapping[str, State]) -> str:
    """A table of how much is done, whether the language may be opened, and how far each page of docs/ is."""
    kinds = {**done, "pages": progress_of((state, False) for state in pages.values())}
    heads = [
        command_text(f"translations.columns.{key}") for key in ("texts", "done", "share", "outdated", "required_left")
    ]
    is_ready = done["required"].current == done["required"].texts
    ready = command_text(f"translations.{'ready' if is_ready else 'not_ready'}")
    listed = [("", command_text(f"translations.page.{state}"), path) for path, state in pages.items()]
    return "\n".join([*_aligned([["", *heads], *map(_row, kinds.items())], "<>>>>>"), ready, *_aligned(listed, "<<<")])


def _row(progress_of_kind: tuple[str, Progress]) -> Sequence[str]:
    kind, at = progress_of_kind
    share = command_text("translations.per_cent", n=at.per_cent)
    texts, current, outdated, left = map(number, (at.texts, at.current, at.outdated, at.required_left))
    return command_text(f"translations.rows.{kind}"), texts, current, share, outdated, left


def _aligned(rows: Sequence[Sequence[str]], sides: str) -> Iterator[str]:
    """Each row as a line, with two spaces between columns as wide as their longest cell; `sides` are < or >."""
    widths = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True)).rstrip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="translations", description="Renew the translations into a language.")
    parser.add_argument("language", help="the code of the language, such as de, sk or pt-BR; en-XA, ar-XB for a trial")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    return parser


if __name__ == "__main__":
    run(main)
