"""List questions with the places of the practices wanted, so that an editor can add names and see the effect.

The questions stand in tests/browser/search-questions.tsv: a question, a tab, and the ids of all practices of which one
must be among the first three. The answers come from the engine of the site itself. Exit status: 0; 1 where the engine
fails; 2 for misuse.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from macros.engine.site_context import site_of
from macros.pages.search_entries import search_entries
from macros.pages.search_files import search_files
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests/browser/search-questions.tsv"
ENGINE = ROOT / "scripts/search_report.js"
FIRST = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="search_report", description="List questions with the places of answers.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder of the project")
    parser.add_argument("file", nargs="?", type=Path, default=QUESTIONS, help="the questions; those of the tests")
    options = parser.parse_args(argv)
    if not options.file.is_file():
        parser.error(f"FILE must be a file with questions; got '{options.file}'")
    asked = questions(options.file)
    with tempfile.TemporaryDirectory(prefix="atlas-search-") as folder:
        _write(options.root, Path(folder))
        try:
            answers = _answers(Path(folder), list(asked))
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", None) or error
            print(f"search_report: the engine failed: {said}", file=sys.stderr)
            return 1
    print(report(asked, answers))
    return 0


def questions(file: Path) -> Mapping[str, frozenset[str]]:
    """Each question with the ids of the practices of which one must be among the first."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {question: frozenset(ids.split("|")) for question, _, ids in (line.partition("\t") for line in lines)}


def report(asked: Mapping[str, frozenset[str]], answers: Sequence[Sequence[Sequence[str]]]) -> str:
    """A line for each question, the worst first: place, number of fits, question, best answer and what brought it."""
    rows = []
    for (question, wanted), fits in zip(asked.items(), answers, strict=True):
        place = next((at for at, (id_, _) in enumerate(fits, start=1) if id_ in wanted), 0)
        best = f"{fits[0][0]}{f' (by {fits[0][1]!r})' if fits[0][1] else ''}" if fits else "nothing"
        rows.append((place or 10_000, f"{place or '-':>5} {len(fits):>5}  {question:<34} {best}"))
    rows.sort(key=lambda row: -row[0])
    good = sum(place <= FIRST for place, _ in rows)
    head = f"{'place':>5} {'of':>5}  {'question':<34} best answer"
    return "\n".join(
        [head, *(text for _, text in rows), f"{good} of {len(rows)} with one wanted among the first {FIRST}"]
    )


def _write(root: Path, folder: Path) -> None:
    """The files of the search of the records as they are now."""
    today = datetime.now(UTC).date()
    site = site_of(root, Loader(root).load(), today, directory_urls=True, offline=False)
    for route, content in search_files(search_entries(site), site):
        path = folder / route
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _answers(folder: Path, asked: Sequence[str]) -> Sequence[Sequence[Sequence[str]]]:
    """For each question the practices that fit, with the name that brought each. Raises CalledProcessError."""
    command = [
        str(Path(sys.executable).with_name("node")),
        str(ENGINE),
        str(ROOT),
        str(folder),
    ]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)  # noqa: S603
    found: Sequence[Sequence[Sequence[str]]] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
