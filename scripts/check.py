"""Check all records and report every problem at once. Exit status: 0 without problems, 1 with problems, 2 misuse."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.records.catalogue import Catalogue  # noqa: E402
from macros.records.check import check  # noqa: E402
from macros.records.problems import Problem  # noqa: E402
from macros.records.rules import READING_RULES, RULES  # noqa: E402


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not options.root.is_dir():
        print(f"check: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    report = check(options.root, datetime.now(UTC).date())
    problems = [p for p in report.problems if _wanted(p, options.paths, options.root)]
    for problem in problems:
        print(problem.as_github() if options.format == "github" else problem.as_text())
    print(_verdict(problems, report.catalogue), file=sys.stderr if problems else sys.stdout)
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
    return parser


def _wanted(problem: Problem, paths: Sequence[Path], root: Path) -> bool:
    place = (root / problem.file).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


def _verdict(problems: Sequence[Problem], catalogue: Catalogue) -> str:
    if problems:
        files = len({problem.file for problem in problems})
        return f"check: {len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}"
    return (
        f"check: all is well; {len(catalogue.practices)} practices, {len(catalogue.cases)} cases and "
        f"{len(catalogue.vocabulary.facets)} lists of terms keep {len(RULES) + len(READING_RULES)} rules"
    )


if __name__ == "__main__":
    sys.exit(main())
