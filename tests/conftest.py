"""What all tests share: figures that tests report and that are printed at the end, and the date of a statement."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import quickest
from tests.browser.tab import TabKind, WatchedTab, tab_for, tab_in_turn

# Machines are shared: how long one example takes says nothing.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")
# What tests share stays to the end of the run, as what a build reads does: collect garbage as rarely as a build.
gc.set_threshold(50_000)

TESTS = Path(__file__).parent
# The mark of all tests below a folder: what they need besides Python.
MARKED_FOLDERS = {"browser": "browser", "handbook": "pdf", "bench": "bench"}
SLOW = (*MARKED_FOLDERS.values(), "build")

Figure = Callable[[str, int], None]
_FIGURE = "figure"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer accept goldens that changed, write the accessibility statement, and fuzz for longer."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew, to be reviewed")
    parser.addoption(
        "--statement",
        type=date.fromisoformat,
        metavar="DATE",
        help="write the results of the accessibility tests, with this date, to where the statement reads them",
    )
    parser.addoption("--fuzz", type=int, default=1, metavar="TIMES", help="how many times as much to fuzz as usual")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import the tests of a folder whose mark is left out, as by `-m "not pdf"`."""
    mark = MARKED_FOLDERS.get(collection_path.name) if collection_path.parent == TESTS else None
    return True if mark and f"not {mark}" in config.option.markexpr else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their folder; whoever asks for the fixture `browser` is marked so wherever it stands.

    Files with such tests come first. All others take seconds, so at the end no worker waits long for another.
    """
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in MARKED_FOLDERS:
            item.add_marker(MARKED_FOLDERS[folder])
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    slow = {item.path for item in items if any(map(item.get_closest_marker, SLOW))}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Adds to a figure that is printed at the end of the run, such as `records fuzzed`."""
    return lambda name, number: record_property(_FIGURE, (name, number))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sum of each figure over all tests."""
    totals: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                totals.update(dict(value for name, value in report.user_properties if name == _FIGURE))
    if totals:
        terminalreporter.section("figures")
        for name in sorted(totals):
            terminalreporter.write_line(f"{name}: {totals[name]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = quickest()
    assert path, "the browser tests need Chromium: run 'make browser'"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, tab_kind: TabKind) -> Iterator[BrowserContext]:
    """A reader who has never been here before; the tabs of one context share their storage."""
    yield (fresh := tab_kind.context(browser))
    fresh.close()


@pytest.fixture(scope="module")
def shared_tab(browser: Browser, tab_kind: TabKind) -> Iterator[WatchedTab]:
    """The tab of all tests of a module that need not be alone, one after the other."""
    context = tab_kind.context(browser)
    yield tab_in_turn(context, tab_kind)
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, tab_kind: TabKind) -> Iterator[Page]:
    """A tab of a reader who has never been here before, in which nothing may go wrong that `tab_kind` watches."""
    tab, wrong = tab_for(request, tab_kind)
    yield tab
    assert wrong == []
