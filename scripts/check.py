"""Check all records and report every problem at once. Exit status: 0 without problems, 1 with problems, 2 misuse."""

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from macros.copyedit.checks import RECORD_CHECKS
from macros.edition.languages import LanguageError, language_code
from macros.edition.words import override_language
from macros.publishing.process import run
from macros.records.catalogue import Catalogue
from macros.records.problems import Problem
from macros.records.rules import RULES, RULES_ELSEWHERE
from macros.translations.build import TranslationError, translated_words
from macros.verdict.judge import judge

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not options.root.is_dir():
        print(f"check: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    for path in options.paths:
        if not path.exists() or not path.resolve().is_relative_to(options.root.resolve()):
            print(f"check: PATH must be a file or folder below {options.root}; got '{path}'", file=sys.stderr)
            return 2
    try:
        with _in_language(options.root, options.language):
            return _check(options)
    except (LanguageError, TranslationError) as error:
        print(f"check: {error}", file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    """Tell every problem of the wanted files. Returns the exit status."""
    report = judge(options.root, datetime.now(UTC).date())
    problems = [p for p in report.problems if _wanted(p, options.paths, options.root)]
    warnings = [p for p in report.warnings if _wanted(p, options.paths, options.root)]
    for problem in sorted([*problems, *warnings]):
        print(problem.as_github() if options.format == "github" else problem.as_text())
    print(_verdict(problems, warnings, report.catalogue), file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check", description="Check all records and report every problem at once.")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="report only problems in these files or folders"
    )
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github writes annotations for a workflow"
    )
    parser.add_argument("--language", default="", metavar="CODE", help="tell problems in a language, such as de")
    return parser


def _in_language(root: Path, language: str) -> AbstractContextManager[None]:
    """The language in which rules tell what they find; English where none is wanted."""
    if not language:
        return nullcontext()
    return override_language(language_code(language), translated_words(root, language))


def _wanted(problem: Problem, paths: Sequence[Path], root: Path) -> bool:
    place = (root / problem.file).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


def _verdict(problems: Sequence[Problem], warnings: Sequence[Problem], catalogue: Catalogue) -> str:
    warned = f"; {_count(len(warnings), 'warning')}" if warnings else ""
    if problems:
        files = len({problem.file for problem in problems})
        return f"check: {_count(len(problems), 'problem')} in {_count(files, 'file')}{warned}"
    kept = (
        _count(len(catalogue.practices), "practice"),
        _count(len(catalogue.cases), "case"),
        f"{_count(len(catalogue.vocabulary.facets), 'list')} of terms",
    )
    rules = len(RULES) + len(RULES_ELSEWHERE) + len(RECORD_CHECKS)
    return f"check: all is well; {kept[0]}, {kept[1]} and {kept[2]} keep {rules} rules{warned}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


if __name__ == "__main__":
    gc.disable()  # what is read stays until the end, so a garbage collection would free nothing
    run(main)
