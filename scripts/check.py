"""Check all records and report every problem at once. Exit status: 0 without problems, 1 with problems, 2 misuse."""

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence, Sized
from datetime import UTC, datetime
from pathlib import Path

from macros.copyedit.checks import RECORD_CHECKS
from macros.edition.command_words import command_text
from macros.edition.languages import LanguageError
from macros.publishing.process import run
from macros.records.catalogue import Catalogue
from macros.records.problems import Problem
from macros.records.rules import RULES, RULES_ELSEWHERE
from macros.translations.build import TranslationError, speaking
from macros.verdict.judge import judge

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not options.root.is_dir():
        return _misused("common.root", options.root)
    try:
        with speaking(options.root, options.language):
            for path in options.paths:
                if not path.exists() or not path.resolve().is_relative_to(options.root.resolve()):
                    return _misused("check.path", path, root=options.root)
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
    parser.add_argument("--language", default="", metavar="CODE", help="the language of what is told, such as de")
    return parser


def _misused(key: str, got: Path, **places: object) -> int:
    """Say what an option must be. Returns the exit status."""
    print("check:", command_text(key, got=f"'{got}'", **places), file=sys.stderr)
    return 2


def _wanted(problem: Problem, paths: Sequence[Path], root: Path) -> bool:
    place = (root / problem.file).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


def _verdict(problems: Sequence[Problem], warnings: Sequence[Problem], catalogue: Catalogue) -> str:
    if problems:
        files = _count("files", {problem.file for problem in problems})
        verdict = command_text("check.found", problems=_count("problems", problems), files=files)
    else:
        kept: Mapping[str, Sized] = {
            "practices": catalogue.practices,
            "cases": catalogue.cases,
            "lists": catalogue.vocabulary.facets,
        }
        rules = len(RULES) + len(RULES_ELSEWHERE) + len(RECORD_CHECKS)
        verdict = command_text("check.well", rules=rules, **{key: _count(key, of) for key, of in kept.items()})
    if warnings:
        verdict = command_text("check.warned", verdict=verdict, warnings=_count("warnings", warnings))
    return f"check: {verdict}"


def _count(key: str, counted: Sized) -> str:
    return command_text(f"check.{key}", n=len(counted))


if __name__ == "__main__":
    gc.disable()  # what is read stays until the end, so a garbage collection would free nothing
    run(main)
