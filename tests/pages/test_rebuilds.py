"""After any edit, a preview shows what a build from nothing would show, and makes only what changed."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.atlas import copy_docs

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
VISA, FINLAND = "practices/visa-help.yml", "practices/cases/helsinki-checklist-2021.yml"
KYOTO = "practices/cases/kyoto-guest-house-1994.yml"
WRITTEN = {"cases/index.html", "practices/index.html"}
Edit = tuple[str, dict[str, Any]]

# One after the other; what an edit changes stays changed.
EDITS: tuple[Edit, ...] = (
    (VISA, {"summary": "Somebody else guides them."}),
    (VISA, {"title": "A title that comes first"}),
    (VISA, {"builds_on": ["guest-house"], "related": ["hr-strategy"], "categories": ["accommodation"]}),
    (VISA, {"importance": "nice-to-have", "reviewed": date(2020, 1, 1), "formerly": ["visa-desk"]}),
    (FINLAND, {"country": "SE", "kind": "research-organisation", "since": 2001, "practices": ["guest-house"]}),
    (FINLAND, {"adapted_from": "kyoto-guest-house-1994"}),
    (KYOTO, {"title": "The last of all titles"}),
    (FINLAND, {"status": "draft"}),
)


class Preview:
    """A preview of a copy of the small site, beside which each build is made again from nothing."""

    def __init__(self, root: Path, work: Path) -> None:
        self.root, self.log = root, root / "log.txt"
        command = [sys.executable, "-m", "tests.pages.rebuilds", str(root), str(work)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    def edit(self, file: str, change: dict[str, Any]) -> None:
        path = self.root / file
        changed = yaml.safe_load(path.read_text("utf-8")) | change
        given = {key: value for key, value in changed.items() if value is not None}
        path.write_text(yaml.safe_dump(given, sort_keys=False, allow_unicode=True), "utf-8")

    def built(self, order: str = "build") -> dict[str, Any]:
        """What a build made."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin
        assert stdout
        stdin.write(f"{order}\n")
        stdin.flush()
        answer = stdout.readline()
        assert answer, self.log.read_text("utf-8")
        found: dict[str, Any] = json.loads(answer)
        return found

    def compared(self) -> dict[str, Any]:
        """What a build made, and where all that was built differs from a build from nothing."""
        return self.built("compare")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = tmp_path / "root"
    shutil.copytree(ROOT / "tests/fixtures/site/practices", root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
    shutil.copytree(ROOT / "macros", root / "macros")
    copy_docs(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    preview = Preview(root, tmp_path / "work")
    yield preview
    os.killpg(preview.process.pid, signal.SIGKILL)  # the processes that it began too
    preview.process.communicate()


def test_a_preview_is_what_a_build_from_nothing_is(preview: Preview) -> None:
    """Whatever was edited, no page and no script stays as it was where it should not."""
    first = preview.compared()
    assert first["differ"] == []
    assert len(first["made"]) == first["pages"] > 100

    for file, change in EDITS:
        preview.edit(file, change)
        assert preview.compared()["differ"] == [], (file, change)


def test_a_record_that_is_renamed_is_followed(preview: Preview) -> None:
    """Its old page goes, and its new page comes."""
    preview.built()
    practices = preview.root / "practices"

    (practices / "alumni-map.yml").rename(practices / "map-of-alumni.yml")
    assert preview.compared()["differ"] == []


def test_what_is_deleted_from_docs_goes(preview: Preview) -> None:
    """A page and a picture do not stay in the preview."""
    extras = [preview.root / "docs" / name for name in ("about/extra.md", "assets/images/extra.svg")]
    for extra in extras:
        extra.write_text("# Extra", "utf-8")
    before = preview.built()["pages"]

    for extra in extras:
        extra.unlink()
    after = preview.compared()
    assert after["differ"] == []
    assert after["pages"] == before - 1


def test_settings_vocabulary_and_docs_are_followed(preview: Preview) -> None:
    preview.built()
    for edits in (
        (("practices/vocabulary/categories.yml", "label: ", "label: New "),),
        (("mkdocs.yml", "  - journey: ", "  - The journey: "),),
        (("docs/assets/css/parts.css", "{", "{ --pa-new: 1px;"), ("docs/maintain/hosting.md", "# ", "# New: ")),
    ):
        for file, old, new in edits:
            path = preview.root / file
            text = path.read_text("utf-8")
            assert old in text, file
            path.write_text(text.replace(old, new), "utf-8")
        assert preview.compared()["differ"] == [], edits


def test_an_edit_makes_only_pages_on_which_it_can_be_seen(preview: Preview) -> None:
    """Of the pages of records, only those are made that show the case; pages that people wrote come besides."""
    preview.built()
    preview.edit(FINLAND, {"story": "What they do now."})
    answer = preview.built()

    made = {page for page in answer["made"] if page.startswith(("cases/", "practices/"))}
    sibling = "cases/berlin-checklist-2018/index.html"
    practice = "practices/checklist-pre-arrival"
    pages = {f"{practice}/index.html", f"{practice}/board/index.html"}
    shown = {"cases/helsinki-checklist-2021/index.html", sibling, *pages}
    assert made - WRITTEN == shown
    assert len(answer["made"]) < answer["pages"] / 2
