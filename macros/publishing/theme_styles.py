"""Leaves out of the theme's style sheets what no page of the atlas has, as `theme_unused.yml` lists it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

_LIST = Path(__file__).with_name("theme_unused.yml")
# A text in quotes, a bracket that opens or closes, or a sign that ends something; all else is passed over.
_TOKEN = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[(\[{)\]};,]""", re.DOTALL)
# What a selector says of others, and not of its own element or those around it.
_OTHERS = re.compile(r":(?:is|not|where|has)\([^()]*\)")


@cache
def used_styles(sheet: str) -> str:
    """A minified style sheet without the rules and variables that are never used. Empty groups of rules go too.

    Kept, since a preview asks for the same sheets after each edit.
    """
    return "".join(_used(sheet))


def _used(sheet: str) -> Iterator[str]:
    for rule in _pieces(sheet, ";}"):
        head, brace, body = rule.partition("{")
        if not brace or head.startswith(("@font-face", "@keyframes", "@-webkit-keyframes", "@page")):
            yield rule
        elif head.startswith("@"):
            if inside := used_styles(body[:-1]):
                yield f"{head}{{{inside}}}"
        elif selectors := [one for one in _split(head, ",") if not _is_unused(one)]:
            kept = [one for one in _split(body[:-1], ";") if not one.startswith(_unused()["variables"])]
            if any(kept):
                yield f"{','.join(selectors)}{{{';'.join(kept)}}}"


def _is_unused(selector: str) -> bool:
    own = _OTHERS.sub("", selector)
    return any(text in own for text in _unused()["selectors"])


def _split(text: str, sign: str) -> list[str]:
    return [piece.removesuffix(sign) for piece in _pieces(text, sign)]


def _pieces(text: str, ends: str) -> Iterator[str]:
    """Cuts a text behind each of these signs that stands in no quotes and in no brackets."""
    depth = start = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and sign in ends:
            yield text[start : token.end()]
            start = token.end()
    if start < len(text):
        yield text[start:]


@cache
def _unused() -> Mapping[str, tuple[str, ...]]:
    lists: Mapping[str, Sequence[str]] = yaml.safe_load(_LIST.read_text(encoding="utf-8"))
    return {key: tuple(texts) for key, texts in lists.items()}
