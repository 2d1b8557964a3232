"""Write every record in its canonical form. Exit status: 0; with --check 1 where a file would change; 2 misuse."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.publishing.process import run
from macros.records.canonical import untidy_files
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not options.root.is_dir():
        print(f"format_records: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    untidy = list(untidy_files(options.root, Loader(options.root).load()))
    for file, text in untidy:
        if text is None:
            print(f"{file}: left as it is, since its comments would be lost")
        elif not options.check:
            (options.root / file).write_text(text, "utf-8", newline="\n")
        if text is not None:
            print(f"{file}: {'is not in canonical form; run make format' if options.check else 'written anew'}")
    return int(options.check and any(text is not None for _, text in untidy))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="format_records", description="Write every record in its canonical form.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument("--check", action="store_true", help="change nothing, and say which files would change")
    return parser


if __name__ == "__main__":
    run(main)
