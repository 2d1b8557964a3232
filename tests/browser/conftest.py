"""Two builds of a small site of made-up records, one served and one opened from its folder, and a browser for both."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from macros.exports.offline_copy import FOLDER, pack
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from tests.browser.scanning import Scan, routes_in
from tests.browser.tab import TabKind, WatchedTab, emptied
from tests.browser.watched import Reader
from tests.browser.ways import SERVED, Addresses, Eyes, Visit

ROOT = Path(__file__).parents[2]
WINDOW: ViewportSize = {"width": 1280, "height": 900}
RECORDS = ROOT / "tests/fixtures/site/practices"
SHARE = 16  # of all pairs of a hostile value and a part of something, one in sixteen is tried in a usual run


@pytest.fixture(scope="session")
def site_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the made-up records and everything else from the checkout."""
    root = tmp_path_factory.mktemp("root")
    for name in ("macros", "docs"):
        (root / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "mkdocs.offline.yml"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(RECORDS, root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
    return root


@pytest.fixture(scope="session")
def catalogue(site_root: Path) -> Catalogue:
    """The records of the site under test, for counting in Python what the browser counts."""
    return Loader(site_root).load()


@pytest.fixture(scope="session")
def served(site_root: Path) -> Path:
    """A build as it is put on a server."""
    return build(site_root, site_root.parent / f"{site_root.name}-served")


@pytest.fixture(scope="session")
def base(served: Path) -> Iterator[str]:
    """The address of the served site, with a slash at the end."""
    with address_of(served) as address:
        yield address


@pytest.fixture(scope="session")
def folder(site_root: Path) -> Path:
    """A build whose pages can be opened as files."""
    return build(site_root, site_root.parent / f"{site_root.name}-folder", "--config-file", "mkdocs.offline.yml")


@pytest.fixture(scope="session")
def tab_kind() -> TabKind:
    """Any error and any request to another host is wrong."""
    return TabKind(WINDOW, watched)


def watched(tab: Page) -> WatchedTab:
    """The tab, and the list of what goes wrong in it from now on."""
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if _foreign(request.url) else None)
    return tab, wrong


@pytest.fixture(scope="session")
def unpacked(folder: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy as a reader has it: packed, and unpacked again."""
    target = tmp_path_factory.mktemp("copy")
    pack(folder, target / "copy.zip", catalogue.last_reviewed)
    shutil.unpack_archive(target / "copy.zip", target)
    return target / FOLDER


@pytest.fixture(scope="session")
def scans() -> dict[Visit, Scan]:
    """All scans of this run, by their visit."""
    return {}


@pytest.fixture
def scanned(
    browser: Browser,
    base: str,
    unpacked: Path,
    catalogue: Catalogue,
    scans: dict[Visit, Scan],
    pytestconfig: pytest.Config,
) -> Callable[[Visit], Scan]:
    """Makes a visit to every kind of page and to every state, and says what axe-core found."""
    thorough = bool(pytestconfig.getoption("--statement"))

    def scan(visit: Visit) -> Scan:
        found, address = Scan(visit, thorough), Addresses(base if visit.place == SERVED else unpacked)
        scheme: Any = visit.scheme
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        eyes = Eyes(context.new_page())
        found.look_at_pages(eyes, address, routes_in(visit, catalogue))
        for state in found.states_to_see():
            emptied(eyes.page)
            found.look_at_state(eyes, address, state)
        context.close()
        scans[visit] = found
        return found

    return scan


@pytest.fixture
def reader(context: BrowserContext, base: str, figure: Any, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A watched reader; whatever went wrong is told at the end, all of it at once. Only a fuzz tries all there is."""
    share = SHARE if request.config.getoption("--fuzz") == 1 else 1
    reader = Reader(context.new_page(), base, share, turn=crc32(request.node.name.encode()))
    yield reader
    figure("hostile plans, links, addresses and stored values tried in Chromium", reader.tried)
    assert reader.tried > 10
    assert "\n".join(reader.wrong) == ""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the base class calls it
        pass


@contextmanager
def address_of(site: Path) -> Iterator[str]:
    """Serve a built site, and give its address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:"))


def build(root: Path, target: Path, *options: str, language: str = "") -> Path:
    """Build the site of a root into `target`, in English or in a language, and return it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ATLAS_LANGUAGE": language}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target
