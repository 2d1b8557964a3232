"""The empty document from which every DOCX begins: that of python-docx in our look, without what we do not use."""

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

ADVICE = "Advice"
WIDTH = Cm(17)
"""Of the text of a page."""
_MARGIN = Cm(2)
_PAPER = Cm(21), Cm(29.7)
_INK, _ACCENT, _SOFT, HEAD_FILL, _LINE = "18243A", "0B5D66", "4D5B73", "E6F2F2", "B9C4D0"
# Name, size and space before, in points, and colour.
_LOOKS = (
    ("Normal", 10.5, 0, _INK),
    ("Title", 22, 0, _ACCENT),
    ("Subtitle", 13, 0, _INK),
    ("Heading 1", 15, 18, _ACCENT),
    ("Heading 2", 12, 12, _INK),
    ("List Bullet", 10.5, 0, _INK),
    ("List Number", 10.5, 0, _INK),
    ("Caption", 9, 0, _SOFT),
    ("Footer", 8.5, 0, _SOFT),
)
_USED = {name for name, *_ in _LOOKS} | {"Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
_MODERN = "15"
"""The compatibility mode of Word 2013 and later; an older one is shown as a limit of the file."""


@cache
def template(language: str) -> bytes:
    """The bytes of the document; `language` is that of its texts, such as en-GB."""
    document = docx.Document()
    _drop_unused(document)
    for look in _LOOKS:
        _set_look(document, *look)
    _set_tables(document)
    _add_advice(document)
    _set_language(document, language)
    _set_page(document)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _MODERN)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _drop_unused(document: Document) -> None:
    """Remove styles, parts and a picture that only make the file large."""
    styles = document.styles.element
    for style in list(styles.style_lst):
        if document.styles.element.get_by_id(style.styleId).name_val.title() not in {name.title() for name in _USED}:
            styles.remove(style)
    unused = ("stylesWithEffects", "customXml", "webSettings", "fontTable", "thumbnail")
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, found in relations.items() if found.reltype.endswith(unused)]:
            relations.pop(key)


def _set_look(document: Document, name: str, size: float, before: int, colour: str) -> None:
    style: Any = document.styles[name]
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing", "w:kern", "w:i", "w:iCs", "w:caps"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    for link in style.element.findall(qn("w:link")):  # to a style of characters that is gone
        style.element.remove(link)
    for frame in style.element.iter(qn("w:pBdr")):
        frame.getparent().remove(frame)
        break
    style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor.from_string(colour)
    style.font.bold = name in ("Title", "Heading 1", "Heading 2")
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(5)
    style.paragraph_format.line_spacing = 1.15


def _set_tables(document: Document) -> None:
    """Thin lines, and cells with room for writing."""
    style: Any = document.styles["Table Grid"]
    for border in style.element.iter(qn("w:tblBorders")):
        for line in border:
            line.set(qn("w:color"), _LINE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(2), Pt(2)


def _add_advice(document: Document) -> None:
    """A style for what is said to the person who adapts a model, set apart from the text to copy."""
    style: Any = document.styles.add_style(ADVICE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.3)
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
        shade.set(qn(f"w:{key}"), value)
    style.element.get_or_add_pPr().insert_element_before(shade, "w:spacing", "w:ind")


def _set_language(document: Document, language: str) -> None:
    for of_text in document.styles.element.iter(qn("w:lang")):
        of_text.set(qn("w:val"), language)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAPER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    document.settings.odd_and_even_pages_header_footer = False
