"""The command `new_practice` and `new_case`: options, questions, one new file, and what to do next."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...records.loader import Loader
from .prompts import Ask, Interview, NewFile, UsageError

_NEXT = """
Written: {file}

What to do next:
  1. Open the file and write; the lines that begin with # explain each field.
  2. Run `make check` as often as you like; it tells what is missing, with the line.
  3. Propose it: with `git` or through the website of the repository (see docs/contribute/index.md)."""


@dataclass(frozen=True)
class Terminal:
    """Input and output of the command; `ask` is None where the input is not a terminal."""

    ask: Ask | None
    tell: Callable[[str], None]
    complain: Callable[[str], None]


def new_record(kind: str, argv: Sequence[str], root: Path, today: date, terminal: Terminal) -> int:
    """Write the draft of a new practice or case. Returns the exit status: 0, or 2 with one sentence on why not."""
    options = _parser(kind, root).parse_args(argv)
    try:
        draft = _draft(kind, options, today, terminal)
        _write(options.root / draft.file, draft.text)
    except UsageError as error:
        terminal.complain(f"new_{kind}: {error}")
        return 2
    except (EOFError, KeyboardInterrupt):
        terminal.complain(f"\nnew_{kind}: nothing was written")
        return 2
    terminal.tell(_NEXT.format(file=draft.file))
    return 0


def _draft(kind: str, options: argparse.Namespace, today: date, terminal: Terminal) -> NewFile:
    if not (options.root / "practices").is_dir():
        raise UsageError(f"--root must be a folder that holds practices/; got '{options.root}'")
    loader = Loader(options.root)
    catalogue = loader.load()
    if not catalogue.vocabulary.facets:
        raise UsageError("the vocabulary must be there; `make check` says what is wrong")
    given = dict(_pair(text) for text in options.set)
    if options.title is not None:
        given["title"] = options.title
    return Interview(kind, options.root, catalogue, today, terminal.tell, terminal.ask).draft(given, options.id)


def _pair(text: str) -> tuple[str, str]:
    key, mark, value = text.partition("=")
    if not mark or not key.strip():
        raise UsageError(f"--set must have the form key=value; got '{text}'")
    return key.strip(), value


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path} could not be written: {error.strerror}") from None


def _parser(kind: str, root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"new_{kind}",
        description=f"Begin a new {kind}: asks what must be known, and writes a commented draft.",
        epilog="Without a terminal, give every answer as --set key=value; lists take commas.",
    )
    parser.add_argument("--title", help="the title; the name of the file is made from it")
    parser.add_argument("--id", help="another name for the file, without .yml")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="the answer to one question")
    parser.add_argument("--root", type=Path, default=root, metavar="DIR", help="the folder that holds practices/")
    return parser
