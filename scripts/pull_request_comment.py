"""Turn the report of a check into the comment on its pull request, with the reviewers' checklist below.

The report comes from a job that ran a stranger's branch: whatever it holds, it is shown as text and nothing else.
The list of changed files comes from the host; those outside of practices/ are named at the top.
Needs no packages. Exit status: 0, or 2 misuse.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.contribute.pull_request.comment import comment_text

ROOT = Path(__file__).resolve().parent.parent

CHECKLIST = ROOT / "docs" / "contribute" / "review-checklist.md"
MOST_BYTES = 1_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="pull_request_comment", description="Write the comment on a pull request.")
    parser.add_argument("report", type=Path, help="the report of the check")
    parser.add_argument("--files", type=Path, required=True, metavar="FILE", help="the changed files, one a line")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the comment is written")
    options = parser.parse_args(argv)
    if options.report.is_symlink() or not options.report.is_file():
        print(f"comment: the report must be a file; got '{options.report}'", file=sys.stderr)
        return 2
    with options.report.open("rb") as file:
        report = file.read(MOST_BYTES).decode("utf-8", "replace")
    files = options.files.read_text("utf-8").splitlines()
    options.out.write_text(comment_text(report, CHECKLIST.read_text("utf-8"), files), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
