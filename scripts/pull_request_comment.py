"""Turn the report of a check into the comment on its pull request, with the reviewers' checklist below.

The report comes from a job that ran a stranger's branch: whatever it holds, it is shown as text and nothing else.
The list of changed files comes from the host; those outside of practices/ are named at the top.
Needs no packages. Exit status: 0, or 2 misuse.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.contribute.pull_request.comment import Target, comment_text

ROOT = Path(__file__).resolve().parent.parent

SETTINGS = ROOT / "mkdocs.yml"
CHECKLIST = ROOT / "docs" / "contribute" / "good.md"
MOST_BYTES = 1_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="pull_request_comment", description="Write the comment on a pull request.")
    parser.add_argument("report", type=Path, help="the report of the check")
    parser.add_argument("--files", type=Path, required=True, metavar="FILE", help="the changed files, one a line")
    parser.add_argument("--repository", required=True, metavar="ADDRESS", help="the address of the repository")
    parser.add_argument("--commit", required=True, metavar="SHA", help="the commit that is proposed")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the comment is written")
    options = parser.parse_args(argv)
    if options.report.is_symlink() or not options.report.is_file():
        print(f"comment: the report must be a file; got '{options.report}'", file=sys.stderr)
        return 2
    with options.report.open("rb") as file:
        report = file.read(MOST_BYTES).decode("utf-8", "replace")
    files = options.files.read_text("utf-8").splitlines()
    target = Target(options.repository, options.commit, site_address(SETTINGS.read_text("utf-8")))
    options.out.write_text(comment_text(report, CHECKLIST.read_text("utf-8"), files, target), "utf-8")
    return 0


def site_address(settings: str) -> str | None:
    """The address of the published site in the text of mkdocs.yml, with a slash at its end; None while it has none."""
    found = re.search(r"^site_url: *[\"']?(https://[^\s\"'#]+)", settings, re.MULTILINE)
    return f"{found[1].rstrip('/')}/" if found else None


if __name__ == "__main__":
    sys.exit(main())
