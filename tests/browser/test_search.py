"""The search: it finds what begins as the words that were typed, marks it, and fetches its texts only when used."""

import pytest
from playwright.sync_api import Page, expect


def search(page: Page, words: str) -> list[str]:
    """The titles that are found, the best first."""
    page.locator(".md-search__input").fill("")
    page.locator(".md-search__input").press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
    page.wait_for_timeout(300)
    return page.locator(".md-search-result__item h1").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("visa", "Help with visas"),
        ("VISAS", "Help with visas"),
        ("kosice guest", "Guest house"),
        ("Košice", "Guest house"),
        ("buddies", "Welcome buddies"),
        ("welcome buddy", "Welcome buddies"),
    ],
)
def test_words_are_found_whatever_their_endings_accents_and_letters(
    page: Page, base: str, words: str, first: str
) -> None:
    page.goto(base)
    assert search(page, words)[0].startswith(first)


def test_words_in_titles_come_first_and_are_marked(page: Page, base: str) -> None:
    page.goto(base)
    search(page, "visa")
    item = page.locator(".md-search-result__item").first
    expect(item.locator("h1 mark")).to_have_text("visas")
    expect(item.locator("article")).to_contain_text("visa")


def test_what_nothing_holds_is_not_found_and_signs_are_no_question(page: Page, base: str) -> None:
    page.goto(base)
    assert search(page, "qwertz") == []
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    assert search(page, "visa (*+~^") != []


def test_a_result_that_lacks_a_word_says_so_and_comes_only_where_nothing_holds_all(page: Page, base: str) -> None:
    page.goto(base)
    assert search(page, "visa qwertz") != []
    expect(page.locator(".md-search-result__terms").first).to_contain_text("qwertz")


def test_texts_are_fetched_when_the_search_is_used(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base, wait_until="networkidle")
    assert not [url for url in asked if "search_entries" in url]
    page.locator(".md-search__input").focus()
    page.wait_for_timeout(500)
    assert [url for url in asked if "search_entries" in url]
