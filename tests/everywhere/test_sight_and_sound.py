"""What is shown and said: nothing hidden, nothing cut off with wide spacing, and no status that repeats itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.records.catalogue import Catalogue
from tests.browser.kinds import routes
from tests.browser.states import STATES, State, plan
from tests.browser.ways import NARROW

HIDDEN = """() => [...document.querySelectorAll('[hidden]')].filter((element) =>
  element.hidden !== 'until-found' && element.checkVisibility()).map((element) => element.outerHTML.slice(0, 90))"""
# What WCAG 1.4.12 asks for; a policy of a page refuses styles in elements, and not such sheets.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
TOO_WIDE = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
# Keeps each text that a status region is given, also the same one again.
LISTEN = """() => {
  window.said = [];
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
      (target.closest ? target : target.parentElement)?.closest('[role=status], [aria-live=polite]')));
    for (const region of [...regions].filter(Boolean)) said.push(`${region.id}: ${region.textContent.trim()}`);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
TYPED = {"plan/": "[data-plan-name]", "contribute/case/": "#f-title", "contribute/practice/": "#f-summary"}


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A tab of 320 pixels: a window of 1280 at 400 % zoom."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_wide_spacing_makes_no_kind_of_page_wider_than_a_small_window(
    narrow: Page, base: str, catalogue: Catalogue
) -> None:
    found = {}
    for route in routes(catalogue):
        narrow.goto(base + route)
        narrow.evaluate(SPACED)
        found[route] = narrow.evaluate(TOO_WIDE)
    assert {route: pixels for route, pixels in found.items() if pixels} == {}


@pytest.mark.parametrize("state", [state for state in STATES if NARROW in state.sizes], ids=lambda state: state.name)
def test_wide_spacing_and_what_is_hidden_on_a_page_in_use(narrow: Page, base: str, state: State) -> None:
    narrow.goto(base + state.route)
    state.prepare(narrow)
    hidden = narrow.evaluate(HIDDEN)
    narrow.evaluate(SPACED)
    assert (narrow.evaluate(TOO_WIDE), hidden) == (0, [])


@pytest.mark.parametrize(("route", "field"), TYPED.items())
def test_a_status_speaks_only_when_something_changed(page: Page, base: str, route: str, field: str) -> None:
    page.goto(base + route)
    if route == "plan/":
        plan(page)
    page.locator(field).press_sequentially("Coffee", delay=250)
    page.wait_for_timeout(600)
    page.evaluate(LISTEN)
    page.locator(field).press_sequentially(" at four o'clock", delay=250)
    page.wait_for_timeout(800)
    said = page.evaluate("said")
    assert [text for text in said if said.count(text) > 1] == []
