"""The offline copy, unpacked into a folder with a space and an accent, works in a real browser without the internet."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.edition import routes
from macros.edition.download_manifest import Download, write_manifest
from macros.engine.site_context import site_of
from macros.exports.offline_copy import FOLDER, MOST_BYTES, pack
from macros.publishing.internal_links import dead_links
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from scripts import build_offline
from tests.atlas import atlas_records

pytestmark = pytest.mark.build

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "copy.zip"
    assert build_offline.main(["--output", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def copy(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place") / "Příručka for räder"
    with ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    yield (cut_off := browser.new_context(offline=True))
    cut_off.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must neither complain nor ask another host for anything."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else complaints.append(r.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


def test_the_copy_is_small_and_has_its_start_page_on_top(packed: Path) -> None:
    with ZipFile(packed) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert packed.stat().st_size <= MOST_BYTES
    assert f"{FOLDER}/index.html" in names
    assert not [name for name in names if name.endswith((".map", "sitemap.xml", "404.html"))]


def test_the_copy_holds_nothing_for_search_engines_and_shared_links(copy: Path) -> None:
    """They reach no folder, and what is for them alone would be a twentieth of the copy."""
    page = (copy / "practices" / "welcome-centre" / "index.html").read_text("utf-8")
    assert "<title>" in page
    assert not [mark for mark in ("ld+json", "og:title", "application/atom+xml") if mark in page]
    assert not [name for name in ("card.png", "screenshot.png") if (copy / "assets" / "images" / name).exists()]


def test_the_copy_has_a_page_for_each_published_record(copy: Path) -> None:
    catalogue = atlas_records()
    for folder, records in (("practices", catalogue.published), ("cases", catalogue.published_cases)):
        assert not [id_ for id_ in records if not (copy / folder / id_ / "index.html").is_file()]


def test_each_address_in_the_copy_leads_to_a_file_of_the_copy(copy: Path) -> None:
    """Links, pictures, styles and scripts of every page: none is missing, and none is loaded from another host."""
    missing, loaded = set(), set()
    for path in copy.rglob("*.html"):
        for element, attribute, address, _ in html.document_fromstring(path.read_bytes()).iterlinks():
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if element.tag not in ("a", "link") or element.get("rel") in ("stylesheet", "preconnect", "icon"):
                    loaded.add((element.tag, attribute, address))
            elif parts.path and not (path.parent / unquote(parts.path)).is_file():
                missing.add((path.relative_to(copy).as_posix(), address))
    assert (sorted(missing)[:10], sorted(loaded)[:10]) == ([], [])


def test_the_search_finds_a_practice_and_leads_to_it(copy: Path, page: Page) -> None:
    page.goto((copy / "practices" / "index.html").as_uri())
    page.locator("#find-words").press_sequentially("welcome centre")
    first = page.locator("[data-find=list] h3 a").first
    expect(first).to_contain_text("Welcome centre")
    first.press("Enter")
    page.wait_for_url("**/practices/welcome-centre/index.html*")


def test_a_reader_goes_from_home_to_a_practice_to_a_case_and_back(copy: Path, page: Page) -> None:
    page.goto((copy / "practices" / "welcome-centre" / "index.html").as_uri())
    heading = page.locator("h1").inner_text()
    page.locator('article a[href*="cases/"][href$="/index.html"]:not([href$="cases/index.html"])').first.click()
    page.wait_for_url("**/cases/*/index.html")
    page.locator('article a[href*="practices/welcome-centre/"]').first.click()
    page.wait_for_url("**/practices/welcome-centre/index.html*")
    assert page.locator("h1").inner_text() == heading


def test_the_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    """Neither the time of the files nor the order in which they were made leaves a trace."""
    packed = []
    for place, names in (("one", ["b.txt", "a/c.txt", "x.map"]), ("two", ["a/c.txt", "x.map", "b.txt"])):
        for name in names:
            (tmp_path / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place / name).write_text(name, "utf-8")
        target = tmp_path / f"{place}.zip"
        assert pack(tmp_path / place, target, date(2026, 11, 23)) == 2
        packed.append(target.read_bytes())
    assert packed[0] == packed[1]
    with ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == [f"{FOLDER}/a/c.txt", f"{FOLDER}/b.txt"]


def test_no_link_of_the_copy_leads_to_what_was_left_out(copy: Path) -> None:
    assert list(dead_links(copy)) == []


def test_the_copy_offers_no_books(tmp_path: Path) -> None:
    made = (routes.HANDBOOK_PDF, routes.practice_pdf("welcome-centre"), routes.OFFLINE_ZIP)
    for route in made:
        (tmp_path / "build" / route).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "build" / route).write_text(route, "utf-8")
    write_manifest(tmp_path / "build" / "downloads", {route: Download(1) for route in made})
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)

    def offered(*, offline: bool) -> set[str]:
        site = site_of(tmp_path, Loader(SOUND).load(), date(2026, 11, 23), directory_urls=False, offline=offline)
        return set(site.downloads)

    assert (offered(offline=False), offered(offline=True)) == (set(made), set())


def test_a_folder_is_not_a_target(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_offline.main(["--output", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"offline: --output must be a file; got the folder '{tmp_path}'\n"
