"""Published names that go away: noted in CHANGELOG.md, so that those who use the data learn of it."""

import json
import re
from pathlib import Path

from ..edition.command_words import command_text
from ..exports.stable_keys import KEYS_FILE
from .changeset import UpkeepError

CHANGELOG = "CHANGELOG.md"
UNRELEASED = "## [Unreleased]\n"
_REMOVED = "### Removed\n"


def announced(root: Path, kind: str, id_: str, line: str) -> dict[str, str]:
    """CHANGELOG.md with a line under "Removed"; nothing where no edition has published the id."""
    keys = root / KEYS_FILE
    if not keys.is_file() or id_ not in json.loads(keys.read_text("utf-8")).get(f"{kind}s", ()):
        return {}
    return {CHANGELOG: with_removed((root / CHANGELOG).read_text("utf-8"), line)}


def with_removed(changelog: str, line: str) -> str:
    """The changelog with one line more under "Removed" of what is unreleased. Raises UpkeepError without a place."""
    head, found, rest = changelog.partition(UNRELEASED)
    if not found:
        raise UpkeepError(command_text("upkeep.no_heading", file=CHANGELOG, heading=f"'{UNRELEASED.strip()}'"))
    unreleased, next_edition = _split(rest, r"^## \[")
    before, removed = _split(unreleased, r"^### Removed\n")
    if removed:
        inside, after = _split(removed.removeprefix(_REMOVED), r"^### ")
        removed = f"{_REMOVED}\n{inside.strip()}\n- {line}\n\n{after}"
    else:
        removed = f"{_REMOVED}\n- {line}\n\n"
        before = f"{before.rstrip()}\n\n" if before.strip() else "\n"
    return f"{head}{found}{before}{removed}{next_edition}"


def _split(text: str, pattern: str) -> tuple[str, str]:
    """The text before the first line that fits the pattern, and from there on."""
    match = re.search(pattern, text, re.MULTILINE)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")
