"""Begin a new practice or case: answer a few questions, or give the answers as options, and get a commented draft.

Exit status: 0 when the draft is written, 2 when it cannot be, with one sentence that says why.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.contribute.new_record.cli import Terminal, new_record
from macros.edition.languages import LanguageError
from macros.publishing.process import run
from macros.translations.build import TranslationError, speaking

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    terminal = Terminal(
        ask=input if sys.stdin.isatty() else None,
        tell=print,
        complain=lambda text: print(text, file=sys.stderr),
        speaking=speaking,
    )
    arguments = sys.argv[1:] if argv is None else argv
    try:
        return new_record(arguments, ROOT, datetime.now(UTC).date(), terminal)
    except (LanguageError, TranslationError) as error:
        print(f"new_record: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    run(main)
