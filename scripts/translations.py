"""Write or renew the catalogue of translations into a language, and say how much is done.

Exit status: 0 done, 1 the records or the catalogue must be mended first, 2 misuse.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.edition.atomic_write import write_atomically
from macros.edition.languages import LanguageError, language_code
from macros.edition.settings import SettingsError, edition_of
from macros.publishing.process import run
from macros.records.paths import translation_path
from macros.records.problems import Problem, RecordsError
from macros.records.validate import load_catalogue
from macros.translations.judge import judge
from macros.translations.language_file import translations_of
from macros.translations.po_file import PoFile, read
from macros.translations.progress import Progress, progress
from macros.translations.renew import renewed

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
        print(f"{error}\ntranslations: the records must be mended first", file=sys.stderr)
        return 1


def _renew(root: Path, language: str) -> int:
    """Renew the file of one language. A file with a line that is no PO stays as it is."""
    today = datetime.now(UTC).date()
    catalogue, file = load_catalogue(root, today), translation_path(language)
    old = translations_of(root, language, catalogue) or PoFile()
    if old.problems:
        return _refused(old.problems)
    made = renewed(catalogue, old, language, edition_of(root, catalogue).name)
    (root / file).parent.mkdir(exist_ok=True)
    write_atomically(root / file, made.text.encode())
    texts = len(made.records) + len(made.words)
    print(f"translations: {file} holds {texts:,} texts; {len(made.unused):,} are put aside")
    print(_table(progress(catalogue, made.records, made.words)))
    new = read(root / file, file)
    return _refused(judge(catalogue, new.entries, language, file, today))


def _refused(problems: Sequence[Problem]) -> int:
    """Print problems. Returns the exit status, 1 where there are any."""
    if problems:
        print("\n".join(problem.as_text() for problem in problems), file=sys.stderr)
        print(f"translations: {len(problems)} to mend", file=sys.stderr)
    return 1 if problems else 0


def _table(done: Mapping[str, Progress]) -> str:
    rows = [f"{'':<16}{'texts':>8}{'done':>8}{'':>8}{'outdated':>10}{'required left':>15}"]
    for kind, at in done.items():
        numbers = f"{at.texts:>8,}{at.current:>8,}{at.per_cent:>6} %{at.outdated:>10,}{at.required_left:>15,}"
        rows.append(f"{kind.replace('_', ' '):<16}{numbers}")
    ready = "may" if done["required"].current == done["required"].texts else "must not"
    return "\n".join([*rows, f"The language {ready} be opened: 'required' is what readers need from the first day."])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="translations", description="Renew the translations into a language.")
    parser.add_argument("language", help="the code of the language, such as de, sk or pt-BR; en-XA, ar-XB for a trial")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    return parser


if __name__ == "__main__":
    run(main)
