"""Makes a PDF from plain data: set by Typst as PDF/UA-1 and PDF/A-2a, compressed by pikepdf."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pikepdf
import typst
from pydantic_core import to_json

from ..edition.languages import ENGLISH
from .english_texts import marked
from .fonts import FontSet
from .glyph_coverage import drawable
from .row_heads import tag_row_heads

Paper = Literal["a4", "letter"]
TEMPLATES = Path(__file__).with_name("templates")

_PAPERS: Mapping[Paper, str] = {"a4": "a4", "letter": "us-letter"}
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
_PIXELS_AN_INCH = 137


class TypesetError(ValueError):
    """Typst cannot make a PDF of a book; the message holds that of Typst."""


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its bytes and its number of pages."""

    content: bytes
    pages: int


@dataclass(frozen=True)
class Typesetter:
    """Sets books on one paper with one set of fonts. The same data give the same bytes, wherever this runs."""

    fonts: FontSet
    paper: Paper = "a4"

    def text_of(self, data: Mapping[str, Any]) -> str:
        """The data as JSON for the templates, with only those characters that the fonts can draw."""
        told = data if data["edition"]["lang"] == ENGLISH else marked(data)  # data.typ asks the same
        text = to_json({**told, "paper": _PAPERS[self.paper]}).decode()
        return drawable(text, self.fonts.characters)

    def fingerprint(self, text: str) -> str:
        """The SHA-256 of the text, the templates, the fonts and the versions of the tools, in hexadecimal."""
        return hashlib.sha256(self._tools + text.encode()).hexdigest()

    def set(self, text: str, when: date) -> Pdf:
        """The PDF of a text of `text_of`, dated `when`; raises TypesetError where Typst cannot make one."""
        dated = datetime(when.year, when.month, when.day, tzinfo=UTC)
        with TemporaryDirectory() as folder:
            raw = Path(folder, "raw.pdf")
            self._compile(text, output=raw, format="pdf", pdf_standards=_STANDARDS, timestamp=dated)
            return _packed(raw)

    def picture(self, text: str) -> bytes:
        """The first page of a text of `text_of` as a PNG, some 1,600 pixels high; raises TypesetError as `set` does."""
        picture: bytes = self._compile(text, format="png", ppi=_PIXELS_AN_INCH)
        return picture

    def _compile(self, text: str, **options: Any) -> Any:
        # The typst package accepts such a dictionary, but its type hints do not.
        files: Any = {"main.typ": TEMPLATES / "main.typ", "data.json": text.encode()}
        try:
            return self._compiler.compile(input=files, **options)
        except typst.TypstError as error:
            told = " ".join(str(error).split())
            raise TypesetError(f"a book must be one that can be set in type; Typst says: {told}") from error

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(root=TEMPLATES, font_paths=self.fonts.for_typst, ignore_system_fonts=True)

    @cached_property
    def _tools(self) -> bytes:
        templates = (file.read_bytes() for file in sorted(TEMPLATES.rglob("*.typ")))
        fonts = (hashlib.sha256(file.read_bytes()).digest() for file in self.fonts.files)
        versions = " ".join(map(version, ("typst", "pikepdf"))).encode()
        return hashlib.sha256(b"".join([versions, *templates, *fonts])).digest()


def _packed(raw: Path) -> Pdf:
    """The PDF in less than half of its bytes. It is read from a file, since pikepdf needs 50 % longer for memory."""
    packed = BytesIO()
    with pikepdf.open(raw) as pdf:
        pages = len(pdf.pages)
        tag_row_heads(pdf, raw)
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return Pdf(packed.getvalue(), pages)
