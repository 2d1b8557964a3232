"""The workbook for managers: practices, cases, scales, and a plan to fill in.

Every text has the quote prefix, so that it stays text when somebody edits the cell.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..edition.action_plan import plan_forms, plan_words
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from .edition_header import edition_line
from .row_heights import head_height, row_heights
from .worksheets import Cell, Heading, Look, Sheet, sheets

ROUTE = "data/practices.xlsx"
_LIMIT = 32_767  # characters in a cell of Excel
_WIDTHS: dict[Look, int] = {
    "wide": 56,
    "medium": 24,
    "narrow": 11,
    "date": 13,
    "address": 44,
    "entry": 26,
    "choice": 13,
    "hidden": 13,
}
_FIRST = 40
_FEW = 8  # columns of a sheet whose first one is no wider than the others
_ON_A_PAGE = 210  # letters beside each other on A4 that can still be read
_PHASE_FILL = {"setup": "#0b5d66", "delivery": "#9a4a12", "": "#18243a"}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Formats:
    """The formats of a workbook."""

    heads: dict[str, Format]
    text: Format
    number: Format
    date: Format
    title: Format
    link: Format
    entry: Format


def workbook_file(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The workbook with its route; the same records give the same bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties(
        {
            "title": edition.name,
            "subject": edition.description,
            "comments": edition_line(edition),
            "created": datetime.combine(edition.date, time(), UTC),
        }
    )
    book.set_custom_property("Version", edition.version, "text")
    book.set_custom_property("Licence", edition.licence_url, "text")
    formats = _formats(book)
    for sheet in sheets(catalogue, edition):
        page = book.add_worksheet(sheet.name)
        _head(page, sheet, formats)
        _fill(page, sheet, formats)
        _arrange(page, sheet, edition)
        _validate(page, sheet)
    words, states = plan_words()["sheet"], plan_forms()["plain"].states
    book.define_name(words["states"], f"={words['lists']}!$A$2:$A${len(states) + 1}")
    book.close()
    yield ROUTE, target.getvalue()


def _formats(book: xlsxwriter.Workbook) -> Formats:
    body = {"valign": "top", "text_wrap": True, "font_color": "#18243a", "bottom": 1, "bottom_color": "#d9dfe8"}
    text = {**body, "quote_prefix": True}
    day = {"num_format": "yyyy-mm-dd", "align": "left"}
    head = {"bold": True, "font_color": "#ffffff", "valign": "vcenter", "text_wrap": True}
    return Formats(
        heads={phase: book.add_format({**head, "bg_color": fill}) for phase, fill in _PHASE_FILL.items()},
        text=book.add_format(text),
        number=book.add_format({**body, "align": "left"}),
        date=book.add_format({**body, **day}),
        title=book.add_format({**text, "bold": True}),
        link=book.add_format({**body, "font_color": "#0b5d66", "underline": 1}),
        entry=book.add_format({**text, "bg_color": "#f5f7fa"}),
    )


def _head(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    page.set_row(0, head_height([heading.text for heading in sheet.headings], _widths(sheet)))
    for place, heading in enumerate(sheet.headings):
        page.write_string(0, place, heading.text, formats.heads[heading.phase])
        page.set_column(place, place, _widths(sheet)[place], None, {"hidden": heading.look == "hidden"})


def _widths(sheet: Sheet) -> list[int]:
    """The width of each column in letters."""
    widths = [_WIDTHS[heading.look] for heading in sheet.headings]
    return [_FIRST, *widths[1:]] if len(widths) > _FEW else widths


def _fill(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    heights = row_heights(sheet.rows, _widths(sheet))
    for row, (cells, height) in enumerate(zip(sheet.rows, heights, strict=True), start=1):
        page.set_row(row, height)
        for place, (heading, value) in enumerate(zip(sheet.headings, cells, strict=True)):
            _write(page, (row, place), value, _format(place, heading, value, formats), heading.look == "address")


def _format(place: int, heading: Heading, value: Cell, formats: Formats) -> Format:
    if heading.look in ("entry", "choice"):
        return formats.entry
    if place == 0:
        return formats.title
    return formats.date if isinstance(value, date) else formats.number if isinstance(value, int) else formats.text


def _write(page: Worksheet, at: tuple[int, int], value: Cell, look: Format, is_address: bool) -> None:
    if value is None or value == "":
        page.write_blank(*at, None, look)
    elif isinstance(value, date):
        page.write_datetime(*at, datetime.combine(value, time()), look)
    elif isinstance(value, int):
        page.write_number(*at, value, look)
    elif is_address:
        page.write_url(*at, value, look)
    else:
        page.write_string(*at, value if len(value) <= _LIMIT else f"{value[: _LIMIT - 1]}…", look)


def _arrange(page: Worksheet, sheet: Sheet, edition: Edition) -> None:
    """Freeze the head, set filters, and set up the page for printing."""
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(_pages_wide(_widths(sheet)), 0)
    page.set_margins(left=0.4, right=0.4)
    page.repeat_columns(0)
    page.set_header(f"&L&B{_plain(edition.name)}&R&A")
    page.set_footer(f"&L{_plain(f'{edition.version} · {edition.date} · {edition.licence}')}&R&P / &N")


def _pages_wide(widths: Sequence[int]) -> int:
    """The pages beside each other that a sheet takes, each of which begins with the first column."""
    first, others = widths[0], sum(widths[1:])
    return ceil(others / (_ON_A_PAGE - first))


def _plain(text: str) -> str:
    """Text for a page header, in which `&` is escaped, since it begins a code there."""
    return text.replace("&", "&&")


def _validate(page: Worksheet, sheet: Sheet) -> None:
    """Limit the states of the plan to those of the sheet of lists."""
    for place, heading in enumerate(sheet.headings):
        if heading.look == "choice":
            rule = {"validate": "list", "source": f"={sheet.choices}"}
            page.data_validation(1, place, max(len(sheet.rows), 1), place, rule)
