"""Write every record in its canonical form. Exit status: 0; with --check 1 where a file would change; 2 misuse."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.edition.command_words import command_text
from macros.edition.languages import LanguageError
from macros.publishing.process import run
from macros.records.canonical import untidy_files
from macros.records.loader import Loader
from macros.translations.build import TranslationError, speaking

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the arguments of the command line."""
    options = _parser().parse_args(argv)
    try:
        with speaking(options.root, options.language):
            return _format(options.root, is_check=options.check)
    except (LanguageError, TranslationError) as error:
        print(f"format_records: {error}", file=sys.stderr)
        return 2


def _format(root: Path, *, is_check: bool) -> int:
    """Write what is not in canonical form, or only tell it. Returns the exit status."""
    if not root.is_dir():
        print("format_records:", command_text("common.root", got=f"'{root}'"), file=sys.stderr)
        return 2
    untidy = list(untidy_files(root, Loader(root).load()))
    for file, text in untidy:
        if text is not None and not is_check:
            (root / file).write_text(text, "utf-8", newline="\n")
        key = "with_comments" if text is None else "untidy" if is_check else "written"
        print(command_text(f"format.{key}", file=file))
    return int(is_check and any(text is not None for _, text in untidy))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="format_records", description="Write every record in its canonical form.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument("--language", default="", metavar="CODE", help="the language of what is told, such as de")
    parser.add_argument("--check", action="store_true", help="change nothing, and say which files would change")
    return parser


if __name__ == "__main__":
    run(main)
