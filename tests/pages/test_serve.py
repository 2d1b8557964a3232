"""The preview: edits, new and deleted records and edited code are picked up, and a broken record does not end it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .test_site import FIXTURE, PAGES, ROOT, SETTINGS

pytestmark = pytest.mark.build

PATIENCE = 40.0


class Preview:
    """A running `mkdocs serve` over a copy of the small atlas."""

    def __init__(self, root: Path, port: int) -> None:
        self.practices, self.macros = root / "practices", root / "macros"
        self.address = f"http://127.0.0.1:{port}/"

    def page(self, route: str) -> str:
        try:
            with urllib.request.urlopen(self.address + route, timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, OSError) as error:
            return f"no page: {error}"

    def until(self, route: str, holds: Callable[[str], bool]) -> str:
        """The page as soon as it is as it should be; fails after a while."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            page = self.page(route)
            if holds(page):
                return page
            time.sleep(0.2)
        raise AssertionError(f"{route} never became what it should be; last: {page[:500]}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    shutil.copytree(FIXTURE / "practices", tmp_path / "practices")
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    for name, text in PAGES.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nrender_macros: true\n---\n{text}", encoding="utf-8")
    (tmp_path / "docs" / "assets").mkdir()
    shutil.copy(ROOT / "docs" / "assets" / "images" / "logo.svg", tmp_path / "docs" / "assets")
    settings = SETTINGS.replace("hooks.py]", "hooks.py, macros/engine/preview_hooks.py]")
    (tmp_path / "mkdocs.yml").write_text(f"{settings}watch: [practices]\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dirty", "-a", f"127.0.0.1:{port}"]
    log = (tmp_path / "log.txt").open("w")
    process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log, env={**os.environ})
    try:
        yield Preview(tmp_path, port)
    finally:
        process.kill()
        process.wait()
        log.close()


def test_a_preview_follows_every_change_and_survives_a_fault(preview: Preview) -> None:
    preview.until("practices/full/", lambda page: "A full practice" in page)
    record = preview.practices / "full.yml"
    good = record.read_text(encoding="utf-8")

    record.write_text(good.replace("A full practice", "An edited practice"), encoding="utf-8")
    preview.until("practices/full/", lambda page: "An edited practice" in page)

    record.write_text(good.replace("importance: essential", "importance: esential"), encoding="utf-8")
    page = preview.until("practices/full/", lambda page: "The records have problems" in page)
    assert "An edited practice" in page
    assert re.search(r"practices/full.yml:\d+: L001 importance must be one of the values", page)

    record.write_text(good, encoding="utf-8")
    new = good.replace("A full practice", "A new practice").replace("formerly: [full-once]\n", "")
    new = re.sub(r"builds_on: .*", "builds_on: [full]", new)
    new = re.sub(r"(?ms)^evidence:.*?(?=^builds_on:)", "", new)  # no sentence twice
    new = new.replace("Everything that a practice can hold", "All that it holds")
    for old, other in (
        ("The first paragraph", "Another beginning"),
        ("What to think about", "Consider here"),
        ("a point that leads", "one that leads on"),
        ("Each newcomer needs a room", "A room is needed by each"),
    ):
        new = new.replace(old, other)
    (preview.practices / "new.yml").write_text(new, encoding="utf-8")
    preview.until("practices/new/", lambda page: "A new practice" in page)
    preview.until("practices/full/", lambda page: "The records have problems" not in page and "A full practice" in page)

    (preview.practices / "new.yml").unlink()
    preview.until("practices/new/", lambda page: "A new practice" not in page)


def test_edited_code_restarts_the_preview(preview: Preview) -> None:
    preview.until("country/sk/", lambda page: "Cases from Slovakia" in page)
    for file, old, new in (
        ("pages/templates/country.html.j2", '{{ say("country.cases") }}</h2>', "All of the cases</h2>"),
        ("pages/page_list.py", 'words["description"].format(country=name)', '"True stories from there"'),
    ):
        path = preview.macros / file
        code = path.read_text(encoding="utf-8")
        assert old in code
        path.write_text(code.replace(old, new), encoding="utf-8")
        shown = new.strip('"')
        preview.until("country/sk/", lambda page, shown=shown: shown in page)
