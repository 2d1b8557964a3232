"""The prose of records as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..edition.languages import made_of
from ..records.markdown import RECORD_LINK, SAFE_LINK, Node, Resolve, parse
from .blocks import Block, Items, Paragraph, Run, Text


def prose_blocks(text: str, address: Resolve) -> Iterator[Block]:
    """The blocks of a text; what lies inside of lists and quotations becomes one paragraph each."""
    for node in parse(text):
        if node.kind in ("bullet_list", "ordered_list"):
            items = tuple(_text([item], text, address) for item in node.children)
            yield Items(items, node.kind == "ordered_list")
        else:
            yield Paragraph(_text([node], text, address))


def _text(nodes: Sequence[Node], source: str, address: Resolve) -> Text:
    runs = (run for run in _runs(nodes, Run(""), address) if run.text)
    return tuple(replace(run, text=made_of(run.text, source)) for run in runs)


def _runs(nodes: Sequence[Node], look: Run, address: Resolve) -> Iterator[Run]:
    for node in nodes:
        if node.kind in ("softbreak", "hardbreak"):
            yield replace(look, text=" ")
        elif node.children:
            yield from _runs(node.children, _look(node, look, address), address)
            if node.kind == "paragraph" and node is not nodes[-1]:
                yield Run(" ")
        else:
            yield replace(look, text=node.text)


def _look(node: Node, look: Run, address: Resolve) -> Run:
    if node.kind == "link":
        return replace(look, href=_href(node.href, address))
    return replace(look, bold=look.bold or node.kind == "strong", italic=look.italic or node.kind == "em")


def _href(href: str, address: Resolve) -> str:
    """Where a link of a record leads from a file; empty where it leads nowhere."""
    if record := RECORD_LINK.fullmatch(href):
        return address(record[1], record[2]) or ""
    return href if SAFE_LINK.match(href) else ""
