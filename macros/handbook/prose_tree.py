"""Prose as plain data for the Typst templates: nested dictionaries in which every text is only text."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..edition.languages import EnglishText
from ..records.markdown import RECORD_LINK, SAFE_LINK, Node, Resolve, parse, to_text

Tree = list[dict[str, Any]]

_RIGHT_TO_LEFT = ("R", "AL")
_BLOCKS = frozenset({"paragraph", "list_item", "blockquote"})


def tree_of(text: str, address: Resolve) -> Tree:
    """The tree of a prose text; `address(kind, id)` gives the web address of a record, or None.

    In a book in another language the blocks of a text that is still English say so.
    """
    tree = _trees(parse(text), address)
    return [{**block, "english": True} for block in tree] if isinstance(text, EnglishText) else tree


def _trees(nodes: Iterable[Node], address: Resolve) -> Tree:
    """The pieces of these nodes; text on several lines is one piece, since Typst takes time for each."""
    tree: Tree = []
    for piece in (piece for node in nodes for piece in _piece(node, address)):
        if tree and piece["kind"] == tree[-1]["kind"] == "text":
            tree[-1]["text"] += piece["text"]
        else:
            tree.append(piece)
    return tree


def _piece(node: Node, address: Resolve) -> Tree:
    match node.kind:
        case "inline":
            return _trees(node.children, address)
        case "text" | "code_inline":
            return [{"kind": node.kind, "text": node.text}]
        case "softbreak":
            return [{"kind": "text", "text": " "}]
        case "hardbreak":
            return [{"kind": "hardbreak"}]
        case "paragraph" | "list_item" | "blockquote" | "em" | "strong" | "bullet_list" | "ordered_list":
            return [_branch(node, address)]
        case "link":
            return _link(node, address)
    return _foreign(node)


def _branch(node: Node, address: Resolve) -> dict[str, Any]:
    branch: dict[str, Any] = {"kind": node.kind, "children": _trees(node.children, address)}
    if node.kind == "ordered_list":
        branch["start"] = node.start
    if node.kind in _BLOCKS and _reads_from_the_right(to_text([node])):
        branch["rtl"] = True
    return branch


def _link(node: Node, address: Resolve) -> Tree:
    """A link; its text alone where the address is unsafe or the text is empty."""
    children = _trees(node.children, address)
    if not to_text(node.children):
        return children
    if record := RECORD_LINK.fullmatch(node.href):
        return [{"kind": "record", "to": node.href, "url": address(record[1], record[2]), "children": children}]
    if SAFE_LINK.match(node.href):
        return [{"kind": "link", "url": node.href, "children": children}]
    return children


def _foreign(node: Node) -> Tree:
    """The text of a node that valid records do not have, such as a table, in a paragraph."""
    words = to_text([node])
    return [{"kind": "paragraph", "children": [{"kind": "text", "text": words}]}] if words else []


def _reads_from_the_right(text: str) -> bool:
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind in _RIGHT_TO_LEFT for kind in strong if kind in ("L", *_RIGHT_TO_LEFT)), False)


def words_of_tree(tree: Sequence[Mapping[str, Any]]) -> str:
    """The text of a tree without markup."""
    pieces = (piece.get("text", " ") + words_of_tree(piece.get("children", ())) for piece in tree)
    return "".join(pieces)
