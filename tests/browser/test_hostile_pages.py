"""Hostile records as pages in Chromium: none of them runs, on no page that shows them, not even in the search."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import ROOT, Quiet, build
from tests.trust.hostile import MARK, empty_root, poison

# Every name by which a payload could be called, and every way in which the page could be made to ask or to speak.
WATCH = """
window.ran = [];
for (const name of ['pa0', 'alert', 'confirm', 'prompt']) window[name] = (...all) => { window.ran.push(name); };
addEventListener('securitypolicyviolation', event => window.ran.push('policy: ' + event.violatedDirective));
"""


@pytest.fixture(scope="module")
def hostile_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with every hostile record that the checker lets pass, beside the records that written pages name."""
    root = empty_root(tmp_path_factory.mktemp("hostile-site") / "root")
    list(poison(root))
    shutil.copytree(ROOT / "tests/fixtures/site/practices", root / "practices", dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def hostile_base(hostile_root: Path) -> Iterator[str]:
    """The address of the served site of hostile records."""
    handler = partial(Quiet, directory=str(build(hostile_root, hostile_root.parent / f"{hostile_root.name}-served")))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_no_hostile_record_runs(context: BrowserContext, hostile_root: Path, hostile_base: str, figure: Any) -> None:
    """On their own pages, in lists and in tools, nothing runs, nothing is refused, and no other host is asked."""
    context.add_init_script(WATCH)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    records = sorted(path.stem for path in (hostile_root / "practices").glob("hostile-*.yml"))
    routes = [f"{folder}/{name}/" for name in records for folder in ("practices", "cases")]
    routes += ["", "practices/", "cases/", "category/language/", "country/sk/", "plan/", "compare/", "contribute/"]
    for route in routes:
        page.goto(hostile_base + route)
        assert page.evaluate("window.ran") == [], route
    figure("hostile pages opened in Chromium", len(routes))
    assert len(records) > 20
    assert [url for url in asked if not url.startswith((hostile_base, "data:", "blob:"))] == []


def test_no_hostile_record_runs_in_the_search(context: BrowserContext, hostile_base: str) -> None:
    """Hostile titles and names in what the search offers stay text."""
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(hostile_base)
    page.keyboard.press("f")
    page.keyboard.type(MARK)
    expect(page.locator("#pa-search .pa-option").first).to_be_visible()
    assert page.evaluate("window.ran") == []
    assert page.locator("#pa-search .pa-suggested").locator("img, script, [onload], [onmouseover]").count() == 0
