"""The prose of records: a subset of Markdown, parsed by markdown-it-py for the web and for print.

Raw HTML is never output. Links lead to https, mailto, or to a record as `practice:<id>` and `case:<id>`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

RECORD_LINK = re.compile(r"(practice|case):([a-z0-9]+(?:-[a-z0-9]+)*)")
_RECORD_HREF = re.compile(rf' href="{RECORD_LINK.pattern}"')
SAFE_LINK = re.compile(r"https://[^\s/]|mailto:[^\s?]+@[^\s?]+$", re.IGNORECASE)

# The allowed elements, by the name of the parser's node.
_BLOCKS = "paragraph bullet_list ordered_list list_item blockquote inline"
_SPANS = "text em strong code_inline link softbreak hardbreak"
KINDS = frozenset(f"{_BLOCKS} {_SPANS}".split())

Resolve = Callable[[str, str], str | None]
"""The address of a record by kind and id, or None where it has none."""


@dataclass(frozen=True)
class Node:
    """One node of the prose: `kind` of KINDS, with text or children; `href` on links, as the author wrote it."""

    kind: str
    text: str = ""
    href: str = ""
    children: tuple["Node", ...] = ()
    start: int = 1
    """The first number of an ordered list."""


@dataclass(frozen=True)
class Element:
    """An element of the prose that a rule may refuse: kind of node, its text, and its line in the text from 0."""

    kind: str
    text: str
    line: int


def parse(text: str) -> tuple[Node, ...]:
    """The tree of the prose, for outputs that are not HTML. Valid records have nodes of KINDS only."""
    return tuple(_nodes(iter(_parser(False).parse(text))))


def to_html(text: str, resolve: Resolve) -> Markup:
    """The prose as HTML. `resolve(kind, id)` gives the address of a record; a link without one becomes text."""

    def address(link: re.Match[str]) -> str:
        href = resolve(link[1], link[2])
        return "" if href is None else f' href="{escape(href)}"'

    # Inside text the renderer writes &quot;, so what looks like an attribute is one.
    return Markup(_RECORD_HREF.sub(address, _read(text).html))  # noqa: S704 - raw HTML is off


def to_text(nodes: Sequence[Node]) -> str:
    """The text without markup, with spaces and line breaks where a reader sees them."""
    return "".join(_words(nodes)).strip()


def words(text: str) -> str:
    """The same as `to_text(parse(text))`, without building the tree."""
    return _read(text).words


def links(text: str) -> Sequence[Element]:
    """Every link, with its address as text."""
    return _read(text).links


def disallowed(text: str) -> Sequence[Element]:
    """Everything that is outside the subset: raw HTML, headings, images, tables, code blocks, rules."""
    return _read(text).disallowed


@dataclass(frozen=True)
class _Parsed:
    """The results of parsing one text; in `html`, links to records are still `practice:<id>` and `case:<id>`."""

    links: Sequence[Element]
    disallowed: Sequence[Element]
    html: str
    words: str


@lru_cache(maxsize=100_000)
def _read(text: str) -> _Parsed:
    """Parse a text once for all users: several rules, the pages and the search need the same text."""
    parser = _parser(True)
    tokens = parser.parse(text)
    found, words = tuple(_disallowed(text, tokens)), "".join(_token_words(tokens)).strip()
    links = tuple(_links(tokens))
    if any(element.kind.startswith("html_") for element in found):
        parser = _parser(False)
        tokens = parser.parse(text)
    for token in tokens:
        _unlink_unsafe(token.children or [])
    return _Parsed(links, found, parser.renderer.render(tokens, parser.options, {}), words)


def _links(tokens: Sequence[Token]) -> Iterator[Element]:
    for token in tokens:
        for child, line in _children(token):
            if child.type == "link_open":
                yield Element("link", str(child.attrGet("href") or ""), line)


def _disallowed(text: str, tokens: Sequence[Token]) -> Iterator[Element]:
    lines = text.split("\n")
    for token in tokens:
        line = token.map[0] if token.map else 0
        kind = _kind(token)
        if token.nesting >= 0 and kind not in KINDS:
            yield Element(kind, token.content.strip() or lines[line].strip(), line)
        for child, at in _children(token):
            if child.nesting >= 0 and _kind(child) not in KINDS:
                yield Element(_kind(child), child.content.strip(), at)


def _token_words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("paragraph_close", "list_item_close"):
            yield "\n"
        elif token.children is None:
            yield token.content
        else:
            yield from _token_words(token.children)


def _children(token: Token) -> Iterator[tuple[Token, int]]:
    """The inline tokens of a block, each with the line on which it begins."""
    line = token.map[0] if token.map else 0
    for child in token.children or []:
        yield child, line
        line += child.type in ("softbreak", "hardbreak")


@cache
def _parser(html: bool) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": html}).enable("table")


def _kind(token: Token) -> str:
    return token.type.removesuffix("_open")


def _nodes(tokens: Iterator[Token]) -> Iterator[Node]:
    """The nodes of these tokens, up to the token that closes the element around them."""
    for token in tokens:
        if token.nesting < 0:
            return
        if token.type != "text" or token.content:
            yield _node(token, tokens)


def _node(token: Token, following: Iterator[Token]) -> Node:
    kind = _kind(token)
    if kind in ("softbreak", "hardbreak"):
        return Node(kind)
    href = str(token.attrGet("href") or "") if kind == "link" else ""
    start = int(token.attrs.get("start", 1)) if kind == "ordered_list" else 1
    children = tuple(_nodes(following if token.nesting > 0 else iter(token.children or ())))
    return Node(kind, "" if children else token.content, href, children, start)


def _unlink_unsafe(tokens: list[Token]) -> None:
    """Turn every link with an unsafe address into text."""
    open_as_text = False
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            open_as_text = not (SAFE_LINK.match(href) or RECORD_LINK.fullmatch(href))
            if open_as_text:
                token.type, token.tag, token.attrs = "text", "", {}
        elif token.type == "link_close" and open_as_text:
            token.type, token.tag, open_as_text = "text", "", False


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind in ("softbreak", "hardbreak"):
            yield " "
        yield node.text
        yield from _words(node.children)
        if node.kind in ("paragraph", "list_item"):
            yield "\n"
