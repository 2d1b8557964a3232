"""Mistakes that people make in YAML, told in their words: by the lines of a file, and by the error of the parser."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import yaml

from .messages import Said, said, wording
from .problems import quoted


class Mistake(NamedTuple):
    """A mistake in a file: its line from 1, what must hold, and how to mend it."""

    line: int
    message: str
    tip: str


_NBSP = "\u00a0\u202f"
_SUSPECT = re.compile(f"[{_NBSP}]|^(?:<<<<<<<|>>>>>>>)", re.MULTILINE)
_NBSP_AFTER_COLON = re.compile(rf" *(?:- +)*([a-z_]+:)[{_NBSP}]")
_KEY = re.compile(r"(?P<indent> *(?:- +)*)(?P<key>[\w-]+) *:(?:\s+(?P<value>.*))?$")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*$")
_OPENING = "\u201c\u201d\u201e\u00ab\u2018\u201a"

# Tips for error messages of PyYAML's parser, by their keys in messages.yml.
_TIPS = {
    "mapping values are not allowed": "colon",
    "cannot start any token": "sign",
    "unexpected end of stream": "never_closed",
    "expected ',' or ']'": "brackets",
    "could not find expected ':'": "no_colon",
}


def plain_mistake(text: str) -> Mistake | None:
    """A mistake that is one whatever the parser makes of the text: marks of a merge, of a chat or of a mail, spaces."""
    if _SUSPECT.search(text):
        found = [(number, told) for number, line in enumerate(text.split("\n"), 1) if (told := _in_line(line))]
        for first, (message, tip) in found[:1]:
            return Mistake(first, message, and_in_lines(tip, [number for number, told in found[1:] if told.tip == tip]))
    return _wrapped(text)


def and_in_lines(tip: str, lines: Sequence[int]) -> str:
    """The tip, with the further lines in which the same is to be mended."""
    return wording("Y004.same_in", tip=tip, lines=", ".join(map(str, lines))) if lines else tip


def _in_line(line: str) -> Said | None:
    if line.startswith(("<<<<<<<", ">>>>>>>")):
        return said("Y004.merge")
    if not line.strip():
        return None
    if line.lstrip(" ")[0] in _NBSP:
        return said("Y004.space_before")
    if line.rstrip(" ")[-1] in _NBSP:
        return said("Y004.space_behind")
    if found := _NBSP_AFTER_COLON.match(line):
        return said("Y004.space_after_colon", got=found[1])
    return None


def syntax_mistake(error: yaml.YAMLError, lines: Sequence[str]) -> Mistake:
    """What is wrong where the parser cannot go on: the likely mistake, or the words of the parser with a tip."""
    reason, line = _reason(error), _line(error, len(lines))
    mistakes = (found for find in _FINDERS for found in find(lines, line))
    if found := next(mistakes, None):
        return found
    message, tip = said("Y004.other", reason=reason)
    plain = next((key for mark, key in _TIPS.items() if mark in reason), "")
    return Mistake(line, message, wording(f"Y004.tips.{plain}") if plain else tip)


def _wrapped(text: str) -> Mistake | None:
    """The first line, where something else than a field stands in it."""
    start = text.lstrip()
    line = text.count("\n", 0, len(text) - len(start)) + 1
    if start.startswith("```"):
        return Mistake(line, *said("Y004.fence"))
    if start.startswith("> "):
        return Mistake(line, *said("Y004.quoted_mail"))
    if found := re.match(r"\S+ .*\w:\s*\n\s*\n", start):
        return Mistake(line, *said("Y004.no_field", got=quoted(found[0])))
    return None


def _reason(error: yaml.YAMLError) -> str:
    return " ".join(str(getattr(error, "problem", None) or wording("Y004.unknown")).split())


def _line(error: yaml.YAMLError, count: int) -> int:
    """The line of the mistake: that of the context where the parser notices a missing colon one line later."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = context if context and "could not find expected ':'" in _reason(error) else problem or context
    return min(mark.line + 1, max(count, 1)) if mark else 1


Finder = Callable[[Sequence[str], int], Iterator[Mistake]]


def _file_name_first(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    line = lines[first - 1].strip() if lines else ""
    if first < at + 2 and line and ":" not in line and line[0] not in "#-[{":
        yield Mistake(first, *said("Y004.no_field", got=f"'{line[:60]}'"))


def _other_list_mark(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    for number in range(max(at - 1, 1), min(at + 1, len(lines)) + 1):
        mark = lines[number - 1].lstrip(" ")[:2]
        if mark == "* ":
            yield Mistake(number, *said("Y004.star"))
        elif mark[1:] == " " and mark[0] in "\u2010\u2011\u2012\u2013\u2014\u2212\u2022":
            yield Mistake(number, *said("Y004.dash", got=mark))


def _no_list_mark(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    """An item without its hyphen: this line, below items that have one, or the first line of the list above it."""
    *above, line = lines[:at] or [""]
    margin = line[: len(line) - len(line.lstrip(" "))]
    number = at
    if margin and line.startswith(f"{margin}- "):
        number -= len(list(takewhile(lambda text: text.startswith(margin), reversed(above))))
    elif _KEY.match(line) or not _outer(above, margin).startswith(f"{margin}- "):
        return
    if not (item := lines[number - 1].strip()).startswith("- "):
        yield Mistake(number, *said("Y004.no_hyphen", got=quoted(item)))


def _outer(above: Sequence[str], margin: str) -> str:
    """The nearest line that is not indented more than `margin`."""
    return next((text for text in reversed(above) if text.strip() and not text.startswith(f"{margin} ")), "")


def _open_quote(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    """A quote that no line closes before the next field begins."""
    for number, line in enumerate(lines[:at], 1):
        found = _KEY.match(line) or re.match(r" *- +(?P<value>.*)$", line)
        value = (found["value"] or "") if found else ""
        if value[:1] in ('"', "'") and value[:1] not in value[1:]:
            following = next((text for text in lines[number:] if value[0] in text or _KEY.match(text)), "")
            if _KEY.match(following) or not following:
                yield Mistake(number, *said("Y004.open_quote"))


def _printers_quotes(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    found = _KEY.match(lines[at - 1]) if lines[at - 1 : at] else None
    value = (found["value"] or "") if found else ""
    if value[:1] and value[0] in _OPENING:
        yield Mistake(at, *said("Y004.printers_quote", got=value[0]))


def _tab(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    if lines[at - 1 : at] and lines[at - 1].lstrip(" ").startswith("\t"):
        yield Mistake(at, *said("Y004.tab"))


def _text_not_indented(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    """A line below `key: |` that stands as far to the left as the key."""
    for number, line in enumerate(lines[:at], 1):
        found = _KEY.match(line)
        if found and _BLOCK.match(found["value"] or ""):
            below = next(((n, text) for n, text in enumerate(lines[number:], number + 1) if text.strip()), None)
            if below and len(below[1]) - len(below[1].lstrip(" ")) <= len(found["indent"]) and not _KEY.match(below[1]):
                yield Mistake(below[0], *said("Y004.not_indented", key=found["key"], mark=found["value"]))


def _no_space_after_colon(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    for number in range(max(at - 1, 1), min(at, len(lines)) + 1):
        if found := re.match(r" *(?:- +)*([a-z_]+):(?=[^\s/:])", lines[number - 1]):
            yield Mistake(number, *said("Y004.no_space", got=found[1]))


_FINDERS: tuple[Finder, ...] = (
    _tab,
    _text_not_indented,
    _open_quote,
    _printers_quotes,
    _other_list_mark,
    _no_space_after_colon,
    _no_list_mark,
    _file_name_first,
)
