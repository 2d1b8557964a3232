"""Nothing about a reader leaves the browser, and nothing runs that the policy of a page does not name."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.records.catalogue import Catalogue
from tests.browser.kinds import routes

INLINE = re.compile(
    r"<style\b|<[^>]+\s(?:style|on[a-z]+)\s*=|javascript:|<base\b|<meta[^>]+refresh[^>]+url=(?:[a-z]+:|//)",
    re.IGNORECASE,
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
# Runs before any script of a page: counts what the policy of the page refuses.
WATCH = "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective));"


def test_no_kind_of_page_asks_another_host_or_sets_a_cookie(
    context: BrowserContext, base: str, catalogue: Catalogue, figure: Any
) -> None:
    """Every request goes to the host of the page, no cookie is set or sent, and the policy has nothing to refuse."""
    hosts, sent, wrong = set(), [], []
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    for route in routes(catalogue):
        page.goto(base + route)
        wrong += page.evaluate("window.refused")
    figure("pages watched for requests and cookies", len(routes(catalogue)))
    assert hosts == {urlsplit(base).netloc}
    assert (sent, wrong, context.cookies()) == ([], [], [])


def test_use_of_search_and_colours_stays_in_the_browser(context: BrowserContext, base: str) -> None:
    """Searching asks only for the index and its program; choosing colours keeps one entry in this browser."""
    context.add_init_script(WATCH)
    page, asked = context.new_page(), []
    page.goto(base)
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.keyboard.press("f")
    page.keyboard.type("secret illness")
    expect(page.locator("#pa-search .pa-suggested")).to_be_visible()
    page.get_by_role("button", name="Close search").or_(page.locator("body")).first.press("Escape")
    page.get_by_role("button", name="Switch to dark colours").click()
    assert [url for url in asked if "secret" in url or url.startswith("http")] == []
    assert page.evaluate("Object.keys(localStorage)") == ["practice-atlas.colours.v1"]
    assert page.evaluate("window.refused") == []
    assert context.cookies() == []


ATTEMPTS = (
    "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')",
    "document.body.append(Object.assign(document.createElement('script'), {src: 'https://example.org/x.js'}))",
    "fetch('https://example.org/').catch(() => {})",
    "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.org/'}))",
    "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/x.png'}))",
    "location.href = 'javascript:window.ran = 1'",
)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_policy_refuses_what_an_attacker_would_try(context: BrowserContext, base: str, attempt: str) -> None:
    """Code and addresses that got into a page in spite of everything are refused by the browser itself."""
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(base + "practices/visa-help/")
    page.evaluate(f"() => {{ {attempt} }}")
    page.wait_for_function("() => window.refused.length > 0", timeout=5000)  # a function, as the policy forbids text
    assert page.evaluate("window.ran") is None


def test_no_page_holds_inline_code_or_styles(folder: Path, figure: Any) -> None:
    """No handler, no style attribute and no style block stands in any page, and each carries its policy."""
    pages = sorted(folder.rglob("*.html"))
    texts = {page.relative_to(folder).as_posix(): page.read_text(encoding="utf-8") for page in pages}
    figure("pages searched for inline code", len(texts))
    assert len(texts) > 50
    assert [name for name, text in texts.items() if not POLICY.search(text)] == []
    assert [(name, found[0]) for name, text in texts.items() if (found := INLINE.search(_without_scripts(text)))] == []


def test_a_page_opened_as_a_file_runs_under_its_policy(browser: Browser, folder: Path) -> None:
    """Without a server the policy refuses nothing that the page needs."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page: Page = context.new_page()
    page.goto((folder / "practices/visa-help/index.html").as_uri())
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    assert page.evaluate("window.refused") == []
    context.close()


def _without_scripts(html: str) -> str:
    return re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)
