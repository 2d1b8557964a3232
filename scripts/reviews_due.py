"""List the published records that are due for a review. Exit status: 0, also where some are due; 2 misuse."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from macros.contribute.review_dates import reviews_due, reviews_text
from macros.publishing.process import run
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not (options.root / "practices").is_dir():
        print(f"reviews_due: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    today = options.today or datetime.now(UTC).date()
    text = reviews_text(reviews_due(Loader(options.root).load(), today, options.within), today)
    if options.out:
        options.out.write_text(text, "utf-8")
    print(text or "reviews_due: no review is due")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="reviews_due", description="List the records that are due for a review.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument(
        "--today", type=date.fromisoformat, metavar="DATE", help="the day to judge by; today if left out"
    )
    parser.add_argument("--within", type=int, default=60, metavar="DAYS", help="also list what is due so soon; 60")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write the list there as well; empty where none is due"
    )
    return parser


if __name__ == "__main__":
    run(main)
