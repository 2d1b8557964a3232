"""Pages in use: what readers have before them once they have searched, chosen, typed or opened something."""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.plans import BUDDIES, CHECKLIST, KEY, VISA, item
from tests.browser.ways import NARROW, PAPER, WIDE, ZOOMED, Size

EVERY_SIZE = (WIDE, ZOOMED, NARROW, PAPER)
ON_SCREENS = (WIDE, ZOOMED, NARROW)
TELEPHONES = (ZOOMED, NARROW)  # where the menu is a drawer

PLAN = (
    item(CHECKLIST, state="planned", owner="Jana Nováková", start="2027-03", note="Begin with the faculties."),
    item(VISA, state="running", start="2026-01"),
    item("gone-for-ever", title="Something old", state="declined"),
    item(BUDDIES, start="2027-01"),
)
OPEN_FOLDS = "document.querySelectorAll('.md-content details').forEach(fold => { fold.open = true; })"
ADD_ROWS = "document.querySelectorAll('#pa-form [data-do=add]').forEach(button => button.click())"


class State(NamedTuple):
    """A page in use: its name in the statement, its route, what brings it there, and in which sizes it can be."""

    name: str
    route: str
    prepare: Callable[[Page], None]
    sizes: Sequence[Size] = EVERY_SIZE


def filters(page: Page) -> None:
    page.evaluate("document.querySelectorAll('[data-find=panel], [data-group]').forEach(fold => { fold.open = true; })")
    expect(page.locator("[data-find=chips] li").first).to_be_visible()
    page.evaluate(AT_THE_END)


def ticked_table(page: Page) -> None:
    for box in page.locator(".pa-rows tbody input").all()[:2]:
        box.check()
    expect(page.locator(".pa-rows__chosen")).to_be_visible()
    page.evaluate(AT_THE_END)


def nothing_found(page: Page) -> None:
    expect(page.locator("[data-find=none]")).to_be_visible()


def searched(words: str) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        page.keyboard.press("f")
        page.keyboard.type(words)
        expect(page.locator("#pa-search .pa-suggested")).to_be_visible()

    return search


def menu(page: Page) -> None:
    page.locator(".pa-menu").click()
    expect(page.locator("#pa-drawer")).to_be_in_viewport()


def tray(page: Page) -> None:
    for id_ in (VISA, BUDDIES):
        page.locator(f'.pa-card [data-compare="{id_}"]').click()
    expect(page.locator(".pa-tray li")).to_have_count(2)
    page.evaluate(AT_THE_END)


# Bars at the foot and at the head cover what can be scrolled from under them: look where they cover nothing, in every
# size.
KEPT_AT = """() => {
  const scrolled = () => scrollTo(0, %s);
  addEventListener('resize', scrolled);
  scrolled();
}"""
AT_THE_START = KEPT_AT % "0"
AT_THE_END = KEPT_AT % "document.documentElement.scrollHeight"


def compared(page: Page) -> None:
    expect(page.locator(".pa-compare thead th a")).to_have_count(3)


def plan(page: Page) -> None:
    page.evaluate(
        "([key, plan]) => localStorage.setItem(key, plan)", [KEY, json.dumps({"name": "Welcome", "items": PLAN})]
    )
    page.reload()
    expect(page.locator("[data-plan-items] > li")).to_have_count(len(PLAN))


def plan_for_an_institution(page: Page) -> None:
    plan(page)
    page.locator("[data-institution=academics]").press_sequentially("2500")
    expect(page.locator(".pa-totals__yours").first).to_be_visible()
    page.locator("[data-plan-sets] summary").click()


def plan_with_undo(page: Page) -> None:
    plan(page)
    page.locator(f"#p-{VISA} [data-do=remove]").click()
    expect(page.locator(".pa-notice--undo button")).to_be_visible()
    page.evaluate(AT_THE_START)


def opened_file(page: Page, content: object) -> None:
    buffer = json.dumps(content).encode()
    page.set_input_files(
        "[data-plan-import]", [{"name": "plan.json", "mimeType": "application/json", "buffer": buffer}]
    )


def offered_plan(page: Page) -> None:
    plan(page)
    opened_file(page, {"format": "practice-atlas-plan", "version": 1, "practices": [{"id": VISA, "note": "Theirs."}]})
    page.locator("[data-plan-offer-buttons] button").first.click()
    expect(page.locator("[data-plan-offer-sheet]")).to_be_visible()


