"""The PDF is one that a screen reader, an archive and a printer can trust."""

import re

import pikepdf
import pytest

from macros.handbook.typst_pdf import Pdf
from macros.records.catalogue import Catalogue

from .pdf_reading import annotations, bookmarks, elements, opened


@pytest.fixture
def pdf(handbook: Pdf) -> pikepdf.Pdf:
    return opened(handbook.content)


def test_the_document_says_its_title_language_author_subject_and_date(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title) == "Test Atlas"
    assert str(pdf.docinfo.Author) == "Test Atlas"
    assert str(pdf.docinfo.Subject) == "A small atlas."
    assert str(pdf.docinfo.CreationDate).startswith("D:20260115")


def test_the_document_claims_accessibility_and_archiving_in_one_file(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"


def test_the_document_is_tagged_with_headings_tables_and_links(pdf: pikepdf.Pdf) -> None:
    kinds = {str(element.S) for element in elements(pdf)}

    assert bool(pdf.Root.MarkInfo.Marked)
    assert {
        "/Document",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/P",
        "/Table",
        "/TH",
        "/TD",
        "/Link",
        "/L",
        "/LI",
        "/TOC",
    } <= kinds


def test_the_first_cell_of_each_row_of_a_table_is_its_head(pdf: pikepdf.Pdf) -> None:
    rows = [element for element in elements(pdf) if str(element.S) == "/TR" and str(element.P.S) == "/TBody"]
    written = [row for row in rows if len(row.K[0].get("/K", [])) > 0]

    assert len(written) > 20
    for row in written:
        scopes = [str(about.Scope) for about in row.K[0].A if "/Scope" in about]
        assert (str(row.K[0].S), scopes) == ("/TH", ["/Row"])
        assert {str(cell.S) for cell in row.K[1:]} <= {"/TD"}


def test_no_cell_names_heads_of_columns_only(pdf: pikepdf.Pdf) -> None:
    """A list of heads takes the place of their scopes, and Typst lists no heads of rows."""
    cells = [element for element in elements(pdf) if str(element.S) == "/TD"]

    assert cells
    assert [cell for cell in cells for about in cell.get("/A", []) if "/Headers" in about] == []


def test_no_picture_is_without_words(pdf: pikepdf.Pdf) -> None:
    figures = [element for element in elements(pdf) if str(element.S) == "/Figure"]

    assert [figure for figure in figures if not str(figure.get("/Alt", ""))] == []


def test_the_drawing_on_the_cover_is_one_picture_that_tells_every_stage(pdf: pikepdf.Pdf, catalogue: Catalogue) -> None:
    figures = [element for element in elements(pdf) if str(element.S) == "/Figure"]
    (told,) = [str(figure.Alt) for figure in figures if str(figure.Alt).startswith("The journey of a researcher")]

    assert "She arrives with a child" in told
    for stage in catalogue.vocabulary.facets["stage"].terms:
        assert re.search(rf"{stage.label}, [0-9]+ practices?[:.]", told)


def test_the_bookmarks_are_the_parts_the_practices_and_what_stands_around_them(pdf: pikepdf.Pdf) -> None:
    assert bookmarks(pdf) == [
        (1, "About this book"),
        (1, "How to read the scales"),
        (1, "The journey and its practices"),
        (1, "Accommodation"),
        (2, "A full practice"),
        (1, "Language support and language policy"),
        (2, 'Nasty <b>signs</b> & "quotes" {{ 6*7 }} | pipes'),
        (1, "Networking"),
        (2, "A minimal practice"),
        (1, "Blank plan"),
        (1, "Words of this book"),
        (1, "Index of subjects"),
        (1, "Index of institutions"),
    ]


def test_every_inner_link_leads_to_a_page_of_the_book(pdf: pikepdf.Pdf) -> None:
    pages = {page.objgen for page in pdf.pages}
    targets = [note.Dest if "/Dest" in note else note.A.D for note in annotations(pdf) if not _address(note)]

    assert len(targets) > 40
    assert [target for target in targets if _page(pdf, target).objgen not in pages] == []


def test_every_outer_link_is_safe(pdf: pikepdf.Pdf) -> None:
    addresses = [_address(note) for note in annotations(pdf)]

    assert "https://example.org/guide" in addresses
    assert [found for found in addresses if found and not re.match(r"https://|mailto:", found)] == []


def test_every_font_is_embedded_and_gives_its_text_back(pdf: pikepdf.Pdf) -> None:
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
    outer = [font for font in fonts if "/DescendantFonts" in font]

    assert outer
    for font in outer:
        assert "/ToUnicode" in font
        described = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in described or "/FontFile3" in described


def test_a_single_practice_has_its_sections_and_cases_as_bookmarks(full: Pdf) -> None:
    found = bookmarks(opened(full.content))

    assert found[0] == (1, "A full practice")
    assert (2, "Set-up") in found
    assert (2, "Delivery") in found
    assert (3, "An example from Košice") in found


def _address(note: pikepdf.Object) -> str:
    return str(note.A.URI) if "/A" in note and "/URI" in note.A else ""


def _page(pdf: pikepdf.Pdf, target: pikepdf.Object) -> pikepdf.Object:
    if isinstance(target, pikepdf.String | pikepdf.Name):
        found = pikepdf.NameTree(pdf.Root.Names.Dests)[str(target)]
        target = found.D if isinstance(found, pikepdf.Dictionary) else found
    return target[0]
