"""Rename a record, retire one, or set a new edition: everything that belongs to it, or nothing.

Exit status: 0 done, 1 where the records would break a rule (each place is told and nothing is written), 2 misuse.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from macros.edition.command_words import command_text
from macros.edition.languages import LanguageError
from macros.edition.settings import SettingsError
from macros.publishing.process import run
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.translations.build import TranslationError, speaking
from macros.upkeep.changeset import ChangeSet, UpkeepError, apply, problems_after
from macros.upkeep.records import rename, retire
from macros.upkeep.release import new_edition
from macros.verdict.judge import judge

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    try:
        with speaking(options.root, options.language):
            _do(options, datetime.now(UTC).date())
    except (UpkeepError, SettingsError, LanguageError, TranslationError) as error:
        print(f"{options.step}: {error.args[0]}", file=sys.stderr)
        return error.args[1] if len(error.args) > 1 else 2
    return 0


def _do(options: argparse.Namespace, today: date) -> None:
    """Take the step and tell what it has changed. Raises UpkeepError or SettingsError where nothing was written."""
    if not (options.root / "practices").is_dir():
        raise UpkeepError(command_text("common.root", got=f"'{options.root}'"))
    changes = _changes(options, Loader(options.root).load(), today)
    if problems := problems_after(options.root, changes, today):
        if judge(options.root, today).problems:
            raise UpkeepError(command_text("upkeep.records_first"))
        print("\n".join(problem.as_text() for problem in problems), file=sys.stderr)
        raise UpkeepError(command_text("upkeep.places_first"), 1)
    apply(changes, options.root)
    print("\n".join(f"{options.step}: {line}" for line in changes.told))
    if changes.left:
        print(f"{options.step}:", command_text("upkeep.left"))
        print("\n".join(f"  {place}" for place in changes.left))


def _changes(options: argparse.Namespace, catalogue: Catalogue, today: date) -> ChangeSet:
    if options.step == "rename":
        return rename(options.root, catalogue, options.old, options.new)
    if options.step == "retire":
        return retire(options.root, catalogue, options.id, options.by or None, move=bool(options.move))
    return new_edition(options.root, catalogue, options.version, today)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="upkeep", description="Rename or retire a record, or set a new edition.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder of the project")
    parser.add_argument("--language", default="", metavar="CODE", help="the language of what is told, such as de")
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("rename", help="give a record another id, wherever it is named")
    step.add_argument("old", help="the id so far, which is the name of the file without .yml")
    step.add_argument("new", help="the new id")
    step = steps.add_parser("retire", help="take a record out of what readers see, and lead its readers on")
    step.add_argument("id", help="the id of the record")
    step.add_argument("--by", default="", metavar="ID", help="the record to which its address leads")
    step.add_argument("--move", default="", metavar="1", help="name that record wherever the retired one is named")
    step = steps.add_parser("edition", help="set version and date of a new edition")
    step.add_argument("version", help="three numbers, such as 1.1.0")
    return parser


if __name__ == "__main__":
    run(main)