def refused_plan(page: Page) -> None:
    opened_file(page, {"format": "practice-atlas-plan", "version": 1, "practices": [{"id": "../x", "owner": 1}] * 7})
    expect(page.locator(".pa-notice--refused")).to_be_visible()


def answered(page: Page) -> None:
    answers = ("no", "partly", "unknown", "yes")
    for place, name in enumerate(page.locator("[data-check] fieldset input[value=no]").evaluate_all(NAMES)):
        page.locator(f'[name="{name}"][value="{answers[place % 4]}"]').check()
    expect(page.locator("[data-check-gaps] li").first).to_be_visible()


NAMES = "boxes => boxes.map(box => box.name)"


def side_by_side(page: Page) -> None:
    answered(page)
    names = page.locator("[data-check] fieldset input[value=no]").evaluate_all(NAMES)
    answers = dict.fromkeys(names[:-1], "no")
    content = {"format": "practice-atlas-self-check", "version": 1, "name": "Jana", "answers": answers}
    files = [
        {"name": "jana.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()},
        {"name": "broken.json", "mimeType": "application/json", "buffer": b"{"},
    ]
    page.set_input_files("[data-together-files]", files)
    expect(page.locator("[data-together-table] tbody tr").first).to_be_visible()


def form_with_errors(page: Page) -> None:
    page.evaluate(f"{OPEN_FOLDS}; {ADD_ROWS}")
    page.fill("#f-title", "x" * 120)
    page.fill("#f-summary", "Write to jana@example.org")
    expect(page.locator("#f-title[aria-invalid]")).to_be_visible()
    expect(page.locator("#pa-problems li").first).to_be_visible()


def whole_page(page: Page) -> None:
    page.locator("#pa-page summary").click()
    expect(page.locator(".pa-preview h3").first).to_be_visible()


def folds(page: Page) -> None:
    page.evaluate(OPEN_FOLDS)


def practice_folds(page: Page) -> None:
    folds(page)
    expect(page.locator("#in-use form")).to_be_visible()


def use_with_errors(page: Page) -> None:
    page.locator("#in-use > summary").click()
    page.locator("#in-use [data-way=copy]").click()
    expect(page.locator("#f-use-institution[aria-invalid=true]")).to_be_focused()


PRACTICE = "practices/inter-institutional-events/"
STATES = (
    State("the finder of practices with filters", "practices/?stage=before-arrival&setup-cost=4&q=a", filters),
    State("the finder of practices as a table", "practices/?view=table&sort=setup-cost", ticked_table),
    State("the finder of practices with no result", "practices/?q=zebra&stage=on-arrival", nothing_found),
    State("the finder of cases with filters", "cases/?country=DE,FI&view=map", filters),
    State("the search with results", "", searched("vi"), ON_SCREENS),
    State("the search without a result", "", searched("zzyzx"), ON_SCREENS),
    State("the open menu", "practices/", menu, TELEPHONES),
    State("practices chosen for comparison", "practices/", tray),
    State("three practices compared", f"compare/?p={VISA},{BUDDIES},{CHECKLIST}", compared),
    State("a plan with entries", "plan/", plan),
    State("a plan for an institution of one's own, with sets to start with", "plan/", plan_for_an_institution),
    State("a plan after a change that can be undone", "plan/", plan_with_undo),
    State("a plan from a file, looked at", "plan/", offered_plan),
    State("a plan file that is refused", "plan/", refused_plan),
    State("a self-check with its result", "check/", answered),
    State("self-checks side by side", "check/", side_by_side),
    State("the form of a practice with errors", "contribute/practice/", form_with_errors),
    State("the form of a case with errors", "contribute/case/", form_with_errors),
    State("the form of a practice with the whole page drawn", f"contribute/practice/?edit={VISA}", whole_page),
    State("a practice with everything unfolded", PRACTICE, practice_folds),
    State("a practice with the fields for who uses it too, with errors", PRACTICE, use_with_errors, ON_SCREENS),
    State("a case with everything unfolded", "cases/cologne-euraxess-workshop-2016/", folds),
    State("the journey with everything unfolded", "journey/", folds),
    State("the fields and the rules with everything unfolded", "contribute/rules/", folds),
    State("the macros with everything unfolded", "maintain/macros/", folds),
    State("this statement with everything unfolded", "about/accessibility/", folds),
)
