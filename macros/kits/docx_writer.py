"""Writes blocks as DOCX: headings and head rows as such, title and language set, the same bytes each time."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from ..edition.dates import day
from ..edition.edition import Edition
from ..edition.languages import made_of, spelling
from .blocks import Block, Checklist, Heading, Items, Kit, Paragraph, Run, Table
from .docx_body import add_paragraph, add_run, add_table, child
from .docx_template import ADVICE, template
from .words import filled, words

_STYLES = {"lede": "Subtitle", "text": "Normal", "note": "Caption", "advice": ADVICE}
_BOX = Run("☐ ")
_LONGEST = 255
"""Characters that a property of a document may have."""


def docx_file(kit: Kit, edition: Edition) -> bytes:
    """The whole file."""
    document = docx.Document(io.BytesIO(template(spelling(edition.language))))
    _set_properties(document, kit, edition)
    _write_body(document, kit)
    _write_footer(document, edition)
    return _packed(document, edition)


def _set_properties(document: Document, kit: Kit, edition: Edition) -> None:
    properties, when = document.core_properties, datetime.combine(edition.date, time(), UTC)
    properties.title, properties.subject = kit.title[:_LONGEST], kit.subject[:_LONGEST]
    properties.language, properties.version = spelling(edition.language), edition.version
    properties.author = properties.last_modified_by = edition.name
    properties.identifier, properties.comments = kit.address[:_LONGEST], edition.licence
    properties.created = properties.modified = when


def _write_body(document: Document, kit: Kit) -> None:
    body = document.element.body
    section = body[-1]  # says the size of the page, and comes last
    body.remove(section)

    def link_to(href: str) -> str:
        return document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    add_paragraph(body, "Title", (Run(kit.title),), link_to)
    for block in kit.blocks:
        if isinstance(block, Table):
            add_table(body, block, link_to)
        else:
            for style, text in _paragraphs(block):
                add_paragraph(body, style, text, link_to)
    body.append(section)


def _paragraphs(block: Block) -> Iterator[tuple[str, Sequence[Run]]]:
    """The paragraphs of a block that is no table, each with its style."""
    match block:
        case Heading(text, level):
            yield f"Heading{level}", (Run(text),)
        case Paragraph(runs, look):
            yield _STYLES[look], runs
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                yield ("Normal", (Run(f"{number}. "), *item)) if numbered else ("ListBullet", item)
        case Checklist(items):
            for item in items:
                yield "Normal", (_BOX, *item)


def _write_footer(document: Document, edition: Edition) -> None:
    said = filled("footer", name=edition.name, version=edition.version, date=day(edition.date))
    page, paragraph = words()["page"], document.sections[0].footer.paragraphs[0]._p
    add_run(paragraph, Run(made_of(f"{said} · {page} ", said, page)))
    child(paragraph, "w:fldSimple", {"w:instr": "PAGE"})


def _packed(document: Document, edition: Edition) -> bytes:
    """The file as a zip archive whose entries are dated by the edition."""
    loose, target = io.BytesIO(), io.BytesIO()
    document.save(loose)
    made = edition.date
    with ZipFile(loose) as parts, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            entry = ZipInfo(name, (max(made.year, 1980), made.month, made.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts.read(name))
    return target.getvalue()
