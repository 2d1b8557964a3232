"""What a screen reader says on the pages that readers use most, kept as texts that a person has read.

A simulated screen reader walks through each page from its first to its last word, in Chromium. After a change that is
meant, run `make everywhere ARGS="-k screen_reader --update-goldens"` and read the difference as somebody who listens.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.plans import CHECKLIST, VISA, given, item
from tests.browser.states import answered

ROOT = Path(__file__).parents[2]
READER = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
GOLDEN = Path(__file__).parent / "spoken"
READ = """async ([address, part]) => {
  const { virtual } = await import(address);
  await virtual.start({ container: document.querySelector(part) });
  const end = `end of ${await virtual.lastSpokenPhrase()}`;
  while (await virtual.lastSpokenPhrase() !== end) await virtual.next();
  const phrases = await virtual.spokenPhraseLog();
  await virtual.stop();
  return phrases;
}"""
# Roles that screen readers do not name, and ends, which they name for few.
UNSAID = ("paragraph", "strong", "emphasis", "end")
# Roles that say nothing without a name.
NAMED = {"button", "link", "textbox", "spinbutton", "combobox", "checkbox", "radio", "image", "graphics-document"}


def plan_with_a_set(page: Page, base: str) -> None:
    """A plan with two entries, one of them with an owner and a start, then the practices of a set."""
    given(page, base, item(CHECKLIST, state="planned", owner="Jana Nováková", start="2027-03"), item(VISA))
    page.locator("[data-plan-sets] summary").click()
    page.locator("[data-plan-sets] button").first.click()
    expect(page.locator("[data-plan-items] > li")).to_have_count(3)


def self_check(page: Page, base: str) -> None:
    """A self-check with answers of every kind, and its result."""
    page.goto(base + "check/")
    answered(page)


def opened(route: str) -> Callable[[Page, str], object]:
    """A page as it is when somebody comes to it."""
    return lambda page, base: page.goto(base + route)


# For each text: the part of the page that is read, and how one comes there.
READ_ALOUD: dict[str, tuple[str, Callable[[Page, str], object]]] = {
    "home": ("body", opened("")),
    "finder": ("main", opened("practices/")),
    "practice": ("main", opened("practices/visa-help/")),
    "self-check": ("main", self_check),
    "plan": ("main", plan_with_a_set),
    "form": ("#pa-form section", opened("contribute/practice/")),
}


@pytest.fixture
def listener(browser: Browser, base: str) -> Iterator[Page]:
    """A tab into which the screen reader can be loaded, which the policy of our pages refuses."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.route("**/screen-reader.js", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    yield context.new_page()
    context.close()


def heard(phrases: list[str], base: str) -> list[str]:
    """What a person hears: no unsaid roles, and no content again whose name was just said."""
    said = [""]
    for phrase in (phrase.replace(base, "https://example.org/") for phrase in phrases):
        if not phrase.startswith(UNSAID) and phrase not in said[-1]:
            said.append(phrase)
    return said[1:]


@pytest.mark.parametrize("name", READ_ALOUD)
def test_a_page_says_what_was_read_and_nothing_without_a_name(
    listener: Page, base: str, name: str, request: pytest.FixtureRequest
) -> None:
    part, come = READ_ALOUD[name]
    come(listener, base)
    phrases = listener.evaluate(READ, [f"{base}screen-reader.js", part])
    assert [phrase for phrase in phrases if phrase in NAMED] == []
    text, path = "\n".join(heard(phrases, base)) + "\n", GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text
