"""The page of a practice for a board: each of them fits on one sheet of A4, with all of its parts."""

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from docx.document import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect

from macros.edition.routes import practice as route_of
from macros.pages.board import board_pages
from macros.pages.site import Site
from macros.publishing.bundles import bundled
from macros.records.catalogue import Catalogue
from macros.translations.build import in_language
from tests.atlas import atlas_records
from tests.handbook.pdf_reading import opened
from tests.kits.conftest import texts

from .conftest import ROOT
from .kinds import board
from .plans import BUDDIES, CHECKLIST, VISA, given, item
from .test_paper import printed

LONGER = "ar-XB"
SHEET = re.compile(r"<main.*</main>", re.DOTALL)
PARAGRAPH, TEXT, HEAD_ROW = qn("w:p"), qn("w:t"), qn("w:tblHeader")
EACH_ON_ITS_OWN = ".pa-board { break-after: page } .pa-board:last-child { break-after: auto }"


@pytest.fixture(scope="module")
def sheets() -> list[str]:
    """The board page of every real practice, as HTML."""
    return sheets_in("")


def sheets_in(language: str) -> list[str]:
    """The same in a language; none is English."""
    with in_language(ROOT, atlas_records(), language, date(2026, 11, 30)) as (catalogue, edition):
        return [make().decode() for _, _, make in board_pages(Site(catalogue, edition))]


@pytest.mark.parametrize("language", ["", LONGER])
def test_every_practice_fits_on_one_sheet(browser: Browser, language: str, tmp_path: Path) -> None:
    """All of them one after the other, in one document, make as many sheets; so do words a third longer."""
    sheets = sheets_in(language)
    styles = dict(bundled(ROOT / "docs", small=False))
    css = "".join(styles[f"assets/css/{name}.css"].decode() for name in ("base", "board")) + EACH_ON_ITS_OWN
    texts = "".join(SHEET.findall(sheet)[0] for sheet in sheets)
    whole = tmp_path / "all.html"
    head = f'<!doctype html><html lang="{language or "en"}"><style>{css}</style>'
    body = f'<body class="pa-board-page" data-md-color-scheme="default">{texts}</body></html>'
    whole.write_text(head + body, encoding="utf-8")
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


def document(page: Page, button: str, name: str) -> Document:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == name
    return docx.Document(io.BytesIO(download.value.path().read_bytes()))


def squeezed(text: str) -> str:
    """A text without blanks, and without the boxes, numbers and points that lists have in a document."""
    return re.sub(r"\s|[\u2610•]", "", text)


def said_in(found: Document) -> str:
    """All that a document says, in its order."""
    body = (
        re.sub(r"^\d\. ", "", "".join(run.text for run in at.iter(TEXT))) for at in found.element.body.iter(PARAGRAPH)
    )
    return squeezed("".join(body))


def headings(found: Document) -> list[str]:
    """The headings of the first level."""
    return [at.text for at in found.paragraphs if at.style and at.style.name == "Heading 1"]


@pytest.mark.parametrize("way", ["served", "folder"])
def test_the_document_of_a_practice_says_what_its_board_page_says(
    page: Page, base: str, folder: Path, catalogue: Catalogue, way: str
) -> None:
    route = board(catalogue)
    id_ = route.split("/")[1]
    page.goto(base + route if way == "served" else (folder / route / "index.html").as_uri())
    found = document(page, "Save for Word (DOCX)", f"{id_}-board.docx")
    main = BeautifulSoup(page.locator("main").evaluate("main => main.outerHTML"), "html.parser")
    assert said_in(found) == squeezed(main.get_text())
    practice = catalogue.published[id_]
    assert headings(found) == [practice.title]
    assert practice.title in found.core_properties.title
    assert found.core_properties.language == "en-GB"
    assert found.tables[0].rows[0]._tr.trPr.find(HEAD_ROW) is not None
    assert not [link for link in texts(found) if "file:" in link]


def test_the_document_of_a_plan_says_what_its_board_page_says(page: Page, base: str, catalogue: Catalogue) -> None:
    """In the order of paper: sums, dates, what has no date, first steps and risks."""
    given(
        page,
        base,
        item(CHECKLIST, start="2027-01", owner="Jana <b>Nováková</b> & co"),
        item(VISA),
        item(board(catalogue).split("/")[1]),
        item(BUDDIES, state="running"),
    )
    page.wait_for_function("Object.keys(PracticeAtlas.proposals ?? {}).length")
    page.evaluate(STEPS)
    page.get_by_label("Name of the plan").fill("Welcome, 2027")
    page.locator("[data-plan-board]").check()
    expect(page.locator(".pa-sheet__next")).to_have_count(1)
    found = document(page, "Save the page for the board, for Word", "my-plan-board.docx")
    page.emulate_media(media="print")
    parts = page.locator(".pa-sheet__body > *").evaluate_all(SHOWN)
    signed = page.locator(".pa-sign").inner_text()
    assert said_in(found) == squeezed("".join(parts) + signed)
    assert [len(table.columns) for table in found.tables] == [3, 5, 5, 3]
    assert headings(found) == ["Welcome, 2027"]


# First steps and risks, which the made-up practices lack.
STEPS = """() => {
    for (const proposal of Object.values(PracticeAtlas.proposals))
        Object.assign(proposal, { step: "Ask <two> colleagues.", risk: "Nobody has time", helps: "Begin & go on." });
}"""
# What is on paper, in its order, without bars, their years and what explains them.
SHOWN = """parts => parts
    .filter(part => getComputedStyle(part).display !== "none")
    .map((part, place) => [Number(getComputedStyle(part).order), place, part])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , part]) => {
        const copy = part.cloneNode(true);
        for (const away of copy.querySelectorAll("[aria-hidden=true], .pa-sheet__dated, .pa-timeline caption"))
            away.remove();
        return copy.textContent;
    })"""
