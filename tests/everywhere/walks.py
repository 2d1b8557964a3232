"""The ways of a reader and of a contributor through the site, the same in every engine."""

import json
from collections.abc import Sequence

import yaml

from macros.contribute.mailed_records import mailed_records
from macros.records.loader import frozen
from macros.records.model import Case
from tests.browser.plans import BUDDIES, KEY, VISA
from tests.browser.ways import Addresses
from tests.everywhere.windows import Window

UNFOLD = "() => document.querySelectorAll('#find details').forEach((fold) => { fold.open = true; })"
DARK = "() => document.body.dataset.mdColorScheme"
STORED = "(key) => localStorage.getItem(key)"
CARDS = "() => [...document.querySelectorAll('.pa-card')].filter((c) => c.checkVisibility()).map((c) => c.dataset.id)"
FILTERS = {"stage": "before-arrival", "target-group": "researchers", "category": "visa-residence-and-work-permit"}

# Firefox and WebKit on Linux have no field for a month: there it is a text, as in `2027-03`.
KIND = "(id) => document.querySelector(`#p-${id} [data-field=start]`).type"


def find_and_read(window: Window, address: Addresses) -> None:
    """From the box of the home page to a practice, to a case and its country; from a tile of the map; by the header."""
    window.open(address(""))
    window.write("#ask", "visa h")
    window.shows("[role=option]", "Help with visas")
    window.press("ArrowDown")
    window.press("Enter")
    window.shows("h1", "Help with visas and residence permits")
    window.click("main a[href*='bratislava-visa-desk']")
    window.shows("h1", "Visa desk of a made-up university")
    window.click("main a[href*='country/sk']")
    window.shows("h1", "Slovakia")
    window.open(address("cases/"))
    window.click(".pa-view label:has([value=map])")
    window.click("[data-tile=LU]")
    window.shows("h1", "Luxembourg")
    window.type("f")
    window.type("guest house")
    window.shows("#pa-search [role=option]", "Guest house in")
    window.press("ArrowDown")
    window.press("Enter")
    window.shows("h1", "Guest house")


def choose_and_compare(window: Window, address: Addresses) -> None:
    """Three filters of the finder, back through the history, and two practices side by side."""
    window.open(address("practices/"))
    window.shows("#found", "practices")
    every = window.run(CARDS)
    window.run(UNFOLD)
    for name, value in FILTERS.items():
        window.click(f"#find label:has([name='{name}'][value='{value}'])")
    window.until(lambda: VISA in window.run(CARDS) and len(window.run(CARDS)) < len(every), "fewer cards")
    window.run(UNFOLD)
    window.click("[data-find=clear]")
    window.until(lambda: len(window.run(CARDS)) == len(every), "all cards")
    for id_ in (VISA, BUDDIES):
        window.click(f".pa-card [data-compare='{id_}']")
    window.click(".pa-tray a[href*=compare]")
    window.shows(".pa-compare thead th a", "Help with visas and residence permits Welcome buddies")


def check(window: Window, address: Addresses) -> Sequence[str]:
    """Answers to the self-check; the practices that it names go into the plan. Returns their ids."""
    window.open(address("check/"))
    for statement in ("permit-in-time", "somebody-to-talk-to"):
        window.click(f"label:has([name='{statement}'][value=no])")
    window.shows("[data-check-gaps] li", "Nobody waits for a permit without help")
    window.click("[data-check-practices] button:not([data-plan-add])")
    window.shows(".pa-my-plan", "My plan ·")
    return [one["id"] for one in _kept(window)]


def plan(window: Window, address: Addresses, ids: Sequence[str]) -> None:
    """A plan with a date typed letter by letter, saved as a file and as dates, and still there after a reload."""
    window.click(".pa-my-plan")
    window.shows("[data-plan-items] > li")
    assert window.count("[data-plan-items] > li") == len(ids)
    window.write(f"#p-{ids[0]} [data-field=owner]", "Jana Nováková")
    window.press("Tab")
    for part in ("Mar", "2027") if window.run(KIND, ids[0]) == "month" else ("2027-03",):
        window.type(part)
        window.press("Tab")
    saved = json.loads(window.save("[data-plan-export=json]").read_text("utf-8"))
    assert [one["id"] for one in saved["practices"]] == list(ids)
    first = saved["practices"][0]
    assert (first["id"], first["owner"], first["start"]) == (ids[0], "Jana Nováková", "2027-03"), first
    window.open(address("plan/"))
    window.shows(f"#p-{ids[0]} [data-field=owner]", "Jana Nováková")
    assert window.save("[data-actions-save=xlsx]").read_bytes().startswith(b"PK")


def _kept(window: Window) -> list[dict[str, str]]:
    stored = json.loads(window.run(STORED, KEY))["items"]
    assert isinstance(stored, list)
    return stored


def change_colours(window: Window, address: Addresses) -> None:
    """Dark colours stay dark on the next page, and become light again."""
    window.open(address("about/"))
    window.click(".pa-colours")
    window.until(lambda: window.run(DARK) == "slate", "dark colours")
    window.open(address("glossary/"))
    window.until(lambda: window.run(DARK) == "slate", "dark colours on the next page")
    window.click(".pa-colours")
    window.until(lambda: window.run(DARK) == "default", "light colours")


TITLES = ("Coffee at four", "A desk for visas")


def write_cases(window: Window, address: Addresses) -> None:
    """Two cases in two tabs, both interrupted; each is offered again, goes on, and is saved as a file that passes."""
    tabs = (window, window.another())
    for tab, title in zip(tabs, TITLES, strict=True):
        tab.open(address("contribute/case/"))
        tab.shows("#pa-verdict", " ")
        tab.write("#f-title", title)
        tab.write("#f-institution", "University of Somewhere")
        tab.choose("#f-country", "Slovakia")
    for tab in tabs:
        tab.shows("#pa-saved", "")
    tabs[1].close()
    window.wrong += tabs[1].wrong
    window.open(address("about/"))
    window.open(address("contribute/case/"))
    for title in TITLES:
        window.shows("#pa-kept", title)
    left = {*TITLES}
    while left:
        saved = finish_case(window)
        assert (saved.country, saved.practices) == ("SK", (VISA,))
        left.remove(saved.title)


def finish_case(window: Window) -> Case:
    """Take up a case that was kept, write what it lacks, and save it: the case as the file has it, whole."""
    before = window.read("#f-title")
    window.click("#pa-kept [data-do=restore]")
    window.until(lambda: window.read("#f-title") not in ("", before), "another case in the form")
    window.click("#f-kind input[value=university]")
    window.write("#f-summary", "Coffee and cake for newcomers.")
    window.click("#f-practices [data-do=add]")
    window.type(VISA)
    window.write("#f-story", "They meet each Tuesday.")
    window.click("#f-sources > p [data-do=add]")
    window.type("Coffee at four")
    window.write("#f-sources [data-field=url] input", "https://www.example.org/coffee")
    window.shows("#pa-verdict", "Every rule that can be checked here is kept")
    file = window.save("[data-do=download]")
    [record] = mailed_records(file.read_bytes(), file.name)
    assert record.is_whole
    return Case.model_validate(frozen({**yaml.safe_load(record.text), "id": file.stem}))
