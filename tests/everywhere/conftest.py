"""The site of the browser tests, watched, in each engine: served, and as the offline copy in a folder."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.browser import found
from tests.browser.conftest import Quiet, base, catalogue, context, folder, page, served, site_root, unpacked
from tests.browser.ways import FOLDER, SERVED, Addresses
from tests.everywhere.engines import ENGINES
from tests.everywhere.watched_copies import watched
from tests.everywhere.windows import Window

__all__ = ["base", "catalogue", "context", "folder", "page", "served", "site_root", "unpacked"]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One Playwright for all engines that it drives."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of behaviour."""
    yield (chromium := playwright.chromium.launch(executable_path=found(), args=["--no-sandbox"]))
    chromium.close()


@pytest.fixture(scope="session")
def watched_base(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the watched site, with a slash at the end."""
    copy = watched(served, tmp_path_factory.mktemp("watched") / "site")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copy))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def watched_folder(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The watched offline copy."""
    return watched(unpacked, tmp_path_factory.mktemp("watched") / "folder")


@pytest.fixture(params=[SERVED, FOLDER], ids=["served", "folder"])
def address(request: pytest.FixtureRequest) -> Addresses:
    """The addresses of routes, in one place after the other."""
    return Addresses(request.getfixturevalue("watched_base" if request.param == SERVED else "watched_folder"))


@pytest.fixture
def window(request: pytest.FixtureRequest, playwright: Playwright, tmp_path: Path) -> Iterator[Window]:
    """A reader with a browser of the engine that the test names; whatever a page complains of fails the test."""
    with ENGINES[request.param](playwright, tmp_path) as window:
        yield window
        window.note()
    assert window.wrong == []
