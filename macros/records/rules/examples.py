"""For each rule an example that breaks it and the corrected one, for the guide and the tests.

`examples/sound/` is a root that keeps every rule. `broken/<CODE>/` holds the files that break one rule when they are
laid over it, with all that the check then says, and `good/<CODE>/` their mended twins where the sound ones do not fit.
"""

from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).with_name("examples")
SOUND, BROKEN, GOOD = EXAMPLES / "sound", EXAMPLES / "broken", EXAMPLES / "good"


class Example(NamedTuple):
    """The lines of one file that break a rule, and the lines that replace them in the corrected file."""

    file: str
    broken: tuple[str, ...]
    good: tuple[str, ...]
    message: str


@cache
def example_of(code: str) -> Example | None:
    """The first file that breaks the rule beside its mended twin; None where no file in a repository can show it."""
    for broken, file in _files(code):
        twin = next((root / file for root in (GOOD / code, SOUND) if (root / file).is_file()), None)
        if twin:
            removed, added = _differing(broken.read_text("utf-8"), twin.read_text("utf-8"))
            return Example(file, removed, added, _message(code, file))
    return None


def _files(code: str) -> Iterator[tuple[Path, str]]:
    """The files that break the rule; those of which the rule speaks come first."""
    top = BROKEN / code
    expected = (top / "expected.txt").read_text("utf-8") if top.is_dir() else ""
    files = [(path, path.relative_to(top).as_posix()) for path in sorted(top.rglob("*.yml"))]
    yield from sorted(files, key=lambda item: f"{item[1]}:" not in expected)


def _differing(broken: str, good: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that only the broken text has and those that only the good one has, each with the line above them."""
    _, _, _, *lines = unified_diff(broken.splitlines(), good.splitlines(), n=1, lineterm="")
    hunk = list(takewhile(lambda line: not line.startswith("@@"), lines))
    return (
        tuple(line[1:] for line in hunk if line[0] in " -"),
        tuple(line[1:] for line in hunk if line[0] in " +"),
    )


def _message(code: str, file: str) -> str:
    """The messages of the check for this rule in the file."""
    expected = (BROKEN / code / "expected.txt").read_text("utf-8").splitlines()
    return next((line for line in expected if line.startswith(f"{file}:") and f" {code} " in line), "")
