"""Journeys with the keyboard alone: to the content, to a search result, through the menu, between the colours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A tab on a small telephone."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    """The text or the label of the element that has the focus."""
    return str(
        page.evaluate(
            "() => (document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"
        )
    )


@pytest.mark.parametrize("route", ["", "practices/visa-help/", "404.html"])
def test_the_first_key_leads_to_the_content(page: Page, base: str, route: str) -> None:
    """On every page the first stop is a visible link that jumps to the content, past the header."""
    page.goto(base + route)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    expect(page.locator(".pa-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_search_by_keys(page: Page, base: str, width: int) -> None:
    """F opens the search, what is typed is answered and announced, and arrows and Enter open the result."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base)
    page.keyboard.press("f")
    page.keyboard.type("kosice guest")
    expect(page.get_by_role("option").first).to_contain_text("Guest house")
    expect(page.locator("[aria-live=polite]")).to_have_text(re.compile(r"^\d+ suggestions?$"))
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Search the atlas"
    expect(page.get_by_role("option", selected=True)).to_contain_text("Guest house")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guest-house/**")


def test_escape_closes_the_search(page: Page, base: str) -> None:
    """Escape closes the search, and its results are out of reach again."""
    page.goto(base)
    page.keyboard.press("f")
    page.keyboard.type("visa")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate("document.querySelector('.md-search__output').inert")


def test_the_menu_on_a_narrow_screen(narrow: Page, base: str) -> None:
    """The closed menu has no stops; the button opens it and says so; Escape gives the focus back; a link leads on."""
    narrow.goto(base + "about/")
    menu = narrow.get_by_role("button", name="Menu", exact=True)
    assert narrow.evaluate("document.getElementById('pa-drawer').inert")
    menu.focus()
    narrow.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert focused(narrow) == "Close menu"
    assert narrow.evaluate("document.getElementById('content').inert")
    narrow.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert focused(narrow) == "Menu"
    narrow.keyboard.press(" ")
    while focused(narrow) != "Glossary":
        narrow.keyboard.press("Tab")
        assert narrow.evaluate("document.getElementById('pa-drawer').contains(document.activeElement)")
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/glossary/")


def test_search_on_a_narrow_screen(narrow: Page, base: str) -> None:
    """The button opens the search with the cursor in its field, and closing it leads back to the button."""
    narrow.goto(base)
    button = narrow.get_by_role("button", name="Search", exact=True)
    button.focus()
    narrow.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert focused(narrow) == "Search the atlas"
    narrow.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert focused(narrow) == "Search"


def test_the_keys_of_the_search_are_letters_in_a_field(narrow: Page, base: str) -> None:
    """Who types an F does not open the search."""
    narrow.goto(base + "practices/")
    words = narrow.get_by_label("Search practices")
    words.focus()
    narrow.keyboard.type("staff/s")
    expect(words).to_have_value("staff/s")
    expect(narrow.locator("#__search")).not_to_be_checked()


def test_colours_by_keys(page: Page, base: str) -> None:
    """One button changes the colours and back, keeps the focus, and the choice lasts to the next page."""
    page.goto(base)
    page.get_by_role("button", name="Switch to dark colours").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Switch to light colours")).to_be_focused()
    assert focused(page) == "Switch to light colours"
    page.goto(base + "about/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Switch to light colours").press(" ")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [1280, 320])
def test_every_stop_can_be_seen(browser: Browser, base: str, width: int) -> None:
    """Walking through a page with Tab, the focus is always on something that is shown, and never stuck."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(base + "practices/visa-help/")
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    context.close()
    assert len(stops) > 20
    assert [stop for stop in stops if not stop["shown"]] == []
    assert [stop for stop in stops if not stop["outlined"]] == []


STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {
    name: (element.getAttribute("aria-label") || element.innerText || element.outerHTML).slice(0, 40),
    shown: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}"""


@pytest.mark.parametrize("route", ["", "practices/", "practices/visa-help/", "glossary/"])
def test_targets_are_large_enough(narrow: Page, base: str, route: str) -> None:
    """Buttons and links that stand by themselves measure 24 px or more, or have that much space around them."""
    narrow.goto(base + route)
    small = narrow.evaluate(
        """() => [...document.querySelectorAll('button, header a, footer a, nav a, summary')].filter(element => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]')
            && (box.height < 24 || box.width < 24) && getComputedStyle(element).display !== 'inline';
        }).map(element => element.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_every_page_names_its_neighbours(folder: Path) -> None:
    """The links to the page before and after say where they lead."""
    links = [
        link.get_text(" ", strip=True)
        for page in folder.rglob("*.html")
        for link in BeautifulSoup(page.read_text("utf-8"), "html.parser").select(".pa-turn a")
    ]
    assert len(links) > 30
    assert [link for link in links if not re.fullmatch(r"(Previous|Next) (?!None$).+", link)] == []


def test_without_scripts_the_sections_stand_in_the_header(browser: Browser, base: str) -> None:
    """On a narrow screen without scripts there is no dead button; the links of all sections are there instead."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    expect(page.locator(".pa-menu")).to_be_hidden()
    expect(page.locator(".pa-search-button")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Sections").get_by_role("link", name="Practices")).to_be_visible()
    context.close()
