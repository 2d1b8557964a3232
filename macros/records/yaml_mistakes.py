"""Mistakes that people make in YAML, told in their words: by the lines of a file, and by the error of the parser."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import yaml

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
_NOT_VALID = "the file must be valid YAML"

# Tips for error messages of PyYAML's parser.
_TIPS = {
    "mapping values are not allowed": "a colon inside text reads like a key; put the whole text in double quotes",
    "cannot start any token": "put text that begins with @, % or ` in double quotes",
    "unexpected end of stream": "a quote or a bracket is opened and never closed; look at this line and those above",
    "expected ',' or ']'": "a list in brackets needs a comma between its items and a bracket at its end",
    "could not find expected ':'": "a line must be 'key: value', or be indented like the text it belongs to",
}
_TIP = (
    "look for a missing quote, a colon inside text (put the text in quotes), a tab, "
    "or a line that is not indented like its neighbours"
)


def plain_mistake(text: str) -> Mistake | None:
    """A mistake that is one whatever the parser makes of the text: marks of a merge, of a chat or of a mail, spaces."""
    if _SUSPECT.search(text):
        found = [(number, said) for number, line in enumerate(text.split("\n"), 1) if (said := _in_line(line))]
        for first, (message, tip) in found[:1]:
            return Mistake(first, message, and_in_lines(tip, [number for number, said in found[1:] if said[1] == tip]))
    return _wrapped(text)


def and_in_lines(tip: str, lines: Sequence[int]) -> str:
    """The tip, with the further lines in which the same is to be mended."""
    return f"{tip}; the same in line {', '.join(map(str, lines))}" if lines else tip


def _in_line(line: str) -> tuple[str, str] | None:
    if line.startswith(("<<<<<<<", ">>>>>>>")):
        message = "one version must stand in the file; got two, with the marks of a merge"
        return message, "keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    if not line.strip():
        return None
    if line.lstrip(" ")[0] in _NBSP:
        message = "a line must begin with ordinary spaces; got a non-breaking space"
        return message, "delete the beginning of this line and type spaces there"
    if line.rstrip(" ")[-1] in _NBSP:
        return "a line must end with its text; got an invisible space", "delete everything behind the last letter"
    if found := _NBSP_AFTER_COLON.match(line):
        message = f"an ordinary space must follow the colon of a key; got a non-breaking one after {found[1]}"
        return message, "delete it and type a space"
    return None


def syntax_mistake(error: yaml.YAMLError, lines: Sequence[str]) -> Mistake:
    """What is wrong where the parser cannot go on: the likely mistake, or the words of the parser with a tip."""
    reason, line = _reason(error), _line(error, len(lines))
    mistakes = (found for find in _FINDERS for found in find(lines, line))
    if found := next(mistakes, None):
        return found
    tip = next((tip for mark, tip in _TIPS.items() if mark in reason), _TIP)
    if lines[line - 1 : line] and lines[line - 1].lstrip(" ").startswith("\t"):
        tip = "this line is indented with a tab; put spaces there, as many as in the lines around it"
    return Mistake(line, f"{_NOT_VALID}; the reader says: {reason}", tip)


def _wrapped(text: str) -> Mistake | None:
    """The first line, where something else than a field stands in it."""
    start = text.lstrip()
    line = text.count("\n", 0, len(text) - len(start)) + 1
    if start.startswith("```"):
        return Mistake(line, f"{_NOT_VALID}; got ```", "delete this line and the last one with ```")
    if start.startswith("> "):
        return Mistake(line, f"{_NOT_VALID}; got > before each line", "delete the > that the mail put there")
    if found := re.match(r"\S+ .*\w:\s*\n\s*\n", start):
        return Mistake(line, f"{_NOT_VALID}; the first line is no field; got {quoted(found[0])}", "delete this line")
    return None


def _reason(error: yaml.YAMLError) -> str:
    return " ".join(str(getattr(error, "problem", None) or "it cannot be read").split())


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
        yield Mistake(first, f"{_NOT_VALID}; the first line is no field; got '{line[:60]}'", "delete this line")


def _other_list_mark(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    for number in range(max(at - 1, 1), min(at + 1, len(lines)) + 1):
        mark = lines[number - 1].lstrip(" ")[:2]
        if mark == "* ":
            yield Mistake(number, "an item of a list must begin with '- '; got '* '", "type a hyphen and a space")
        elif mark[1:] == " " and mark[0] in "\u2010\u2011\u2012\u2013\u2014\u2212\u2022":
            message = f"an item of a list must begin with '- '; got '{mark}'"
            yield Mistake(number, message, "the dash must be the short one of the keyboard")


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
        message = f"an item of a list must begin with '- '; got {quoted(item)}"
        yield Mistake(number, message, "type a hyphen and a space before it, below those of the other items")


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
                yield Mistake(number, f"{_NOT_VALID}; a quote opened in this line is never closed", "close it")


def _printers_quotes(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    found = _KEY.match(lines[at - 1]) if lines[at - 1 : at] else None
    value = (found["value"] or "") if found else ""
    if value[:1] and value[0] in _OPENING:
        message = f"a text with a colon must be in double quotes; got {value[0]}, which is no quote for this file"
        yield Mistake(at, message, 'type " at the beginning and at the end of the text')


def _text_not_indented(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    """A line below `key: |` that stands as far to the left as the key."""
    for number, line in enumerate(lines[:at], 1):
        found = _KEY.match(line)
        if found and _BLOCK.match(found["value"] or ""):
            below = next(((n, text) for n, text in enumerate(lines[number:], number + 1) if text.strip()), None)
            if below and len(below[1]) - len(below[1].lstrip(" ")) <= len(found["indent"]) and not _KEY.match(below[1]):
                message = f"the text after '{found['key']}: |' must be indented by two spaces"
                yield Mistake(below[0], message, "put two spaces before each of its lines")


def _no_space_after_colon(lines: Sequence[str], at: int) -> Iterator[Mistake]:
    for number in range(max(at - 1, 1), min(at, len(lines)) + 1):
        if found := re.match(r" *(?:- +)*([a-z_]+):(?=[^\s/:])", lines[number - 1]):
            message = f"a space must follow the colon after a key; got '{found[1]}:' without one"
            yield Mistake(number, message, "type a space after the colon")


_FINDERS: tuple[Finder, ...] = (
    _text_not_indented,
    _open_quote,
    _printers_quotes,
    _other_list_mark,
    _no_space_after_colon,
    _no_list_mark,
    _file_name_first,
)
