"""What axe-core finds on a page, and all findings of a run put together for the statement."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from macros.edition.accessibility_results import Violation
from macros.records.catalogue import Catalogue
from tests.browser.kinds import NOT_FOUND, routes
from tests.browser.states import STATES, State
from tests.browser.ways import SERVED, Addresses, Eyes, Size, Visit

# Every rule that axe-core runs by itself, and on screens the size of targets, for which WCAG 2.2 AA asks. Paper is not
# scrolled: there a page without links would be a region that no key reaches. What axe-core would load beforehand serves
# two rules, of which one is off and one is about sound, which no page has.
RUN = """isScreen => axe.run(document, {
  preload: false,
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: isScreen }, 'scrollable-region-focusable': { enabled: isScreen } },
}).then(({ violations }) => violations)"""
# axe-core works out a colour anew wherever it meets it, a third of its time: the same words are the same colour.
REMEMBER_COLOURS = """() => {
  const { prototype } = axe.commons.color.Color;
  const { parseString } = prototype;
  const known = new Map();
  prototype.parseString = function (words) {
    if (!known.has(words)) {
      const { r, g, b, alpha } = parseString.call(this, words);
      known.set(words, { r, g, b, alpha });
    }
    return Object.assign(this, known.get(words));
  };
}"""
# A page may take a moment to settle in its new size; what is still too wide after a second stays so.
SIDEWAYS = """async () => {
  const isTooWide = () => document.documentElement.scrollWidth > innerWidth;
  for (let wait = 0; wait < 20 && isTooWide(); wait += 1) await new Promise(done => setTimeout(done, 50));
  return isTooWide();
}"""


def routes_in(visit: Visit, catalogue: Catalogue) -> Sequence[str]:
    """The kinds of pages that there are in a place: the offline copy has none for wrong addresses."""
    return [route for route in routes(catalogue) if visit.place == SERVED or route != NOT_FOUND]


def names_of(states: Sequence[State] = STATES) -> Sequence[str]:
    """Pages in use, as the statement names them."""
    return [state.name for state in states]


class Scan:
    """What one visit looked at so far: the names of pages and states, the faults, and what scrolls sideways.

    A `thorough` scan looks at everything in all sizes of the visit, any other at its usual share.
    """

    def __init__(self, visit: Visit, thorough: bool) -> None:
        self.visit = visit
        self.thorough = thorough
        self.pages: list[str] = []
        self.states: list[str] = []
        self.looks = 0
        self.faults: list[Violation] = []
        self.sideways: list[str] = []

    def states_to_see(self) -> Sequence[State]:
        """The pages in use that belong to this scan."""
        return STATES if self.thorough else self.visit.usual.states.of(STATES)

    def look_at_pages(self, eyes: Eyes, address: Addresses, routes: Sequence[str]) -> None:
        """Look at pages as they are when they have just been opened."""
        for route in routes if self.thorough else self.visit.usual.pages.of(routes):
            sizes = self._sizes(len(self.pages))
            eyes.look(sizes[0])
            eyes.page.goto(address(route))
            self._look(eyes, route, sizes)
            self.pages.append(route)

    def look_at_state(self, eyes: Eyes, address: Addresses, state: State) -> None:
        """Look at a page in use, in those sizes of the visit in which it can be so."""
        sizes = [size for size in self._sizes(len(self.states)) if size in state.sizes] or state.sizes[-1:]
        eyes.look(sizes[0])
        eyes.page.goto(address(state.route))
        state.prepare(eyes.page)
        self._look(eyes, state.name, sizes)
        self.states.append(state.name)

    def _sizes(self, number: int) -> Sequence[Size]:
        return self.visit.sizes if self.thorough else [self.visit.size_in_turn(number)]

    def _look(self, eyes: Eyes, name: str, sizes: Sequence[Size]) -> None:
        eyes.page.evaluate(Axe().axe_script)
        eyes.page.evaluate(REMEMBER_COLOURS)
        for size in sizes:
            eyes.look(size)
            eyes.page.evaluate("scrollTo(0, 0)")  # what happens to lie half under the header is no small target
            self.looks += 1
            is_screen = size.media == "screen"
            self.faults += _faults(f"{name} ({self.visit.way(size)})", eyes.page.evaluate(RUN, is_screen))
            if is_screen and eyes.page.evaluate(SIDEWAYS):
                self.sideways.append(f"{name} ({self.visit.way(size)})")


def _faults(where: str, violations: Sequence[Mapping[str, Any]]) -> Iterator[Violation]:
    """The faults on one page, each with the first element concerned."""
    for violation in violations:
        first = violation["nodes"][0]
        yield Violation(violation["id"], f"{violation['help']}: {first['html'][:120]}", where)


def tools(browser: Browser) -> Sequence[str]:
    """The tools with their versions, as the statement names them."""
    page = browser.new_page()
    page.evaluate(Axe().axe_script)
    engine = page.evaluate("axe.version")
    page.close()
    return [f"axe-core {engine}", f"Playwright {version('playwright')}", f"Chromium {browser.version}"]


def told(fault: Violation) -> str:
    """A fault on one line."""
    return f"{fault.page}: {fault.rule}: {fault.help}"
