"""Take in what a contributor mails, saved as .eml, its text, or a file that the form saved: records, or who uses one.

Exit status: 0 taken in, 1 where a file is there already and nothing was written, 2 misuse or a broken mail.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.contribute.mailed_records import MailedRecord, MailError, mailed_records
from macros.edition.command_words import command_text
from macros.edition.languages import LanguageError
from macros.publishing.process import run
from macros.records.loader import Loader
from macros.translations.build import TranslationError, speaking
from macros.upkeep.changeset import ChangeSet, UpkeepError, apply
from macros.upkeep.records import add_uses

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 20_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    try:
        with speaking(options.root, options.language):
            return _take(_mailed(options.file, options.root), options.root, replace=bool(options.replace))
    except (MailError, UpkeepError, LanguageError, TranslationError) as error:
        print(f"take: {error}", file=sys.stderr)
        return 2


def _mailed(file: Path, root: Path) -> Sequence[MailedRecord]:
    """The records of a file as they are written into the root. Raises MailError or UpkeepError."""
    if not (root / "practices").is_dir():
        raise MailError(command_text("common.root", got=f"'{root}'"))
    if not file.is_file() or file.stat().st_size > MOST_BYTES:
        raise MailError(command_text("take.file", got=f"'{file}'"))
    return [_joined(record, root) for record in mailed_records(file.read_bytes(), file.name)]


def _take(records: Sequence[MailedRecord], root: Path, *, replace: bool) -> int:
    """Write the records, unless one would write over another text. Returns the exit status, 0 or 1."""
    there = {record.file for record in records if (root / record.file).exists() and not record.uses}
    same = {file for file, text, *_ in records if file in there and (root / file).read_text("utf-8") == text}
    if there - same and not replace:
        for file in sorted(there - same):
            print("take:", command_text("take.there", file=file), file=sys.stderr)
        print("take:", command_text("take.nothing"), file=sys.stderr)
        return 1
    apply(ChangeSet({record.file: record.text for record in records}, ()), root)
    for file, _, is_whole, uses in records:
        key = "same" if file in same else "anew" if file in there else "with_uses" if uses else "written"
        text = command_text(f"take.{key}", file=file, institutions=", ".join(use.institution for use in uses))
        print("take:", text if is_whole else command_text("take.in_doubt", told=text))
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
    parser.add_argument("--language", default="", metavar="CODE", help="the language of what is told, such as de")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    return parser


if __name__ == "__main__":
    run(main)
