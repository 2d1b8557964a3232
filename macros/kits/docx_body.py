"""Paragraphs and tables of a DOCX, as elements of WordprocessingML; python-docx takes ten times as long for a table."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from ..edition.languages import ENGLISH, EnglishText, spelling
from .blocks import Run, Table, Text
from .docx_template import HEAD_FILL, WIDTH

LinkTo = Callable[[str], str]
"""The id of the relation to an address, made where there is none."""

_name = cache(qn)
_KEEP_SPACES = {"xml:space": "preserve"}


def child(parent: _Element, name: str, attributes: Mapping[str, str] | None = None) -> _Element:
    """A new last child with this name, such as `w:p`, and these attributes."""
    named = {_name(key): value for key, value in (attributes or {}).items()}
    return etree.SubElement(parent, _name(name), named)


def add_paragraph(
    parent: _Element, style: str, text: Sequence[Run], link_to: LinkTo | None = None, bold: bool = False
) -> None:
    """A paragraph with the id of its style."""
    paragraph = child(parent, "w:p")
    if style != "Normal":
        child(child(paragraph, "w:pPr"), "w:pStyle", {"w:val": style})
    for run in text:
        if run.href and link_to:
            link = child(paragraph, "w:hyperlink", {"r:id": link_to(run.href)})
            add_run(link, run, bold, is_link=True)
        else:
            add_run(paragraph, run, bold)


def add_table(parent: _Element, table: Table, link_to: LinkTo) -> None:
    """A table as wide as the page, whose head row is repeated on each page, and a small gap after it."""
    element = child(parent, "w:tbl")
    looks = child(element, "w:tblPr")
    child(looks, "w:tblStyle", {"w:val": "TableGrid"})
    child(looks, "w:tblW", {"w:w": f"{WIDTH.twips}", "w:type": "dxa"})
    child(looks, "w:tblLayout", {"w:type": "fixed"})
    child(looks, "w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"})
    widths = [f"{WIDTH.twips * share // sum(table.widths)}" for share in table.widths]
    grid = child(element, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", {"w:w": width})
    _add_row(element, [(Run(text),) for text in table.head], widths, link_to, is_head=True)
    for row in table.rows:
        _add_row(element, row, widths, link_to)
    add_paragraph(parent, "Caption", ())


def _add_row(
    table: _Element, cells: Sequence[Text], widths: Sequence[str], link_to: LinkTo, is_head: bool = False
) -> None:
    row = child(table, "w:tr")
    looks = child(row, "w:trPr")
    child(looks, "w:cantSplit")
    if is_head:
        child(looks, "w:tblHeader")
    for cell, width in zip(cells, widths, strict=True):
        column = child(row, "w:tc")
        inside = child(column, "w:tcPr")
        child(inside, "w:tcW", {"w:w": width, "w:type": "dxa"})
        if is_head:
            child(inside, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": HEAD_FILL})
        add_paragraph(column, "Normal", cell, link_to, bold=is_head)


def add_run(parent: _Element, run: Run, bold: bool = False, is_link: bool = False) -> None:
    """A piece of text, which says that it is English where it still is."""
    element = child(parent, "w:r")
    looks = [name for name, wanted in (("w:b", run.bold or bold), ("w:i", run.italic)) if wanted]
    is_english = isinstance(run.text, EnglishText)
    if looks or is_link or is_english:
        properties = child(element, "w:rPr")
        for name in looks:
            child(properties, name)
        if is_link:
            child(properties, "w:u", {"w:val": "single"})
        if is_english:
            child(properties, "w:lang", {"w:val": spelling(ENGLISH)})
    child(element, "w:t", _KEEP_SPACES).text = run.text
