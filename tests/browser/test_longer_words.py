"""In a language with longer words, and in one that runs from right to left, readers see every text whole."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect

from macros.edition.languages import MIRRORED, PSEUDO
from macros.records.catalogue import Catalogue
from tests.handbook.pdf_reading import opened

from .conftest import address_of, build
from .kinds import board, routes
from .states import STATES, State
from .tab import emptied
from .test_paper import LEAST_LINES, PAPERS, Paper, printed
from .ways import WIDE, Eyes, Size

SIZES = (Size("wide window", 1440), Size("telephone", 360))
# Of a paper: its sums, all else in the same list, and where these stand.
SUMS = '.pa-sheet__body .pa-totals, .pa-compare [data-row^="sum:"]'
NO_SUMS = '.pa-sheet__body > :is(.pa-timeline, table), .pa-compare [data-row]:not([data-row^="sum:"])'
TOPS = "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().top)"
# Of an upright sheet and of a broad one, at both sides together, in millimetres: print.css, print-tools.css.
MARGINS, BROAD_MARGINS = 32, 28
MIRRORING = ("w:rtl", "w:bidiVisual", "w:bidi")
NOT_READABLE = Path(__file__).with_name("cut_texts.js").read_text("utf-8")


@pytest.fixture(scope="module")
def place(site_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in the longer language, beside two others that are open."""
    root = tmp_path_factory.mktemp("languages") / "root"
    shutil.copytree(site_root, root, symlinks=True)
    settings = root / "mkdocs.yml"
    opened = settings.read_text("utf-8").replace(" languages: []", f" languages: [{PSEUDO}, {MIRRORED}]")
    settings.write_text(opened, "utf-8")
    with address_of(build(root, root.with_name("site"), language=MIRRORED)) as address:
        yield address


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A tab of a reader who has never been here before."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def not_readable(eyes: Eyes, name: str, sizes: Sequence[Size] = SIZES) -> Iterator[str]:
    """What is cut, or lies on something else, in each size of the window."""
    for size in sizes:
        eyes.look(size)
        yield from (f"{name} ({size.name}): {fault}" for fault in eyes.page.evaluate(NOT_READABLE))


def test_every_kind_of_page_shows_its_texts_whole(place: str, browser: Browser, catalogue: Catalogue) -> None:
    found = []
    with new_page(browser) as page:
        eyes = Eyes(page)
        for route in routes(catalogue):
            page.goto(place + route)
            found += not_readable(eyes, route)

    assert "\n".join(found) == ""


def test_every_tool_in_use_shows_its_texts_whole(place: str, browser: Browser) -> None:
    found = []
    with new_page(browser) as page:
        eyes = Eyes(page)
        for state in STATES:
            sizes = SIZES if WIDE in state.sizes else SIZES[1:]
            emptied(page)
            eyes.look(sizes[0])
            page.goto(place + state.route)
            state.prepare(page)
            found += not_readable(eyes, state.name, sizes)

    assert "\n".join(found) == ""


@pytest.mark.parametrize("state", [state for state in STATES if state.name in PAPERS], ids=lambda state: state.name)
def test_a_paper_shows_its_texts_whole_and_its_sums_first(place: str, browser: Browser, state: State) -> None:
    """What readers hand out, a plan for the board too; no last sheet has only a line or two."""
    with new_page(browser) as page:
        eyes = Eyes(page)
        page.goto(place + state.route)
        state.prepare(page)
        choice = page.locator("[data-plan-board]")
        for is_for_the_board in (False, True)[: 1 + choice.count()]:
            choice.evaluate_all("(boxes, on) => boxes.forEach(box => { box.checked = on; })", is_for_the_board)
            paper = printed(page)
            sums, others = (page.locator(part).evaluate_all(TOPS) for part in (SUMS, NO_SUMS))
            assert list(not_readable(eyes, state.name, [sheet_of(paper)])) == []
            assert paper.lines[-1] >= LEAST_LINES, paper.lines
            assert "self-check" in state.name or max(sums) < min(others)


def sheet_of(paper: Paper) -> Size:
    """The room for texts on the sheets of a paper, as a window of that width."""
    with opened(paper.pdf) as pdf:
        _, _, width, height = map(float, pdf.pages[0].MediaBox)
    margins = BROAD_MARGINS if width > height else MARGINS
    return Size("paper", round(width * 96 / 72 - margins * 96 / 25.4), media="print")


def test_titles_of_the_navigation_and_the_foot_say_that_they_are_english(place: str, browser: Browser) -> None:
    """Nobody translates pages of docs/ into this language; what the navigation itself says is translated."""
    with new_page(browser) as page:
        page.goto(f"{place}about/")
        for part in (".pa-nav", ".pa-foot__nav"):
            marked = page.locator(f"{part} a:has([lang=en][dir=ltr])").all_text_contents()
            others = page.locator(f"{part} a:not(:has([lang]))").all_text_contents()
            assert "For maintainers" in marked
            assert len(others) > 2
            assert [text for text in others if text.isascii()] == []


def test_the_list_of_languages_opens_and_closes_by_keys(place: str, browser: Browser) -> None:
    with new_page(browser) as page:
        eyes = Eyes(page)
        eyes.look(SIZES[-1])
        page.goto(f"{place}cases/")
        button, languages = page.locator("[popovertarget]"), page.locator("#pa-languages a")
        expect(languages.first).to_be_hidden()
        button.press("Enter")
        expect(languages).to_have_text(["English", PSEUDO])
        expect(languages.first).to_be_visible()
        assert list(not_readable(eyes, "the list of languages")) == []
        page.keyboard.press("Tab")
        expect(languages.first).to_be_focused()
        page.keyboard.press("Escape")
        expect(languages.first).to_be_hidden()
        expect(button).to_be_focused()


def test_a_document_has_the_language_and_the_direction_of_its_page(
    place: str, browser: Browser, catalogue: Catalogue, tmp_path: Path
) -> None:
    with new_page(browser) as page:
        page.goto(place + board(catalogue))
        assert page.locator("[hreflang]").evaluate_all("links => links.map(link => link.lang)") == ["en", PSEUDO]
        with page.expect_download() as download:
            page.locator("[data-save-paper]").click()
        download.value.save_as(tmp_path / "board.docx")
    found = docx.Document(str(tmp_path / "board.docx"))
    marks = [found.styles.element, found.tables[0]._tbl, found.sections[0]._sectPr]

    assert found.core_properties.language == MIRRORED
    assert [bool(list(at.iter(qn(mark)))) for at, mark in zip(marks, MIRRORING, strict=True)] == [True, True, True]
