"""Report on the prose of the collection. Exit status: 0 without hard faults, 1 with some, 2 misuse."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.copyedit.report import as_data, make_report
from macros.copyedit.standards import FOLDER, load_standards
from macros.copyedit.text import as_text
from macros.publishing.process import run
from macros.records.loader import Loader
from macros.records.problems import RecordsError

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Write the report to standard output."""
    options = _parser().parse_args(argv)
    loader = Loader(options.root)
    catalogue = loader.load()
    if loader.problems:
        print("prose: the records have problems; run 'make check' first", file=sys.stderr)
        return 2
    try:
        report = make_report(catalogue, load_standards(options.standards))
    except RecordsError as error:
        print(error, file=sys.stderr)
        return 2
    as_json = options.format == "json"
    print(json.dumps(as_data(report), indent=1, ensure_ascii=False) if as_json else as_text(report), end="\n" * as_json)
    return 1 if report.faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="prose_report", description="Report on the prose of the collection.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument(
        "--standards", type=Path, default=FOLDER, metavar="DIR", help="the folder with the limits, lists and exceptions"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json writes the same as data")
    return parser


if __name__ == "__main__":
    run(main)
