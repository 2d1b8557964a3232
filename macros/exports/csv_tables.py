"""The CSV files of all records, with keys for machines and no text that a spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from .columns import Column, Value, case_columns, practice_columns
from .framework_table import framework_columns, framework_rows

SEPARATOR = "; "
# Characters that begin a formula in spreadsheets, or can hide one. Source: OWASP, CSV injection.
FORMULA_MARKS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms are taken for formulas too


def csv_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every CSV file with its route."""
    practices = catalogue.published.values()
    yield "data/practices.csv", table(practice_columns(catalogue, edition), practices)
    yield "data/cases.csv", table(case_columns(catalogue, edition), catalogue.published_cases.values())
    yield "data/frameworks.csv", table(framework_columns(edition), framework_rows(catalogue))


def table(columns: Sequence[Column], records: Iterable[Any]) -> bytes:
    """One table as CSV (RFC 4180) in UTF-8: a header line with the names, then one line for each record."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([[_cell(column.value(record)) for column in columns] for record in records])
    return target.getvalue().encode()


def escape_formula(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = SEPARATOR.join(value)
    if isinstance(value, str):
        return escape_formula(value)
    return value.isoformat() if isinstance(value, date) else str(value)
