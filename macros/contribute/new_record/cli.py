"""The command `new_record`: a kind, options, questions, one new file, and what to do next."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...records.catalogue import Catalogue
from ...records.loader import Loader
from ...records.problems import quoted
from .interview_words import said
from .prompts import Ask, Interview, NewFile, UsageError
from .questions import MODELS

Localize = Callable[[Catalogue], Catalogue]


@dataclass(frozen=True)
class Terminal:
    """Input and output of the command; `ask` is None where the input is not a terminal.

    `speaking` sets the language of a root in which it speaks, and gives what puts a catalogue into it.
    """

    ask: Ask | None
    tell: Callable[[str], None]
    complain: Callable[[str], None]
    speaking: Callable[[Path, str], AbstractContextManager[Localize]]


def new_record(argv: Sequence[str], root: Path, today: date, terminal: Terminal) -> int:
    """Write the draft of a new practice or case. Returns the exit status: 0, or 2 with one sentence on why not.

    Raises what the terminal raises where it cannot speak the language.
    """
    options = _parser(root).parse_args(argv)
    with terminal.speaking(options.root, options.language) as localized:
        return _begin(options, today, terminal, localized)


def _begin(options: argparse.Namespace, today: date, terminal: Terminal, localized: Localize) -> int:
    try:
        draft = _draft(options, today, terminal, localized)
        _write(options.root / draft.file, draft.text)
    except UsageError as error:
        terminal.complain(f"new_record: {error}")
        return 2
    except (EOFError, KeyboardInterrupt):
        terminal.complain(f"\nnew_record: {said('refused.stopped')}")
        return 2
    terminal.tell("\n" + said("next", file=draft.file))
    return 0


def _draft(options: argparse.Namespace, today: date, terminal: Terminal, localized: Localize) -> NewFile:
    if not (options.root / "practices").is_dir():
        raise UsageError(said("refused.root", got=f"'{options.root}'"))
    loader = Loader(options.root)
    catalogue = loader.load()
    if not loader.problems:  # others have no translation; the choices are English then
        catalogue = localized(catalogue)
    if not catalogue.vocabulary.facets:
        raise UsageError(said("refused.vocabulary"))
    given = dict(_pair(text) for text in options.set)
    if options.title is not None:
        given["title"] = options.title
    return Interview(options.kind, options.root, catalogue, today, terminal.tell, terminal.ask).draft(given, options.id)


def _pair(text: str) -> tuple[str, str]:
    key, mark, value = text.partition("=")
    if not mark or not key.strip():
        raise UsageError(said("refused.pair", got=quoted(text)))
    return key.strip(), value


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(said("refused.written", file=path, reason=error.strerror)) from None


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("new_record")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind in MODELS:
        of_kind = kinds.add_parser(kind, description=said(f"help.{kind}"), epilog=said("help.below"))
        of_kind.add_argument("--title", help=said("help.title"))
        of_kind.add_argument("--id", help=said("help.id"))
        of_kind.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=said("help.set"))
        of_kind.add_argument("--language", default="", metavar="CODE", help=said("help.language"))
        of_kind.add_argument("--root", type=Path, default=root, metavar="DIR", help=said("help.root"))
    return parser
