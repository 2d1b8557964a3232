"""A new edition: version and day wherever they stand, and a version that fits what went away."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from macros.upkeep.announcing import with_removed
from scripts import upkeep

from .test_records import ROOT, changed, contents, copy_of

CHANGELOG = """# Changelog

## [Unreleased]

### Added

- One thing.

## [1.0.0] - 2026-11-23

### Added

- All of it.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of(tmp_path, ROOT / "tests/fixtures/site/practices")


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def test_version_and_day_stand_everywhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "tests/data/published_keys.json").write_text("{}", "utf-8")
    before = contents(root)

    assert upkeep.main(["--root", str(root), "edition", "7.0.0"]) == 0

    cff = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    assert (cff["version"], cff["date-released"]) == ("7.0.0", today())
    assert re.search(r'^    version: "7\.0\.0"$', (root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert f"## [Unreleased]\n\n## [7.0.0] - {today()}\n\n### Added\n" in changelog
    assert "visa-help" in json.loads((root / "tests/data/published_keys.json").read_text("utf-8"))["practices"]
    assert changed(root, before) <= {"mkdocs.yml", "CITATION.cff", "CHANGELOG.md", "tests/data/published_keys.json"}
    assert f"edition: the edition is now 7.0.0 of {today()}\n" in capsys.readouterr().out


@pytest.mark.parametrize("version", ["1.0.0", "0.9.9", "2", "v2.0.0", "2.0.0-rc1", "02.0.0", ""])
def test_a_version_is_three_numbers_and_later(root: Path, version: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "tests/data/published_keys.json").write_text("{}", "utf-8")
    before = contents(root)

    assert upkeep.main(["--root", str(root), "edition", "--", version]) == 2
    assert f"VERSION must be three numbers, and later than 1.0.0; got '{version}'\n" in capsys.readouterr().err
    assert changed(root, before) == set()


def test_a_published_id_that_went_away_asks_for_a_new_first_number(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = root / "tests/data/published_keys.json"
    keys.write_text(json.dumps({"practices": ["gone"]}), "utf-8")
    changelog = root / "CHANGELOG.md"

    changelog.write_text(CHANGELOG, "utf-8")
    assert upkeep.main(["--root", str(root), "edition", "1.1.0"]) == 2
    assert "CHANGELOG.md must name in backticks what went away; it lacks practices: gone\n" in capsys.readouterr().err

    changelog.write_text(CHANGELOG.replace("One thing", "`gone`"), "utf-8")
    assert upkeep.main(["--root", str(root), "edition", "1.1.0"]) == 2
    assert "VERSION must be 2.0.0 or later, since published names went away" in capsys.readouterr().err
    assert upkeep.main(["--root", str(root), "edition", "2.0.0"]) == 0


def test_an_edition_without_news_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "CHANGELOG.md").write_text(CHANGELOG.replace("### Added\n\n- One thing.\n", ""), "utf-8")
    (root / "tests/data/published_keys.json").write_text("{}", "utf-8")

    assert upkeep.main(["--root", str(root), "edition", "1.1.0"]) == 2
    assert "CHANGELOG.md must say under '## [Unreleased]' what is new; got nothing\n" in capsys.readouterr().err


def test_what_went_away_is_noted_under_its_heading() -> None:
    once = with_removed(CHANGELOG, "`a` is gone.")
    assert "- One thing.\n\n### Removed\n\n- `a` is gone.\n\n## [1.0.0]" in once
    twice = with_removed(once, "`b` is gone.")
    assert "### Removed\n\n- `a` is gone.\n- `b` is gone.\n\n## [1.0.0]" in twice
    assert twice.endswith("- All of it.\n")
