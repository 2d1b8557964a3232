"""What readers have set in their system counts: less motion, and colours of their own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from macros.records.catalogue import Catalogue
from tests.browser.kinds import generated, routes
from tests.browser.states import STATES

Open = Callable[..., Page]

MOVES = """() => [...document.querySelectorAll('*')].flatMap(element => ['', '::before', '::after'].map(part => {
  const style = getComputedStyle(element, part || null);
  const longest = text => Math.max(...text.split(',').map(parseFloat));
  const moves = longest(style.transitionDuration) > .01 || longest(style.animationDuration) > .01
    || style.scrollBehavior === 'smooth';
  return moves ? element.outerHTML.slice(0, 80) + part : '';
})).filter(Boolean).slice(0, 3)"""

# What is drawn with colours: each must keep its own, for the system would paint all of them alike.
DRAWN = {".pa-scale": "", ".pa-square": "", ".pa-timeline .pa-span > :not(.pa-span__label)": "", ".pa-dot": "::before"}
PAINTED_OVER = """([selector, part]) => [...document.querySelectorAll(selector)].filter(element =>
  element.checkVisibility() && getComputedStyle(element, part || null).forcedColorAdjust !== 'none').length"""
SHOWN = "selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).length"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a page for a reader with some settings."""
    contexts = []

    def open_page(**preferences: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **preferences))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def test_nothing_moves_where_less_motion_is_wanted(opened: Open, base: str, catalogue: Catalogue) -> None:
    """On no kind of page anything glides, fades or scrolls by itself; without the wish, some things do."""
    page, still, moving = opened(reduced_motion="reduce"), {}, opened(reduced_motion="no-preference")
    for route in routes(catalogue):
        page.goto(base + route)
        if found := page.evaluate(MOVES):
            still[route] = found
    assert still == {}
    moving.goto(base)
    assert moving.evaluate(MOVES) != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_more_where_more_contrast_is_wanted(
    opened: Open, base: str, catalogue: Catalogue, scheme: str
) -> None:
    """Seven to one on every kind of page that records make, as WCAG 1.4.6 asks."""
    page, found = opened(contrast="more", color_scheme=scheme, reduced_motion="reduce"), {}
    for route in generated(catalogue).values():
        page.goto(base + route)
        faults = Axe().run(page, options={"runOnly": ["color-contrast-enhanced"]}).response["violations"]
        found[route] = [node["html"][:90] for fault in faults for node in fault["nodes"]]
    assert {route: faint for route, faint in found.items() if faint} == {}


def test_drawings_keep_their_colours_among_those_of_the_system(opened: Open, base: str) -> None:
    """Scales, squares, bars and dots can still be read where the system chooses all colours."""
    seen, wrong = dict.fromkeys(DRAWN, 0), []
    for state in STATES:
        if state.name in ("a plan with entries", "a self-check with its result", "three practices compared"):
            page = opened(forced_colors="active")
            page.goto(base + state.route)
            state.prepare(page)
            _note_drawn(page, seen, wrong, state.name)
    page = opened(forced_colors="active")
    for route in ("practices/", "practices/visa-help/", "scales/", "journey/"):
        page.goto(base + route)
        _note_drawn(page, seen, wrong, route)
    assert wrong == []
    assert [selector for selector, count in seen.items() if not count] == []


def _note_drawn(page: Page, seen: dict[str, int], wrong: list[str], name: str) -> None:
    for selector, part in DRAWN.items():
        seen[selector] += page.evaluate(SHOWN, selector)
        if page.evaluate(PAINTED_OVER, [selector, part]):
            wrong.append(f"{name}: {selector}")


def test_place_and_focus_are_seen_among_the_colours_of_the_system(opened: Open, base: str) -> None:
    """The section that one reads, cards and the focus are marked with lines, which need no colour of ours."""
    page = opened(forced_colors="active")
    page.goto(base + "practices/")
    style = "(element, name) => getComputedStyle(element)[name]"
    tabs = page.locator(".pa-tabs .md-tabs__item .md-tabs__link")
    lines = {tab.evaluate(style, "borderBottomColor") for tab in tabs.all()}
    assert len(lines) == 2
    assert page.locator(".pa-card").first.evaluate(style, "borderTopStyle") == "solid"
    page.locator(".pa-card a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_what_is_chosen_is_seen_among_the_colours_of_the_system(opened: Open, base: str) -> None:
    """The view and each level that are chosen lie on the ground that the system has for what is selected."""
    page = opened(forced_colors="active")
    page.goto(base + "practices/?setup-cost=2")
    selected = page.evaluate("""() => {
      document.body.style = 'forced-color-adjust: none; background: SelectedItem';
      return getComputedStyle(document.body).backgroundColor;
    }""")
    ground = "parts => parts.map(part => getComputedStyle(part).backgroundColor)"
    for chosen, other in (
        (".pa-view :checked + span", ".pa-view :not(:checked) + span"),
        (".pa-steps-of .pa-on > span:not(.pa-n)", ".pa-steps-of label:not(.pa-on) > span:not(.pa-n)"),
    ):
        assert set(page.locator(chosen).evaluate_all(ground)) == {selected}
        assert selected not in page.locator(other).evaluate_all(ground)
