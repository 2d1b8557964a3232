"""Take in the records that a contributor mails: a mail saved as .eml, its text, or a file that the form saved.

Exit status: 0 taken in, 1 where a file is there already and nothing was written, 2 misuse or a broken mail.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.contribute.mailed_records import MailedRecord, MailError, mailed_records
from macros.publishing.process import run
from macros.upkeep.changeset import ChangeSet, UpkeepError, apply

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 20_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not (options.root / "practices").is_dir():
        print(f"take: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    if not options.file.is_file() or options.file.stat().st_size > MOST_BYTES:
        print(f"take: FILE must be a saved mail or a record; got '{options.file}'", file=sys.stderr)
        return 2
    try:
        records = mailed_records(options.file.read_bytes(), options.file.name)
        return _take(records, options.root, replace=bool(options.replace))
    except (MailError, UpkeepError) as error:
        print(f"take: {error}", file=sys.stderr)
        return 2


def _take(records: Sequence[MailedRecord], root: Path, *, replace: bool) -> int:
    """Write the records, unless one would write over another text. Returns the exit status, 0 or 1."""
    there = {record.file for record in records if (root / record.file).exists()}
    same = {file for file, text, _ in records if file in there and (root / file).read_text("utf-8") == text}
    if there - same and not replace:
        for file in sorted(there - same):
            print(f"take: {file} is there already, with another text", file=sys.stderr)
        print("take: nothing was written; REPLACE=1 writes over what is there", file=sys.stderr)
        return 1
    apply(ChangeSet({record.file: record.text for record in records}, ()), root)
    for file, _, is_whole in records:
        what = "is there already, the same" if file in same else "written anew" if file in there else "written"
        print(f"take: {file}: {what}{'' if is_whole else '; not as the form writes it, so compare it with the mail'}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="take", description="Take in the records that a contributor mails.")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the mail, saved as .eml; its text; or a file of the form"
    )
    parser.add_argument("--replace", default="", metavar="1", help="write over records that are there already")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    return parser


if __name__ == "__main__":
    run(main)
