"""Sets a new edition: version and date wherever they must stand, and the list of published names."""

import json
import re
from datetime import date
from pathlib import Path

from ..edition.command_words import command_text
from ..edition.settings import SETTINGS_FILE, edition_of
from ..exports.stable_keys import KEYS_FILE, keys_text, published_names, removed_unannounced
from ..records.catalogue import Catalogue
from ..records.problems import quoted
from .announcing import CHANGELOG, UNRELEASED
from .changeset import ChangeSet, UpkeepError

CITATION = "CITATION.cff"
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def new_edition(root: Path, catalogue: Catalogue, version: str, day: date) -> ChangeSet:
    """The edition `version` of `day`. Raises UpkeepError where the version or the changelog does not fit."""
    edition = edition_of(root, catalogue)
    now = published_names(catalogue, edition)
    keys = root / KEYS_FILE
    before = json.loads(keys.read_text("utf-8")) if keys.is_file() else {}
    changelog = (root / CHANGELOG).read_text("utf-8")
    if gone := removed_unannounced(before, now, changelog):
        raise UpkeepError(command_text("upkeep.gone", file=CHANGELOG, names=", ".join(gone)))
    away = [name for kind, names in before.items() for name in names if name not in now.get(kind, ())]
    _require_later(version, edition.version, away)
    citation = _put(root, CITATION, r"^(version: ).*$", version)
    files: dict[str, str | None] = {
        SETTINGS_FILE: _put(root, SETTINGS_FILE, r"^(    version: ).*$", f'"{version}"'),
        CITATION: _put_in(citation, CITATION, r"^(date-released: ).*$", f'"{day}"'),
        CHANGELOG: _released(changelog, version, day),
        KEYS_FILE: keys_text(now),
    }
    changed = (command_text("upkeep.changed", file=file) for file in files)
    told = [command_text("upkeep.edition", version=version, day=day), *changed]
    return ChangeSet(files, told)


def _require_later(version: str, present: str, away: list[str]) -> None:
    """Raises UpkeepError unless the version is later, and of a new first number where published names went away."""
    if not _VERSION.fullmatch(version) or _numbers(version) <= _numbers(present):
        raise UpkeepError(command_text("upkeep.later", present=present, got=quoted(version)))
    if away and _numbers(version)[0] == _numbers(present)[0]:
        wanted = f"{_numbers(present)[0] + 1}.0.0"
        raise UpkeepError(command_text("upkeep.major", wanted=wanted, name=quoted(away[0]), got=quoted(version)))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _released(changelog: str, version: str, day: date) -> str:
    """The changelog with all that was unreleased under the new version."""
    head, found, rest = changelog.partition(UNRELEASED)
    if not found or not rest.partition("\n## [")[0].strip():
        raise UpkeepError(command_text("upkeep.nothing_new", file=CHANGELOG, heading=f"'{UNRELEASED.strip()}'"))
    return f"{head}{found}\n## [{version}] - {day}\n{rest}"


def _put(root: Path, file: str, pattern: str, value: str) -> str:
    return _put_in((root / file).read_text("utf-8"), file, pattern, value)


def _put_in(text: str, file: str, pattern: str, value: str) -> str:
    """The text with the value behind the one place that fits. Raises UpkeepError unless there is exactly one."""
    changed, count = re.subn(pattern, lambda found: found[1] + value, text, flags=re.MULTILINE)
    if count != 1:
        raise UpkeepError(command_text("upkeep.one_line", file=file, pattern=pattern, got=count))
    return changed
