"""Rules for the content of texts."""

import re
from collections.abc import Iterator

from .. import markdown
from ..framework import Framework
from ..model import Record
from ..model_document import ModelDocument
from ..problems import quoted
from .rule import Context, Finding, rule

_JINJA = re.compile(r"\{\{|\{%|\{#")
_CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()/.-]{7,}\d")
_NEARLY_A_LINK = re.compile(r"\[[^\]\n]+(\]\s?\((?:[a-z]+:|www\.)[^)\n]*\)?)", re.IGNORECASE)
_NAMES = {
    "heading": "headings",
    "image": "images",
    "table": "tables",
    "fence": "code blocks",
    "code_block": "code blocks (four spaces at the beginning of a line)",
    "hr": "rules",
}
_HTML = ("html_block", "html_inline")


@rule("T001", "practice", "case")
def no_raw_html(record: Record, _: Context) -> Iterator[Finding]:
    """Prose must not hold HTML; Markdown has all that is needed."""
    for text in record.texts:
        if text.is_prose and "<" in text.value:
            for found in markdown.disallowed(text.value):
                if found.kind in _HTML:
                    yield Finding(
                        text.where,
                        f"prose must not hold HTML; got {quoted(found.text)}",
                        "for bold write **text**; for a smaller-than sign write 'less than'",
                        found.line,
                    )


@rule("T002", "practice", "case")
def no_template_marks(record: Record, _: Context) -> Iterator[Finding]:
    """Prose must not hold the marks of the template language, two braces or a brace with % or #."""
    for text in record.texts:
        if text.is_prose and (mark := _JINJA.search(text.value)):
            line = text.value.count("\n", 0, mark.start())
            yield Finding(
                text.where,
                f"prose must not hold template marks; got {quoted(mark.group())}",
                "say in words what is meant",
                line,
            )


@rule("T003", "practice", "case")
def links_are_safe(record: Record, _: Context) -> Iterator[Finding]:
    """A link in prose must lead to https://…, practice:<id> or case:<id>."""
    for text in record.texts:
        if text.is_prose:
            for link in markdown.links(text.value):
                if not markdown.SAFE_LINK.match(link.text) and not markdown.RECORD_LINK.fullmatch(link.text):
                    yield Finding(
                        text.where,
                        f"a link must begin with https://, practice: or case:; got {quoted(link.text)}",
                        "copy the full address from the browser, or write practice: and the id of the practice",
                        link.line,
                    )


@rule("T004", "practice", "case")
def prose_has_no_headings(record: Record, _: Context) -> Iterator[Finding]:
    """Prose must not hold headings, since the page sets them."""
    yield from _disallowed(record, ("heading",), "take the line out, or make it the first words of the paragraph")


@rule("T005", "practice", "case")
def prose_keeps_to_the_subset(record: Record, _: Context) -> Iterator[Finding]:
    """Prose may hold paragraphs, lists, quotes, bold, italics, short code and links; nothing else."""
    yield from _disallowed(record, ("image", "table", "fence", "code_block", "hr"), "say it in sentences or in a list")


@rule("T006", "practice", "case", "framework", "model")
def no_contact_data(record: Record | Framework | ModelDocument, _: Context) -> Iterator[Finding]:
    """A record must not hold a mail address or a telephone number, since people change and data must be protected."""
    for text in record.texts:
        if text.where[-1] in ("url", "source") or not ("@" in text.value or "+" in text.value):
            continue
        if found := _CONTACT.search(text.value):
            yield Finding(
                text.where,
                f"a record must not hold mail addresses or telephone numbers; got {quoted(found.group())}",
                "link to the page of the office instead",
                text.value.count("\n", 0, found.start()),
            )


def _disallowed(record: Record, kinds: tuple[str, ...], tip: str) -> Iterator[Finding]:
    for text in record.texts:
        if text.is_prose:
            for found in markdown.disallowed(text.value):
                if found.kind in kinds:
                    yield Finding(
                        text.where,
                        f"prose must not hold {_NAMES[found.kind]}; got {quoted(found.text)}",
                        tip,
                        found.line,
                    )


@rule("T010", "practice", "case")
def what_looks_like_a_link_is_one(record: Record, _: Context) -> Iterator[Finding]:
    """What looks like a link in prose must be one: no space between its parts, and none in the address."""
    for text in record.texts:
        if text.is_prose and "](" in text.value.replace("] (", "]("):
            for found in _NEARLY_A_LINK.finditer(markdown.words(text.value)):
                start = text.value.find(found[1])
                yield Finding(
                    text.where,
                    f"a link must be written [words](https://address); got {quoted(found.group())}",
                    "put ] and ( side by side, and an address that begins with https:// and holds no space",
                    text.value.count("\n", 0, max(start, 0)),
                )
