"""Where the focus is after each key: in sight, and never under a bar."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.records.catalogue import Catalogue
from tests.browser.kinds import generated
from tests.browser.states import STATES, State
from tests.browser.ways import NARROW, WIDE

MOST = 160  # stops on one page
# What a stop lacks: a part of it in the window that nothing covers, and an outline.
LOOK = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const free = [...element.getClientRects()].some(({ x, y, width, height }) =>
    [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([across, down]) => {
      const found = document.elementFromPoint(x + width * across, y + height * down);
      const label = found?.closest('label')?.control;
      return found && (element.contains(found) || found.contains(element) || label === element);
    }));
  const name = (element.getAttribute('aria-label') || element.textContent).trim() || element.name;
  return { name: `${element.localName} ${name.slice(0, 40)}`, free };
}"""
SCROLLING = [state for state in STATES if WIDE in state.sizes and NARROW in state.sizes]
Open = Callable[[int], Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """A tab of a new reader, in a window of some width."""
    contexts = []

    def open_page(width: int) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 700}, reduced_motion="reduce"))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def covered(page: Page) -> list[str]:
    """The stops of a page that nobody sees, from its first to its last, and back: the way up leads below the header."""
    page.evaluate("() => scrollTo(0, 0)")
    there = list(walk(page, "Tab"))
    back = list(walk(page, "Shift+Tab", len(there)))
    return [stop["name"] for stop in (*there, *back) if not stop["free"]]


def walk(page: Page, key: str, most: int = MOST) -> Iterator[Any]:
    """What has the focus after each press of a key, until nothing has."""
    for _ in range(most):
        page.keyboard.press(key)
        if not (stop := page.evaluate(LOOK)):
            return
        yield stop


@pytest.mark.parametrize("width", [1280, 320])
def test_the_focus_is_never_covered_on_any_kind_of_page(
    opened: Open, base: str, catalogue: Catalogue, width: int
) -> None:
    page, found = opened(width), {}
    for route in generated(catalogue).values():
        page.goto(base + route)
        found[route] = covered(page)
    assert {route: stops for route, stops in found.items() if stops} == {}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("state", SCROLLING, ids=lambda state: state.name)
def test_the_focus_is_never_covered_on_a_page_in_use(opened: Open, base: str, state: State, width: int) -> None:
    page = opened(width)
    page.goto(base + state.route)
    state.prepare(page)
    assert covered(page) == []
