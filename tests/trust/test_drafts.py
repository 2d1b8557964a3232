"""Drafts are shown in previews with a band that says so, and nothing of them is in what is published."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.edition import routes
from macros.edition.draft_words import draft_words
from macros.records.visibility import DraftsSettingError, shows_drafts

from .conftest import make_root

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
WHOLE, BARE, CASE = "alumni-map", "bare-idea", "bare-example"
# As little as a draft may say.
BARE_PRACTICE = """
title: Quokka breakfast
summary: A bare idea of a quokka.
status: draft
reviewed: 2026-06-01
categories: [networking]
stages: [after-leaving]
goals: [visibility]
target_groups: [researchers]
schedule: continuous
importance: essential
description: Nothing but quokka.
builds_on: [alumni-map]
"""
BARE_CASE = """
title: Quokka in Tartu
summary: An example of a quokka.
status: draft
reviewed: 2026-06-01
institution: Quokka University
kind: university
country: NA
practices: [bare-idea, visa-help]
story: It is a quokka.
sources:
  - title: About the quokka
    url: https://example.org/quokka
    accessed: 2026-06-01
"""
NAMES = (WHOLE.encode(), b"bare-idea", b"bare-example", b"uokka", b"Map of former colleagues")


@pytest.mark.parametrize(
    ("command", "setting", "shown"),
    [
        ("serve", None, True),
        ("serve", "", True),
        ("serve", "0", False),
        ("serve", "1", True),
        ("build", None, False),
        ("build", "0", False),
        ("build", "1", True),
        ("gh-deploy", None, False),
        ("gh-deploy", "1", False),
    ],
)
def test_a_preview_shows_drafts_and_what_is_published_does_not(command: str, setting: str | None, shown: bool) -> None:
    assert shows_drafts(command, setting) is shown


def test_any_other_setting_is_refused_with_a_sentence() -> None:
    with pytest.raises(DraftsSettingError, match="DRAFTS must be 0 or 1; got 'yes'"):
        shows_drafts("serve", "yes")


def build(root: Path, drafts: str) -> Path:
    """The whole site of a root with its downloads."""
    command = [sys.executable, str(ROOT / "scripts/build_site.py"), "--root", str(root)]
    environment = {**ENVIRONMENT, "DRAFTS": drafts}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ("not to be published" in done.stdout) == (drafts == "1")
    return root / "site"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_root(tmp_path_factory.mktemp("drafts") / "root")
    (made / "practices" / f"{BARE}.yml").write_text(BARE_PRACTICE.lstrip(), "utf-8")
    (made / "practices/cases" / f"{CASE}.yml").write_text(BARE_CASE.lstrip(), "utf-8")
    settings = (made / "mkdocs.yml").read_text("utf-8")
    (made / "mkdocs.yml").write_text(settings.replace("site_url:", "site_url: https://atlas.example/"), "utf-8")
    return made


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file, and of every file in archives and office files."""
    for path in site.rglob("*"):
        if path.is_file():
            name, content = path.relative_to(site).as_posix(), path.read_bytes()
            yield name, _words_of(path) if path.suffix == ".pdf" else content
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(BytesIO(content)) as archive:
                    yield from ((f"{name}!{part}", archive.read(part)) for part in archive.namelist())


def _words_of(pdf: Path) -> bytes:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout


def holding(site: Path) -> set[str]:
    """The files that name a draft, or are named by one."""
    return {name for name, content in files(site) if any(mark in content or mark in name.encode() for mark in NAMES)}


@pytest.mark.build
@pytest.mark.pdf
def test_nothing_of_a_draft_is_published_and_all_of_it_is_in_a_preview(root: Path) -> None:
    """The published site is built after the preview, so downloads that were made with drafts must not stay in it."""
    site = build(root, "1")
    found = holding(site)
    expected = {
        *(f"practices/{id_}/index.html" for id_ in (WHOLE, BARE)),
        *(f"downloads/practices/{id_}.pdf" for id_ in (WHOLE, BARE)),
        f"cases/{CASE}/index.html",
        "practices/index.html",
        "cases/index.html",
        "sitemap.xml",
        "data/practices.json",
        "data/cases.csv",
        "downloads/practice-atlas.pdf",
    }
    assert expected - found == set()
    assert any("search" in name for name in found)
    boards = [routes.board(id_) for id_ in (BARE, WHOLE)]
    for route in (f"practices/{BARE}", f"practices/{WHOLE}", f"cases/{CASE}", *boards):
        page = BeautifulSoup((site / route / "index.html").read_text("utf-8"), "html.parser")
        assert [band.get_text() for band in page.select("p.pa-draft")] == [draft_words()["band"]]
    cards = BeautifulSoup((site / "practices/index.html").read_text("utf-8"), "html.parser")
    assert {card["data-id"] for card in cards.select(".pa-card:has(strong.pa-draft)")} == {WHOLE, BARE}

    assert holding(build(root, "0")) == set()
