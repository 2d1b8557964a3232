"""The kits of the small atlas that the pages are tested with, and how a DOCX is read back."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "tests/fixtures/atlas", date(2026, 2, 1))


@pytest.fixture(scope="session")
def atlas() -> Catalogue:
    """The real records."""
    return atlas_records()


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def texts(document: Document) -> list[str]:
    """The text of every paragraph and cell in their order, empty ones left out."""
    found: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        elif isinstance(part, Table):
            found += [cell.text for row in part.rows for cell in row.cells]
    return [text for text in found if text.strip()]
