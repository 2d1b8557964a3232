"""Colours of the system, more contrast and less motion at once: the focus and the map are seen, and nothing moves."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.records.catalogue import Catalogue
from tests.browser.kinds import routes
from tests.browser.states import STATES, State
from tests.browser.test_preferences import MOVES
from tests.browser.ways import WIDE

# Each stop is asked at once, without a key for each: after a key the browser shows the focus that a script gives, too.
UNSEEN = """() => {
  const stops = document.querySelectorAll('a[href], button:not(:disabled), input, select, textarea, summary');
  return [...stops].filter((stop) => {
    if (!stop.checkVisibility({ visibilityProperty: true }) || stop.closest('[inert]')) return false;
    stop.focus({ preventScroll: true });
    if (document.activeElement !== stop) return false;
    const tile = stop.querySelector('rect'); // of a map, whose line is the mark
    if (tile && parseFloat(getComputedStyle(tile).strokeWidth) > 6) return false;
    const marked = [stop, stop.nextElementSibling, stop.closest('label')].filter(Boolean);
    return !marked.some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    });
  }).map((stop) => stop.outerHTML.slice(0, 90));
}"""
# The colours of a tile of the map and of the words on it.
TILE = "tile => [...tile.querySelectorAll('rect, text')].map(part => getComputedStyle(part).fill)"
IN_USE = [state for state in STATES if WIDE in state.sizes]


@pytest.fixture
def set_up(browser: Browser) -> Iterator[Page]:
    """A tab of a reader with all three settings, in which any error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, wrong = context.new_page(), []
    page.emulate_media(forced_colors="active", contrast="more", reduced_motion="reduce")
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def lacking(page: Page) -> list[str]:
    """The stops of a page whose focus nobody sees, and what of it may move."""
    page.keyboard.press("Tab")
    return [*page.evaluate(UNSEEN), *page.evaluate(MOVES)]


def test_the_focus_is_seen_and_nothing_moves_on_any_kind_of_page(set_up: Page, base: str, catalogue: Catalogue) -> None:
    found = {}
    for route in routes(catalogue):
        set_up.goto(base + route)
        found[route] = lacking(set_up)
    assert {route: lacks for route, lacks in found.items() if lacks} == {}


@pytest.mark.parametrize("state", IN_USE, ids=lambda state: state.name)
def test_the_focus_is_seen_and_nothing_moves_on_a_page_in_use(set_up: Page, base: str, state: State) -> None:
    set_up.goto(base + state.route)
    state.prepare(set_up)
    assert lacking(set_up) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_the_map_stand_out_from_its_tiles(set_up: Page, base: str, scheme: Any) -> None:
    set_up.emulate_media(forced_colors="active", color_scheme=scheme)
    set_up.goto(base + "cases/?view=map")
    tile, *words = set_up.locator("[data-tile]").first.evaluate(TILE)
    assert {tile, *words} == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    assert tile not in words
