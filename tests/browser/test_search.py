"""The boxes that search: what they offer while one types, by mouse and by keys, and what they do when empty."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.pages.kits import kit_words

HEADER, HOME, FINDER = "Search the atlas", "What do you want to solve?", "Search practices"
IN_A_TEXT = "served"  # a word of indicators, which stand in texts only
BOXES = {HEADER: "about/", HOME: "", FINDER: "practices/"}


@pytest.fixture(params=list(BOXES))
def box(request: pytest.FixtureRequest, page: Page, base: str) -> Locator:
    """Each of the three boxes, on its page."""
    page.goto(base + BOXES[request.param])
    return page.get_by_label(request.param)


def offered(box: Locator) -> Locator:
    """All that a box offers, and the notes in it."""
    return box.page.locator(f".pa-suggested:has(#{box.get_attribute('aria-controls')})")


def titles(box: Locator) -> list[str]:
    return offered(box).locator(".pa-option__title").all_inner_texts()


def test_a_box_offers_what_fits_in_groups_while_one_types(box: Locator) -> None:
    box.press_sequentially("vis")
    first = offered(box).get_by_role("option").first
    expect(first).to_contain_text("Help with visas")
    expect(first.locator("mark")).to_have_text("visas")
    expect(first.locator(".pa-option__note")).to_contain_text("effort:")
    expect(offered(box).get_by_role("group").first).to_have_accessible_name("Practices")
    expect(box).to_have_attribute("aria-expanded", "true")


def test_a_case_says_where_and_when(box: Locator) -> None:
    box.fill("kosice")
    group = offered(box).get_by_role("group", name="Cases")
    expect(group.locator(".pa-option__note").first).to_contain_text("Slovakia")


@pytest.mark.parametrize("words", ["kit", "checklist", "template", "Templates"])
def test_who_looks_for_something_to_copy_is_led_to_models(page: Page, base: str, words: str) -> None:
    page.goto(base + "about/")
    box = page.get_by_label(HEADER)
    box.press_sequentially(words)
    links = offered(box).get_by_role("group", name="Pages").get_by_role("option")
    link = links.filter(has_text=kit_words()["models"]["title"])
    expect(link).to_have_attribute("href", "../models/")
    link.click()
    expect(page.get_by_text(kit_words()["kit"]["about"].strip())).to_be_visible()


def test_an_empty_box_offers_nothing_and_has_no_hits_of_before(box: Locator) -> None:
    box.focus()
    expect(offered(box)).to_be_hidden()
    expect(box.page.get_by_text("Initializing search")).to_have_count(0)
    box.fill("visa")
    expect(offered(box)).to_be_visible()
    box.fill("")
    expect(offered(box)).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_paste_by_mouse_is_answered(box: Locator) -> None:
    box.click()
    box.page.evaluate("document.execCommand('insertText', false, 'visa')")  # as the menu of the mouse does it
    expect(offered(box).get_by_role("option").first).to_contain_text("Help with visas")


def test_letters_deleted_are_answered_too(box: Locator) -> None:
    box.press_sequentially("visaq")
    expect(offered(box)).to_contain_text(re.compile("visa", re.IGNORECASE))
    box.press("Backspace")
    expect(offered(box).get_by_role("option").first).to_contain_text("Help with visas")
    for _ in "visa":
        box.press("Backspace")
    expect(offered(box)).to_be_hidden()


def test_arrows_go_through_what_is_offered_and_enter_opens_it(box: Locator) -> None:
    box.fill("visa")
    options = offered(box).get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(box).to_be_focused()
    box.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    box.page.wait_for_url("**/practices/visa-help/")


def test_a_click_opens_what_is_offered(box: Locator) -> None:
    box.fill("visa")
    offered(box).get_by_role("option").first.click()
    box.page.wait_for_url("**/practices/visa-help/")


def test_escape_closes_what_is_offered(box: Locator) -> None:
    box.fill("visa")
    expect(offered(box)).to_be_visible()
    box.press("Escape")
    expect(offered(box)).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_what_nothing_holds_is_told(box: Locator) -> None:
    box.fill("qwertz")
    expect(offered(box)).to_have_text("Nothing fits “qwertz”. Try another word or fewer words.")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_one_announcement_after_the_typing_stops(box: Locator) -> None:
    page = box.page
    page.evaluate("""window.said = []; new MutationObserver(() => said.push(document.querySelector('[aria-live]')
        ?.textContent)).observe(document.body, { childList: true, subtree: true, characterData: true })""")
    box.press_sequentially("visa", delay=80)
    expect(page.locator("[aria-live=polite]")).to_have_text(re.compile(r"^\d+ (suggestions?|practices? found)$"))
    assert len(set(page.evaluate("said.filter(Boolean)"))) == 1


@pytest.mark.parametrize("width", [360, 800, 1440, 2000])
def test_what_the_header_offers_is_as_wide_as_its_list_shows(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base)
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect(page.locator("#pa-search .pa-option").first).to_be_visible()
    assert page.locator(".md-search__output").evaluate("(shown) => shown.scrollWidth <= shown.clientWidth")


def test_words_that_come_without_the_focus_open_the_search(page: Page, base: str) -> None:
    page.goto(base)
    box = page.get_by_label(HEADER)
    box.evaluate("(box) => { box.value = 'visa'; box.dispatchEvent(new Event('input', { bubbles: true })); }")
    expect(offered(box)).to_be_visible()


@pytest.mark.parametrize("label", [HEADER, HOME])
def test_enter_leads_to_the_finder_with_the_words(page: Page, base: str, label: str) -> None:
    page.goto(base + BOXES[label])
    page.get_by_label(label).fill("visa permit")
    page.get_by_label(label).press("Enter")
    page.wait_for_url("**/practices/?q=visa+permit")
    expect(page.get_by_label(FINDER)).to_have_value("visa permit")


@pytest.mark.parametrize("label", [HEADER, HOME])
def test_enter_in_an_empty_box_does_nothing(page: Page, base: str, label: str) -> None:
    page.goto(base + BOXES[label])
    page.get_by_label(label).press("Enter")
    page.wait_for_timeout(200)
    expect(page).to_have_url(base + BOXES[label])


def test_all_that_fits_is_one_option_away(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_label(HOME).fill("visa")
    page.get_by_role("option", name="Show all practices for “visa”").click()
    page.wait_for_url("**/practices/?q=visa")


def test_guides_stand_last_and_options_of_forms_are_not_found(page: Page, base: str) -> None:
    page.goto(base)
    box = page.get_by_label(HEADER)
    box.fill("hosting")
    kinds = offered(box).locator(".pa-suggested__kind")
    expect(kinds.last).to_have_text("For contributors and maintainers")
    box.fill("Afghanistan")  # a country of the form, without a case
    expect(offered(box)).to_contain_text("Nothing fits")


@pytest.mark.usefixtures("context")
def test_nothing_is_fetched_until_a_reader_turns_to_a_box(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base, wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.get_by_label(HEADER).focus()
    page.wait_for_timeout(500)
    assert {Path(url).name for url in asked if "search" in url} == {"search.js", "names.js", "titles.js"}
    page.get_by_label(HEADER).fill("visa")
    expect(offered(page.get_by_label(HEADER))).to_be_visible()
    assert len([url for url in asked if "search/words/" in url]) == 1


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(context, base: str) -> None:
    page = context.new_page()
    refused = []

    def refuse_once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(route.abort())

    page.route("**/names.js", refuse_once)
    page.goto(base)
    box = page.get_by_label(HOME)
    box.fill("visa")
    expect(offered(box)).to_have_text("The search could not be loaded. Load the page anew.")
    box.fill("visas")
    expect(offered(box).get_by_role("option").first).to_contain_text("Help with visas")


def test_the_boxes_answer_from_a_folder(page: Page, folder: Path) -> None:
    for label, route in BOXES.items():
        page.goto((folder / route / "index.html").as_uri())
        page.get_by_label(label).fill("kosice")
        expect(offered(page.get_by_label(label)).get_by_role("option").first).to_contain_text("Guest house")


def test_tab_leaves_an_open_list_for_what_follows_the_box(box: Locator) -> None:
    box.fill("visa")
    expect(offered(box).get_by_role("option").first).to_be_visible()
    box.press("Tab")
    expect(offered(box)).to_be_hidden()
    assert box.evaluate("() => document.activeElement !== document.body")


def test_what_only_a_text_holds_is_shown_as_an_excerpt_and_marked(box: Locator) -> None:
    box.press_sequentially(IN_A_TEXT)
    why = offered(box).locator(".pa-option__why").first
    expect(why).to_contain_text(re.compile(r"^in the text: .+ .+", re.DOTALL))
    expect(why.locator("mark").first).to_have_text(re.compile(IN_A_TEXT, re.IGNORECASE))


def test_cards_of_a_finder_say_and_mark_what_fits(page: Page, base: str) -> None:
    page.goto(base + BOXES[FINDER])
    box, card = page.get_by_label(FINDER), page.locator(".pa-card").first
    title = card.locator("h3 a")
    box.fill("visas")
    expect(title.locator("mark")).to_have_text("visas")
    box.fill(IN_A_TEXT)
    expect(card.locator(".pa-card__why mark").first).to_have_text(re.compile(IN_A_TEXT, re.IGNORECASE))
    box.fill("")
    expect(page.locator(".pa-card mark, .pa-card__why")).to_have_count(0)
