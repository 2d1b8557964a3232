"""Rules for the content of texts."""

import re
from collections.abc import Iterator, Mapping

from .. import markdown
from ..framework import Framework
from ..model import Record
from ..model_document import ModelDocument
from ..problems import quoted
from .rule import Context, Finding, finding, rule

_JINJA = re.compile(r"\{\{|\{%|\{#")
_CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()/.-]{7,}\d")
_NEARLY_A_LINK = re.compile(r"\[[^\]\n]+(\]\s?\((?:[a-z]+:|www\.)[^)\n]*\)?)", re.IGNORECASE)
_OTHER_BLOCKS = ("image", "table", "fence", "code_block", "hr")
_HTML = ("html_block", "html_inline")


@rule("T001", "practice", "case")
def no_raw_html(record: Record, _: Context) -> Iterator[Finding]:
    for text in record.texts:
        if text.is_prose and "<" in text.value:
            for found in markdown.disallowed(text.value):
                if found.kind in _HTML:
                    yield finding("T001", text.where, offset=found.line, got=quoted(found.text))


@rule("T002", "practice", "case")
def no_template_marks(record: Record, _: Context) -> Iterator[Finding]:
    for text in record.texts:
        if text.is_prose and (mark := _JINJA.search(text.value)):
            line = text.value.count("\n", 0, mark.start())
            yield finding("T002", text.where, offset=line, got=quoted(mark.group()))


@rule("T003", "practice", "case")
def links_are_safe(record: Record, _: Context) -> Iterator[Finding]:
    for text in record.texts:
        if text.is_prose:
            for link in markdown.links(text.value):
                if not markdown.SAFE_LINK.match(link.text) and not markdown.RECORD_LINK.fullmatch(link.text):
                    yield finding("T003", text.where, offset=link.line, got=quoted(link.text))


@rule("T004", "practice", "case")
def prose_has_no_headings(record: Record, _: Context) -> Iterator[Finding]:
    yield from _disallowed(record, {"heading": "T004"})


@rule("T005", "practice", "case")
def prose_keeps_to_the_subset(record: Record, _: Context) -> Iterator[Finding]:
    yield from _disallowed(record, {kind: f"T005.{kind}" for kind in _OTHER_BLOCKS})


@rule("T006", "practice", "case", "framework", "model")
def no_contact_data(record: Record | Framework | ModelDocument, _: Context) -> Iterator[Finding]:
    for text in record.texts:
        if text.where[-1] in ("url", "source") or not ("@" in text.value or "+" in text.value):
            continue
        if found := _CONTACT.search(text.value):
            line = text.value.count("\n", 0, found.start())
            yield finding("T006", text.where, offset=line, got=quoted(found.group()))


def _disallowed(record: Record, keys: Mapping[str, str]) -> Iterator[Finding]:
    """What prose must not hold: `keys` has the key of the message by the kind of Markdown."""
    for text in record.texts:
        if text.is_prose:
            for found in markdown.disallowed(text.value):
                if found.kind in keys:
                    yield finding(keys[found.kind], text.where, offset=found.line, got=quoted(found.text))


@rule("T010", "practice", "case")
def what_looks_like_a_link_is_one(record: Record, _: Context) -> Iterator[Finding]:
    for text in record.texts:
        if text.is_prose and "](" in text.value.replace("] (", "]("):
            for found in _NEARLY_A_LINK.finditer(markdown.words(text.value)):
                line = text.value.count("\n", 0, max(text.value.find(found[1]), 0))
                yield finding("T010", text.where, offset=line, got=quoted(found.group()))
