"""After any button of any page and tool the focus is on something, so that keys lead on from where the reader was."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from macros.records.catalogue import Catalogue
from tests.browser.kinds import routes
from tests.browser.states import STATES, State
from tests.browser.ways import WIDE

# One button of each kind: what tells it from others are its names in data, or else its words.
BUTTONS = """() => {
  const kinds = new Map();
  for (const button of document.querySelectorAll('button:not(:disabled)')) {
    const names = [...button.attributes].filter(({ name, value }) => /^data-/.test(name) && value.length < 30);
    const kind = names.map(({ name, value }) => `${name}=${value}`).join() || button.textContent.trim();
    if (button.checkVisibility({ visibilityProperty: true }) && !kinds.has(kind)) kinds.set(kind, button);
  }
  return kinds;
}"""
KINDS = f"() => [...({BUTTONS})().keys()]"
FOCUS = f"""(kind) => {{
  window.hasStayed = true;
  ({BUTTONS})().get(kind).focus();
  return document.activeElement !== document.body;
}}"""
# Once the page has drawn what the button did: a focus that was taken away falls only then.
FALLEN = """() => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
  tell(window.hasStayed === true && document.activeElement === document.body)))))"""
IN_USE = [state for state in STATES if WIDE in state.sizes]


class Place(NamedTuple):
    """A page before a button is pressed: how to come there, for a reader who has never been here before."""

    address: str
    prepare: Callable[[Page], None]

    def come(self, page: Page) -> None:
        page.goto(self.address)
        if page.evaluate("localStorage.length + sessionStorage.length"):
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.goto("about:blank")
            page.goto(self.address)
        self.prepare(page)


@pytest.fixture
def keys(browser: Browser) -> Iterator[Page]:
    """A tab in which every question is answered with yes and nothing is printed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script("window.print = () => undefined;")
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    context.close()


def dropping(page: Page, place: Place) -> list[str]:
    """The kinds of buttons of a place that drop the focus; we come anew once one has changed the buttons."""
    place.come(page)
    kinds: list[str] = page.evaluate(KINDS)
    found = []
    for kind in kinds:
        if page.evaluate(KINDS) != kinds:
            place.come(page)
        if not page.evaluate(FOCUS, kind):
            continue
        page.keyboard.press("Enter")
        if page.evaluate(FALLEN):
            found.append(kind)
    return found


def test_no_button_of_any_kind_of_page_drops_the_focus(keys: Page, base: str, catalogue: Catalogue) -> None:
    found = {route: dropping(keys, Place(base + route, lambda _: None)) for route in routes(catalogue)}
    assert {route: kinds for route, kinds in found.items() if kinds} == {}


@pytest.mark.parametrize("state", IN_USE, ids=lambda state: state.name)
def test_no_button_of_a_page_in_use_drops_the_focus(keys: Page, base: str, state: State) -> None:
    assert dropping(keys, Place(base + state.route, state.prepare)) == []
