"""A tab that several tests use one after the other, each as a reader who has never been here before."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

WatchedTab = tuple[Page, list[str]]
"""A tab, and what has gone wrong in it."""


class TabKind(NamedTuple):
    """The tabs of some tests: their window, what counts as wrong in them, and other settings of their context."""

    window: ViewportSize
    watched: Callable[[Page], WatchedTab]
    settings: Mapping[str, Any] = MappingProxyType({})

    def context(self, browser: Browser) -> BrowserContext:
        """A reader who has never been here before."""
        return browser.new_context(viewport=self.window, **self.settings)


def tab_in_turn(context: BrowserContext, kind: TabKind) -> WatchedTab:
    """A tab that many tests may take: what could not be taken back after one of them, it refuses to do."""
    tab, wrong = kind.watched(context.new_page())
    tab.on = tab.add_init_script = _only_alone
    return tab, wrong


def tab_for(request: pytest.FixtureRequest, kind: TabKind) -> WatchedTab:
    """The tab of one test. A test that asks for its `context` too is alone in it.

    All others of a module take its `shared_tab` in turn, emptied of what the test before left, since a new reader costs
    the processor three times as much as a page.
    """
    if "context" in request.fixturenames:
        return kind.watched(request.getfixturevalue("context").new_page())
    tab, wrong = request.getfixturevalue("shared_tab")
    emptied(tab)
    tab.set_viewport_size(kind.window)
    tab.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null", contrast="null")
    wrong.clear()
    return tab, wrong


def emptied(tab: Page) -> None:
    """Take back what a reader did in a tab: no page and no other tab is open, nothing is stored, no page lies behind.

    Window and media are as they were.
    """
    for other in tab.context.pages:
        if other != tab:
            other.close()
    tab.unroute_all()
    tab.goto("about:blank")  # a page that is left may store something
    session = tab.context.new_cdp_session(tab)
    been_at = [urlsplit(entry["url"]) for entry in session.send("Page.getNavigationHistory")["entries"]]
    for origin in {f"{address.scheme}://{address.netloc}" for address in been_at if address.scheme != "about"}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Page.resetNavigationHistory")
    session.detach()
    tab.mouse.move(-1, -1)


def _only_alone(*_: object) -> None:
    pytest.fail("the next test would meet this too: ask for `context`, by @pytest.mark.usefixtures", pytrace=False)
