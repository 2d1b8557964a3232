"""On paper: nothing of the site's furniture, on any kind of page and in any state, and no last page with a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest
from playwright.sync_api import Browser, Page

from macros.edition.action_plan import proposal_of
from macros.records.catalogue import Catalogue
from tests.atlas import atlas_records
from tests.browser.kinds import board, routes
from tests.browser.plans import BUDDIES, VISA, given, item
from tests.browser.states import STATES, State, plan
from tests.browser.ways import PAPER
from tests.handbook.pdf_reading import squeezed, text_of

# What leads around, or waits for a click, as browsers see it; fields of forms are content, which people fill in.
FURNITURE = """() => [...document.querySelectorAll(`button, [role=button], [type=submit], nav, [role=search],
  header.md-header, footer.md-footer, .pa-button, .pa-skip, .pa-tools, .pa-ask, .md-content__button`)]
  .filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 90))"""
FIXED = """() => [...document.querySelectorAll('body *')].filter(element => element.checkVisibility()
  && ['fixed', 'sticky'].includes(getComputedStyle(element).position)).map(element => element.outerHTML.slice(0, 90))"""
# What furniture says and content does not, without white space.
SAYINGS = ("Skiptocontent", "Closemenu", "Onthispage", "Addtomyplan", "Compare2practices", "Searchtheatlas")
LEAST_LINES = 4
# What a reader hands out.
PAPERS = ("three practices compared", "a plan with entries", "a self-check with its result")


@dataclass(frozen=True)
class Paper:
    """A page as it is printed, and what of it is furniture."""

    pdf: bytes
    furniture: list[str]

    @cached_property
    def sheets(self) -> list[str]:
        """The text of each sheet."""
        return text_of(self.pdf).split("\f")[:-1]

    @property
    def text(self) -> str:
        """All of it, without white space."""
        return squeezed("".join(self.sheets))

    @property
    def lines(self) -> list[int]:
        """How many lines of text stand on each sheet above its foot."""
        return [len([line for line in sheet.splitlines() if line.strip()]) - 1 for sheet in self.sheets]


def printed(page: Page) -> Paper:
    """The page as it stands, on A4 unless it asks for another size."""
    page.emulate_media(media="print")
    furniture = page.evaluate(FURNITURE) + page.evaluate(FIXED)
    return Paper(page.pdf(format="A4", prefer_css_page_size=True), furniture)


def faults(paper: Paper) -> Iterator[str]:
    """What of the furniture of the site is on a paper."""
    yield from paper.furniture
    yield from (saying for saying in SAYINGS if saying in paper.text)


def test_no_kind_of_page_prints_the_furniture_of_the_site(browser: Browser, base: str, catalogue: Catalogue) -> None:
    """No skip link, button, bar or navigation, and each sheet has its number at the foot."""
    page, wrong = browser.new_page(), {}
    for route in routes(catalogue):
        page.goto(base + route)
        paper = printed(page)
        wrong |= {route: found} if (found := list(faults(paper))) else {}
        if route != board(catalogue):  # one sheet, which needs no number
            assert f"1/{len(paper.sheets)}" in paper.text, route
    page.close()
    assert wrong == {}


@pytest.mark.parametrize("state", [state for state in STATES if PAPER in state.sizes], ids=lambda state: state.name)
def test_no_page_in_use_prints_the_furniture_of_the_site(page: Page, base: str, state: State) -> None:
    """Whatever a reader has chosen, typed or opened; and no paper ends with a line or two alone on a sheet."""
    page.goto(base + state.route)
    state.prepare(page)
    paper = printed(page)

    assert list(faults(paper)) == []
    assert state.name not in PAPERS or paper.lines[-1] >= LEAST_LINES, paper.lines


def test_the_signature_of_a_comparison_never_stands_alone(page: Page, base: str) -> None:
    """Wherever the table ends on its sheet, the last part of it stands above the lines for those who sign."""
    page.goto(f"{base}compare/?p={VISA},{BUDDIES}")
    page.locator(".pa-compare thead th").nth(1).wait_for()
    for height in range(0, 260, 20):
        page.locator(".pa-paper-name").evaluate("(name, height) => { name.style.paddingTop = `${height}mm`; }", height)
        assert printed(page).lines[-1] >= LEAST_LINES, height


def test_a_self_check_with_gaps_everywhere_is_three_sheets(page: Page, base: str) -> None:
    """With as many practices as the atlas has: each of the first ten says why, no statement comes again after them."""
    page.goto(f"{base}check/")
    page.evaluate(MAKE_MANY, [practice.title for practice in atlas_records().published.values()])
    for name in page.locator("[data-check] fieldset input[value=no]").evaluate_all("all => all.map(one => one.name)"):
        page.locator(f'[name="{name}"][value="no"]').check()
    page.locator(".pa-check-result .pa-more").evaluate("fold => { fold.open = true; }")
    paper = printed(page)
    text = paper.text

    assert len(paper.lines) == 3
    assert squeezed("82 more practices") in text
    assert text.count("No:\u201c") >= 10
    assert "No:\u201c" not in text.partition("82morepractices")[2]


# The atlas of a reader holds a practice of each title, and the statements of the self-check lead to all of them.
MAKE_MANY = """(titles) => {
  const { data } = PracticeAtlas;
  const [first] = data.practices;
  data.practices = titles.map((title, place) => ({ ...first, id: `clone-${place}`, title }));
  const share = Math.ceil(titles.length / data.self_check.length);
  data.self_check.forEach((statement, place) => {
    statement.practices = data.practices.slice(place * share, (place + 1) * share).map(({ id }) => id);
  });
}"""


def test_the_journey_on_paper_keeps_its_marks_and_its_words(page: Page, base: str) -> None:
    """A mark stands in the cell of its practice and stage, and no column is one letter wide."""
    page.goto(f"{base}journey/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    paper = printed(page)
    head = page.locator(".pa-dots table th").first.text_content()

    strays = "cells => cells.filter(cell => getComputedStyle(cell).position !== 'relative').length"
    assert page.locator(".pa-map__mark").count() > 10
    assert page.locator(".pa-map__mark").evaluate_all(strays) == 0
    assert str(head) in "".join(paper.sheets)


def test_the_table_of_practices_names_its_columns_on_every_sheet(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?view=table")
    page.locator(".pa-rows tbody tr").first.wait_for()
    page.evaluate(MANY_ROWS)
    sheets = printed(page).sheets

    assert len(sheets) > 1
    for sheet in sheets:
        assert re.search(r"Importance\s+Cost\s+Time\s+Effort\s+Cost\s+Time\s+Effort\s+Evidence", sheet), sheet


# After the finder has made its table anew for paper, each row stands there twelve times.
MANY_ROWS = """addEventListener('beforeprint', () => {
  const body = document.querySelector('.pa-rows tbody');
  const rows = [...body.children];
  for (let times = 1; times < 12; times += 1) body.append(...rows.map(row => row.cloneNode(true)));
})"""


@pytest.mark.usefixtures("context")
def test_every_practice_and_every_case_has_a_button_that_prints_it(page: Page, base: str, catalogue: Catalogue) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    for route in (f"practices/{VISA}/", f"cases/{next(iter(catalogue.published_cases))}/"):
        page.goto(base + route)
        page.get_by_role("button", name="Print", exact=True).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("window.printed"), route


def test_a_plan_has_one_page_for_the_board(page: Page, base: str) -> None:
    """Sums, dates, the list and room to sign on one sheet; without the choice, each practice follows."""
    page.goto(f"{base}plan/")
    plan(page)
    whole = printed(page)
    page.locator("[data-plan-board]").evaluate("box => { box.checked = true; }")
    short = printed(page)

    assert len(short.lines) == 1 < len(whole.lines)
    assert "Placeanddate" in short.text


def test_the_page_for_the_board_holds_ten_long_practices_with_first_steps_and_risks(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    """With the longest texts of the atlas in each, all with dates; it says how many more there are."""
    atlas = atlas_records()
    proposals = [proposal_of(practice, atlas) for practice in atlas.published.values()]
    longest = {key: max((getattr(one, key) for one in proposals), key=len) for key in ("step", "risk", "helps")}
    title = max((practice.title for practice in atlas.published.values()), key=len)
    ids = [*catalogue.published, "clone-one", "clone-two", "clone-three"][:10]
    given(page, base, *(item(id_, start=f"2027-{12 - place:02}", owner="Welcome") for place, id_ in enumerate(ids)))
    page.wait_for_function("PracticeAtlas.proposals")
    page.evaluate(MAKE_LONG, [ids, longest, title])
    page.locator("[data-plan-board]").evaluate("box => { box.checked = true; }")
    page.get_by_label("Name of the plan").fill("Long")
    paper = printed(page)
    text = paper.text

    assert len(paper.lines) == 1
    assert text.count(squeezed(longest["step"])) == text.count(squeezed(longest["helps"])) == 3
    assert squeezed("7 more practices have their steps") in text
    first = re.search("|".join(ids), text.partition("Firststeps")[2])
    assert first
    assert first[0] == ids[9], "the earliest start comes first"


# Every practice of a plan gets the longest texts, also those that the small site lacks.
MAKE_LONG = """([ids, longest, title]) => {
  const { proposals, data } = PracticeAtlas;
  for (const id of ids) {
    if (!data.practices.some(practice => practice.id === id)) data.practices.push({ ...data.practices[0], id });
    data.practices.find(practice => practice.id === id).title = `${id} ${title}`.slice(0, title.length);
    proposals[id] = longest;
  }
}"""
