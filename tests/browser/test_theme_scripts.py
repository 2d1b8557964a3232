"""None of the theme's scripts are sent, and what pages need of them works: colours, contents, folds, wide tables."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CONTENTS = ".md-sidebar--secondary .md-nav__link--active"
LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^"#?]+\.(?:css|js|svg|woff2))"')
PACKED = (".woff2",)
# The most that a first view may weigh, in bytes as a server sends them.
MOST = {"index.html": 80_000, "practices/visa-help/index.html": 70_000}


def weight(page: Path) -> int:
    """A page with all files that it names, each packed as a server packs it."""
    html = page.read_text("utf-8")
    files = {page} | {(page.parent / name).resolve() for name in LINKED.findall(html)}
    return sum(
        len(file.read_bytes()) if file.suffix in PACKED else len(gzip.compress(file.read_bytes(), 6)) for file in files
    )


def test_no_script_of_the_theme_is_sent(served: Path, folder: Path) -> None:
    assert [site for site in (served, folder) if (site / "assets/javascripts").exists()] == []
    assert [page for page in served.rglob("*.html") if "assets/javascripts" in page.read_text("utf-8")] == []


@pytest.mark.parametrize("name", MOST)
def test_a_first_view_is_light(served: Path, name: str) -> None:
    pytest.importorskip("minify", reason="this machine has no build of the package that makes files small")
    assert MOST[name] / 2 < weight(served / name) <= MOST[name]


def test_colours_follow_the_system_until_somebody_chooses(browser: Browser, base: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(base)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_role("button", name="Switch to dark colours")).to_be_visible()
    page.get_by_role("button", name="Switch to dark colours").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    context.close()


def test_colours_are_right_before_the_scripts_run(browser: Browser, base: str) -> None:
    """Nothing flashes: what is chosen or what the system shows stands on the page before it is painted."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/base.js", lambda route: route.abort())
    page.goto(base)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


@pytest.mark.parametrize("kept", ['"red"', "{", "null", '{"index": 1}'])
def test_a_damaged_choice_of_colours_is_none(browser: Browser, base: str, kept: str) -> None:
    context = browser.new_context(color_scheme="light")
    context.add_init_script(f"localStorage.setItem('practice-atlas.colours.v1', {kept!r})")
    page = context.new_page()
    page.goto(base)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    context.close()


def test_the_contents_mark_where_the_reader_is(page: Page, base: str) -> None:
    """Also where a link leads, and at the end of the page, whose last heading never reaches the top."""
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(base + "maintain/dependencies/")
    marked = page.locator(CONTENTS)
    expect(marked).to_have_count(0)
    link = page.locator(".md-sidebar--secondary .md-nav__link").nth(2)
    link.click()
    expect(marked).to_have_text(str(link.text_content()))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(marked).to_have_text(str(page.locator(".md-sidebar--secondary .md-nav__link").last.text_content()))


def test_what_is_folded_opens_for_a_link_and_on_paper(page: Page, base: str) -> None:
    page.goto(base + "contribute/rules/")
    page.evaluate(
        """() => document.querySelector('#content article').insertAdjacentHTML('beforeend',
        '<details id="fold"><summary>More</summary><p id="inside">Text</p></details>')"""
    )
    fold = page.locator("#fold")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'inside'")
    expect(fold).to_have_attribute("open", "")


def test_wide_tables_of_texts_scroll_and_can_be_reached(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(base + "maintain/dependencies/")
    boxes = page.locator(".md-typeset__scrollwrap")
    boxes.first.evaluate("box => box.querySelector('td').append('a-word-without-a-place-to-break-'.repeat(9))")
    page.evaluate("dispatchEvent(new Event('resize'))")
    stops = boxes.evaluate_all("boxes => boxes.map((box) => [box.scrollWidth > box.clientWidth, box.tabIndex])")
    assert [True, 0] in stops
    assert {tuple(stop) for stop in stops} <= {(True, 0), (False, -1)}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_page_behind_an_open_search_stands_still(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(base + "about/")
    page.get_by_role("button", name="Search", exact=True).click()
    assert page.evaluate("getComputedStyle(document.body).overflowY") == "hidden"
    page.close()
