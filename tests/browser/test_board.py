"""The page of a practice for a board: each of them fits on one sheet of A4, with all of its parts."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.edition.routes import practice as route_of
from macros.edition.settings import edition_of
from macros.pages.board import board_pages
from macros.pages.site import Site
from macros.publishing.bundles import bundled
from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue
from tests.handbook.pdf_reading import opened

from .conftest import ROOT
from .kinds import board
from .test_paper import printed

SHEET = re.compile(r"<main.*</main>", re.DOTALL)
EACH_ON_ITS_OWN = ".pa-board { break-after: page } .pa-board:last-child { break-after: auto }"


@pytest.fixture(scope="module")
def sheets() -> list[str]:
    """The board page of every real practice, as HTML."""
    catalogue = load_catalogue(ROOT, date(2100, 1, 1))
    pages = board_pages(Site(catalogue, edition_of(ROOT, catalogue)))
    return [make().decode() for _, _, make in pages]


def test_every_practice_fits_on_one_sheet(browser: Browser, sheets: list[str], tmp_path: Path) -> None:
    """All of them one after the other, in one document, make as many sheets as there are practices."""
    styles = dict(bundled(ROOT / "docs", small=False))
    css = "".join(styles[f"assets/css/{name}.css"].decode() for name in ("base", "board")) + EACH_ON_ITS_OWN
    texts = "".join(SHEET.findall(sheet)[0] for sheet in sheets)
    whole = tmp_path / "all.html"
    body = f'<body class="pa-board-page" data-md-color-scheme="default">{texts}</body>'
    whole.write_text(f'<!doctype html><html lang="en"><style>{css}</style>{body}</html>', encoding="utf-8")
    page = browser.new_page()
    page.goto(whole.as_uri())

    with opened(page.pdf(prefer_css_page_size=True)) as pdf:
        assert len(pdf.pages) == len(sheets)
    page.close()


def test_a_board_page_names_its_practice_and_stays_out_of_searches(sheets: list[str]) -> None:
    """Search engines keep to the page of the practice."""
    assert all('<meta name="robots" content="noindex">' in sheet for sheet in sheets)


def test_a_practice_leads_to_its_board_page_and_back(page: Page, base: str, catalogue: Catalogue) -> None:
    """By a link that can be sent; the sheet prints alone."""
    route = board(catalogue)
    id_ = route.split("/")[1]
    page.goto(base + route_of(id_))
    page.get_by_role("link", name="One page for the board").click()
    expect(page).to_have_url(base + route)
    paper = printed(page)
    assert paper.furniture == []
    assert len(paper.lines) == 1
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    page.get_by_role("link", name="Back to the practice").click()
    expect(page).to_have_url(base + route_of(id_))
