"""In the pseudo-language no page and no tool in use says an English word, but for what has a reason."""

import calendar
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.edition.languages import PSEUDO
from macros.edition.settings import edition_of
from macros.pages.tool_macros import TOOL_MACROS
from macros.pages.writers_macros import WRITERS_MACROS
from macros.records.catalogue import Catalogue
from macros.records.paths import search_rules_path
from tests.translations.english_words import english_words, untranslated_names, visible

from .conftest import address_of, build
from .kinds import routes
from .states import STATES, State
from .tab import emptied
from .ways import WIDE, Eyes, Size

# Texts that others put into pages, each with the reason.
OF_OTHERS: Mapping[str, str] = {
    "Skip to content": "of the theme, which has it in sixty languages",
    **{macro.name: "the name of a macro" for macro in (*WRITERS_MACROS, *TOOL_MACROS)},
}
# What readers type, or have in their plans, where a tool is in use.
TYPED = (
    *("zebra", "zzyzx", "“vi”", "vi…", "Something old", "Begin with the faculties.", "Jana Nováková", "Jana"),
    *("Welcome", "Theirs.", "plan.json", "broken.json"),
    *("Write to jana@example.org", "jana@example.org", "visa-help"),
)
# What is typed, and addresses below the root of a site that has none.
_WHAT_IS_TYPED = re.compile("|".join((*map(re.escape, TYPED), r"practices/[\w/-]+")))
ENDING = "zaruq"
# Names of months are written by the browser, which knows them in every language but this one.
MONTHS = frozenset((*calendar.month_name, *calendar.month_abbr, "Sept"))


@pytest.fixture(scope="module")
def place(site_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in the pseudo-language."""
    root = tmp_path_factory.mktemp("pseudo") / "root"
    shutil.copytree(site_root, root, symlinks=True)
    rules = root / search_rules_path(PSEUDO)
    rules.parent.mkdir(parents=True)
    rules.write_text(f"endings: {ENDING}\n", "utf-8")
    with address_of(build(root, root.with_name("site"), language=PSEUDO)) as address:
        yield address


@pytest.fixture(scope="module")
def eyes(browser: Browser) -> Iterator[Eyes]:
    """A tab for all tools in use, one after the other, in any size."""
    context = browser.new_context()
    yield Eyes(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def names(site_root: Path, catalogue: Catalogue) -> frozenset[str]:
    """The words that are the same in every language."""
    return untranslated_names(catalogue, edition_of(site_root, catalogue)) | MONTHS


def test_the_search_cuts_the_endings_of_the_language(place: str, page: Page) -> None:
    """Which no other language has."""
    page.goto(f"{place}practices/")
    page.locator("[data-search-box]:visible").last.press_sequentially(f"visa{ENDING} ")
    expect(page.locator(".pa-card:visible")).not_to_have_count(0)
    assert "visa-help" in page.locator(".pa-card:visible").evaluate_all("cards => cards.map(card => card.dataset.id)")


def english(page: Page, names: frozenset[str]) -> set[str]:
    """Each text of a page with an English word."""
    texts = {" ".join(text.split()) for text in visible(page.content())} - OF_OTHERS.keys()
    return {text for text in texts if english_words(_WHAT_IS_TYPED.sub("", text), names)}


def test_no_page_says_an_english_word(
    place: str, browser: Browser, catalogue: Catalogue, names: frozenset[str]
) -> None:
    page, found = browser.new_page(), {}
    for route in routes(catalogue):
        page.goto(place + route)
        found[route] = english(page, names)
    page.close()

    assert {route: texts for route, texts in found.items() if texts} == {}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_no_tool_in_use_says_an_english_word(place: str, eyes: Eyes, names: frozenset[str], state: State) -> None:
    emptied(eyes.page)
    eyes.look(Size("window", 1440 if WIDE in state.sizes else 360))
    eyes.page.goto(place + state.route)
    state.prepare(eyes.page)

    assert english(eyes.page, names) == set()
