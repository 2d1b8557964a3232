"""All files together: each is described, the bytes are always the same, and nothing published goes away in silence."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from macros.edition import settings
from macros.edition.edition import Edition
from macros.exports import described_files, export_files
from macros.exports.columns import case_columns, column_words, practice_columns
from macros.exports.framework_table import framework_columns
from macros.exports.stable_keys import published_names, removed_unannounced
from macros.records.catalogue import Catalogue
from scripts import publish_keys

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests/fixtures/exports"
KEYS = ROOT / "tests" / "data" / "published_keys.json"
PRINT_HASHES = """
import sys
from hashlib import sha256
from pathlib import Path
from macros.edition.edition import Edition
from macros.exports import export_files
from macros.records.loader import Loader
catalogue = Loader(Path(sys.argv[1])).load()
edition = Edition("Atlas", "1.0.0", catalogue.last_reviewed, "Words.", "CC BY 4.0", "https://l.example/", None)
for route, content in export_files(catalogue, edition):
    print(route, sha256(content).hexdigest())
"""


def test_each_file_is_described_and_each_description_is_a_file(
    files: Mapping[str, bytes], catalogue: Catalogue
) -> None:
    routes = [file.route for file in described_files() if file.is_one]
    routes += [f"data/practices/{id_}.json" for id_ in catalogue.published]
    assert sorted(files) == sorted(routes)


def test_each_schema_that_is_named_is_published(files: Mapping[str, bytes]) -> None:
    assert {file.schema for file in described_files() if file.schema} <= set(files)


def test_each_column_has_its_words_and_no_words_are_left_over(
    catalogue: Catalogue, edition_of: Callable[..., Edition]
) -> None:
    edition = edition_of(catalogue, None)
    columns = [*framework_columns(edition), *practice_columns(catalogue, edition), *case_columns(catalogue, edition)]
    assert {column.name for column in columns if column.field is None} == set(column_words()["columns"])


def test_the_bytes_are_the_same_with_another_hash_seed_from_another_folder(tmp_path: Path, real: Catalogue) -> None:
    """Two processes, two seeds, two places, two time zones: not one byte differs."""
    other = tmp_path / "another place, é"
    for folder in ("macros", "practices"):
        shutil.copytree(ROOT / folder, other / folder)
    there = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES, str(other)],
        env={**os.environ, "PYTHONPATH": "", "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"},
        cwd=other,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    edition = Edition("Atlas", "1.0.0", real.last_reviewed, "Words.", "CC BY 4.0", "https://l.example/", None)
    here = {route: sha256(content).hexdigest() for route, content in export_files(real, edition)}

    assert os.environ.get("PYTHONHASHSEED") != "2"
    assert dict(line.split() for line in there.splitlines()) == here
    assert "data/practices.xlsx" in here


def test_nothing_that_was_published_went_away_in_silence(real: Catalogue, edition_of: Callable[..., Edition]) -> None:
    """If this fails, bring the name back, or say under "Removed" in CHANGELOG.md, in backticks, that it is gone."""
    now = published_names(real, edition_of(real, None))
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert removed_unannounced(json.loads(KEYS.read_text("utf-8")), now, changelog) == []


def test_a_key_that_went_away_is_found_unless_the_changelog_says_so() -> None:
    before, now = {"practices": ["a", "b"], "old kind": ["c"]}, {"practices": ["a", "d"]}
    assert removed_unannounced(before, now, "b and c are gone") == ["practices: b", "old kind: c"]
    assert removed_unannounced(before, now, "- `b`, `c`") == []


def test_keys_reach_down_to_the_last_group(catalogue: Catalogue, edition_of: Callable[..., Edition]) -> None:
    found = published_names(catalogue, edition_of(catalogue, None))["keys of practices"]
    assert {"version", "practices[].setup.cost.level", "practices[].setup.actors[].who", "moved"} <= set(found)
    assert "practices[].computed.review_due" in found


def _project(tmp_path: Path, changelog: str) -> Path:
    shutil.copytree(FIXTURES / "practices", tmp_path / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", tmp_path / "practices/vocabulary")
    (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
    return tmp_path


def test_the_command_notes_new_keys_and_keeps_what_went_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], catalogue: Catalogue, edition_of: Callable[..., Edition]
) -> None:
    root = _project(tmp_path, "# Changelog\n")
    target = root / "tests" / "data" / "published_keys.json"
    assert len(publish_keys_problems(root, capsys)) == len(publish_keys_problems(root, capsys))
    now = published_names(catalogue, edition_of(catalogue, None))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({**now, "cases": [*now["cases"], "gone"]}), "utf-8")
    before = target.read_bytes()
    assert "cases: gone" in publish_keys_problems(root, capsys)
    assert target.read_bytes() == before


def publish_keys_problems(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that the command prints when it refuses."""
    publish_keys.main(["--root", str(root)])
    return capsys.readouterr().err.splitlines()


def test_the_command_refuses_a_folder_without_a_changelog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish_keys.main(["--root", str(tmp_path)]) == 2
    expected = f"publish_keys: --root must be a folder that holds CHANGELOG.md; got '{tmp_path}'\n"
    assert capsys.readouterr().err == expected


def test_no_machine_and_no_clock_leaves_a_trace(files: Mapping[str, bytes]) -> None:
    for route, content in files.items():
        assert str(ROOT).encode() not in content, route


def test_a_record_that_is_not_published_has_no_file(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    hidden = set(catalogue.practices) - set(catalogue.published)
    assert hidden
    assert not [route for route in files if any(id_ in route for id_ in hidden)]


def test_one_version_stands_everywhere(real: Catalogue) -> None:
    """mkdocs.yml, CITATION.cff and the newest entry of CHANGELOG.md name the same version and day.

    Zenodo takes both from the release. `make edition` sets them.
    """
    import yaml

    version = settings.edition_of(ROOT, real).version
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    newest = re.search(r"^## \[([\d.]+)\] - ([\d-]+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest.groups() == (version, cff["date-released"])
    assert cff["version"] == version
    assert not {"version", "publication_date"} & set(zenodo)
    assert (cff["title"], cff["keywords"]) == (zenodo["title"], zenodo["keywords"])


def test_a_catalogue_of_other_order_gives_the_same_tables(
    catalogue: Catalogue, edition_of: Callable[..., Edition]
) -> None:
    from macros.exports.csv_tables import csv_files
    from macros.records.catalogue import in_title_order

    edition = edition_of(catalogue, None)
    turned = replace(
        catalogue,
        practices=in_title_order(reversed(list(catalogue.practices.values()))),
        cases=in_title_order(reversed(list(catalogue.cases.values()))),
    )
    assert dict(csv_files(turned, edition)) == dict(csv_files(catalogue, edition))
