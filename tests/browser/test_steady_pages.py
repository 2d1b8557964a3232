"""What readers see stays in its place while scripts fill a page in, on a telephone and on a large screen."""

import time

import pytest
from playwright.sync_api import Browser, Route

from macros.records.catalogue import Catalogue

from .kinds import generated

# Layout shifts, as browsers report them, and what moved.
WATCH = """
window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(shift => [
    shift.value, shift.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 80)),
]))).observe({ type: "layout-shift", buffered: true });
"""
# Once all scripts have run and what they drew has been painted.
SEEN = """() => new Promise(seen => setTimeout(
    () => requestAnimationFrame(() => setTimeout(() => seen(shifts), 50)), 50))"""
TOOLS = ["", "practices/", "cases/", "compare/", "plan/", "check/", "contribute/practice/"]
# A tenth of what counts as good on the web, which is 0.1 of the screen and its height.
LIMIT = 0.01


def late(route: Route) -> None:
    """Hand over a script only after the page has been painted without it."""
    time.sleep(0.15)
    route.continue_()


@pytest.mark.parametrize(("width", "height"), [(412, 823), (1440, 900)], ids=["telephone", "screen"])
def test_scripts_move_nothing_that_stands(
    browser: Browser, base: str, catalogue: Catalogue, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(WATCH)
    page.route("**/*.js", late)
    moved = {}
    for address in (*TOOLS, *generated(catalogue).values()):
        found = page.goto(base + address)
        assert found
        assert found.ok
        shifts = page.evaluate(SEEN)
        if sum(value for value, _ in shifts) > LIMIT:
            moved[address] = shifts
    page.close()
    assert not moved
