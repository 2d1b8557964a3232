"""axe-core finds nothing on any kind of page, in any way of looking at it; the statement says what was tested."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from macros.accessibility import Fault, Results, read_results, write_results
from macros.records.catalogue import Catalogue
from tests.browser.kinds import ROOT, routes

pytestmark = pytest.mark.browser


class Way(NamedTuple):
    """One way of looking at a page; 200 % zoom of a window is a window of half its size at twice the density."""

    name: str
    width: int
    scheme: str = "light"
    media: str = "screen"
    scale: int = 1


WAYS = (
    Way("wide window, light", 1280),
    Way("wide window, dark", 1280, "dark"),
    Way("320 pixels wide, light", 320),
    Way("200 % zoom, dark", 640, "dark", scale=2),
    Way("print", 800, media="print"),
)


@pytest.fixture(scope="module")
def found() -> dict[str, list[Fault]]:
    """The faults of each way that was tested so far."""
    return {}


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab that looks in the way of the test."""
    way: Way = request.getfixturevalue("way")
    size: Any = {"width": way.width, "height": 800}
    scheme: Any = way.scheme
    context = browser.new_context(viewport=size, device_scale_factor=way.scale, color_scheme=scheme)
    tab = context.new_page()
    media: Any = way.media
    tab.emulate_media(media=media, color_scheme=scheme, reduced_motion="reduce")
    yield tab
    context.close()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_no_page_has_a_fault(
    way: Way, tab: Page, base: str, catalogue: Catalogue, found: dict[str, list[Fault]], figure: Any
) -> None:
    """No violation of any impact on any kind of page, the theme included, and nothing to scroll sideways."""
    faults, wide = [], []
    for route in routes(catalogue):
        tab.goto(base + route)
        faults += list(violations(route, Axe().run(tab).response))
        if way.media == "screen" and tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(route)
    figure("pages scanned by axe-core", len(routes(catalogue)))
    found[way.name] = faults
    assert "\n".join(f"{fault.page}: {fault.rule}: {fault.help}" for fault in faults) == ""
    assert wide == []


def test_the_statement_says_what_was_tested(
    base: str, catalogue: Catalogue, browser: Browser, found: Mapping[str, list[Fault]], pytestconfig: pytest.Config
) -> None:
    """The published results name every kind of page and every way of looking, and the faults that are found now."""
    if set(found) != {way.name for way in WAYS}:
        pytest.skip("only with all ways of looking in one run")
    faults = tuple({fault: None for way in WAYS for fault in found[way.name]})
    day = pytestconfig.getoption("--statement")
    if day:
        write_results(ROOT, Results(day.isoformat(), tools(browser), names(), tuple(routes(catalogue)), faults))
    kept = read_results(ROOT)
    assert kept is not None, "run 'make accessibility' and commit the results"
    renew = "run 'make accessibility' and commit the results"
    said = (list(kept.pages), list(kept.ways), set(kept.faults))
    assert said == (list(routes(catalogue)), list(names()), set(faults)), renew


def violations(route: str, response: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults on one page, each with the first element concerned."""
    for violation in response["violations"]:
        first = violation["nodes"][0]
        yield Fault(violation["id"], f"{violation['help']}: {first['html'][:120]}", route)


def names() -> Sequence[str]:
    return [way.name for way in WAYS]


def tools(browser: Browser) -> Sequence[str]:
    """The tools with their versions, as the statement names them."""
    page = browser.new_page()
    engine = Axe().run(page).response["testEngine"]
    page.close()
    return [
        f"{engine['name']} {engine['version']}",
        f"Playwright {version('playwright')}",
        f"Chromium {browser.version}",
    ]
