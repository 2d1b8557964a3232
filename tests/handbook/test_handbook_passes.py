"""Typst sets a book again until its page numbers hold: with good stand-ins, what the first pass finds is true already.

A third pass would cost a fifth of the time of the handbook, and nothing else would tell.
"""

import shutil
from pathlib import Path

import pytest

from macros.handbook import typst_pdf
from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from tests.atlas import atlas_records

from .conftest import EDITION, handbook_of
from .pdf_reading import opened, starts

ROOT = Path(__file__).parents[2]
# What the templates ask about the pass before, and what the answer is while there was none.
ASKED = {
    "links.typ": ("query(label(to)).len() > 0", "false"),
    "contents.typ": ("query(heading).len() == 0", "true"),
}


def test_the_first_pass_finds_the_pages_of_all_practices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = atlas_records()
    setter = Typesetter(FontSet())
    text = setter.text_of(book_data(handbook_of(catalogue), Entries(catalogue, EDITION)))
    finished = starts(opened(setter.set(text, EDITION.date).content))

    monkeypatch.setattr(typst_pdf, "TEMPLATES", shutil.copytree(typst_pdf.TEMPLATES, tmp_path / "templates"))
    for name, (question, answer) in ASKED.items():
        template = tmp_path / "templates" / name
        asked = template.read_text("utf-8")
        assert asked.count(question) == 1
        template.write_text(asked.replace(question, answer), "utf-8")
    first = starts(opened(Typesetter(FontSet()).set(text, EDITION.date).content))

    assert {practice.title for practice in catalogue.published.values()} <= first.keys()
    assert first == finished
