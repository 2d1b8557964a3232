"""Say what a proposal changes: compare the records of two roots and write the report as plain text.

Exit status: 0 where a review may begin, 1 where something has to be mended first, 2 misuse.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.contribute.pull_request.diff import Change, broken_addresses, changes
from macros.contribute.pull_request.report import ProposalReport, report_text
from macros.publishing.process import run
from macros.records.loader import Loader
from macros.records.problems import Problem
from macros.verdict.judge import judge

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    for name in ("base", "head"):
        if not (getattr(options, name) / "practices").is_dir():
            print(
                f"report: --{name} must be a folder that holds practices/; got '{getattr(options, name)}'",
                file=sys.stderr,
            )
            return 2
    judged = judge(options.head, datetime.now(UTC).date())
    base, head = Loader(options.base).load(), judged.catalogue
    # A record that cannot be read is no record that was removed.
    unread = {problem.file for problem in judged.problems}
    broken = [address for address in broken_addresses(base, head) if address.file not in unread]
    found = [change for change in changes(base, head) if change.what != "removed" or change.file not in unread]
    report = ProposalReport(judged.problems, found, broken, _of_changes(judged.warnings, found))
    text = report_text(report, head)
    if options.out:
        options.out.write_text(text, "utf-8")
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    return 0 if report.accepted else 1


def _of_changes(warnings: Sequence[Problem], found: Sequence[Change]) -> Sequence[Problem]:
    """The warnings in files that the proposal touches: what was there before is not its matter."""
    files = {change.file for change in found}
    return [warning for warning in warnings if warning.file in files]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pull_request_report", description="Say what a proposal changes.")
    parser.add_argument("--base", type=Path, required=True, metavar="DIR", help="the root before the proposal")
    parser.add_argument("--head", type=Path, default=ROOT, metavar="DIR", help="the root with the proposal")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report there as well")
    return parser


if __name__ == "__main__":
    run(main)
