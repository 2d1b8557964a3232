"""On a telephone: everything of a finder is as high as a thumb needs, and each entry of the menu leads to its page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

THUMB = 44  # px, as WCAG 2.5.5 asks
# What a thumb can hit in the frame of a finder: not the cards, whose links stand in their text.
TOO_LOW = """(needed) => {
  const targets = '.pa-finder :is(button, summary, select, label, input, .pa-filter)';
  for (const fold of document.querySelectorAll('.pa-finder details')) fold.open = true;
  const shown = [...document.querySelectorAll(targets)]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('.pa-cards'));
  const height = (target) => Math.max(target.offsetHeight, target.closest('label')?.offsetHeight ?? 0);
  const low = shown.filter((target) => target.offsetWidth > 1 && height(target) < needed);
  return { seen: shown.length, low: low.map((target) => `${target.outerHTML.slice(0, 90)}: ${height(target)}`) };
}"""
ENTRIES = ".pa-nav :is(a, summary)"


@pytest.fixture
def thumb(browser: Browser, base: str) -> Iterator[Page]:
    """A tab of a telephone 360 px wide, on the home page."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(base)
    yield page
    context.close()


@pytest.mark.parametrize("finder", ["practices/", "practices/?stage=on-arrival", "practices/?view=table", "cases/"])
def test_a_thumb_can_hit_every_filter_label_and_button(thumb: Page, base: str, finder: str) -> None:
    thumb.goto(f"{base}{finder}")
    expect(thumb.locator(".pa-bar__total")).not_to_be_empty()
    found = thumb.evaluate(TOO_LOW, THUMB)
    assert found["seen"] > 20
    assert found["low"] == []


def test_each_entry_of_the_menu_leads_to_its_page_or_opens_its_pages(thumb: Page) -> None:
    """A guide that opens stays in the menu, with links to all its pages."""
    home = thumb.url
    names = thumb.locator(ENTRIES).all_inner_texts()
    guides = 0
    for number in range(len(names)):
        thumb.goto(home)
        thumb.locator(".pa-menu").tap()
        entry = thumb.locator(ENTRIES).nth(number)
        fold = entry.locator("xpath=ancestor::details[1]")
        if fold.count():
            fold.locator("> summary").tap()
            expect(fold.locator("a").first).to_be_in_viewport()
        if entry.evaluate("e => e.matches('summary')"):
            guides += 1
            assert thumb.url == home
            continue
        address = entry.evaluate("e => e.href")
        entry.tap()
        expect(thumb).to_have_url(address)
        expect(thumb.locator("h1").first).to_be_visible()
        assert "404" not in thumb.title()
        expect(thumb.locator("#pa-drawer")).not_to_be_in_viewport()
    assert guides == 2
