"""Take in what a contributor mails, saved as .eml, its text, or a file that the form saved: records, or who uses one.

Exit status: 0 taken in, 1 where a file is there already and nothing was written, 2 misuse or a broken mail.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.contribute.mailed_records import MailedRecord, MailError, mailed_records
from macros.publishing.process import run
from macros.records.loader import Loader
from macros.upkeep.changeset import ChangeSet, UpkeepError, apply
from macros.upkeep.records import add_uses

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
        return _take([_joined(record, options.root) for record in records], options.root, replace=bool(options.replace))
    except (MailError, UpkeepError) as error:
        print(f"take: {error}", file=sys.stderr)
        return 2


def _take(records: Sequence[MailedRecord], root: Path, *, replace: bool) -> int:
    """Write the records, unless one would write over another text. Returns the exit status, 0 or 1."""
    there = {record.file for record in records if (root / record.file).exists() and not record.uses}
    same = {file for file, text, *_ in records if file in there and (root / file).read_text("utf-8") == text}
    if there - same and not replace:
        for file in sorted(there - same):
            print(f"take: {file} is there already, with another text", file=sys.stderr)
        print("take: nothing was written; REPLACE=1 writes over what is there", file=sys.stderr)
        return 1
    apply(ChangeSet({record.file: record.text for record in records}, ()), root)
    for file, _, is_whole, uses in records:
        what = "is there already, the same" if file in same else "written anew" if file in there else "written"
        added = f" with {', '.join(use.institution for use in uses)} under 'in_use'" if uses else ""
        doubt = "" if is_whole else "; not as the form writes it, so compare it with the mail"
        print(f"take: {file}: {what}{added}{doubt}")
    return 0


def _joined(record: MailedRecord, root: Path) -> MailedRecord:
    """A record as it came; a practice of the root with the institutions, where the mail says only who uses it."""
    if not record.uses:
        return record
    return record._replace(text=add_uses(root, Loader(root).load(), record.file, record.uses))


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
