"""The texts of files of words, each with the key by which its translation is found and what a translator must know."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from itertools import chain, repeat, takewhile
from pathlib import Path
from typing import Any

from ..edition.languages import EnglishText
from ..edition.plurals import plural_forms, shared_forms
from ..edition.words import Words, english_words
from ..records.problems import Problem, problem_at, quoted
from ..records.yaml_reader import Document, Where, parse_yaml
from .matching import Match, Matches, Translation, match
from .placing import placed
from .word_files import MACROS, WORD_FILES, WordFile

# Also braces that are no place: filling a text would read an attribute there, or stop.
_PLACE = re.compile(r"\{[^{}]*\}|[{}]|\[[a-z_]+\.[a-z_]+\]")
_FORMS = ({"one", "many"}, {"one", "other"})
_SENTENCE_END = re.compile(r"(?<=\.) ")
_BEHIND = re.compile(r"\s#\s+(.*)$")
# The form for all other numbers, by the two names under which templates and scripts ask for it.
_MORE = ("many", "other")
# The place that a form for a single number may leave out, as in "one country" or "no country".
_NUMBER = "{n}"


@dataclass(frozen=True)
class WordText:
    """One English text of a file of words: its place, with the form for more where it is counted, and its comment."""

    file: str
    where: Where
    english: str
    plural: str = ""
    comments: tuple[str, ...] = ()
    limit: None = None
    """Words may be as long as their place lets them."""

    @property
    def context(self) -> str:
        """File and key: with the English text this is the key of a translation."""
        return f"macros/{self.file} {'.'.join(map(str, self.where))}"

    @property
    def is_required(self) -> bool:
        """Whether a language may open only with it."""
        return WORD_FILES[self.file].required


@cache
def word_texts() -> Sequence[WordText]:
    """Every text of the files of words, in their order."""
    return tuple(_word_texts())


def _word_texts() -> Iterator[WordText]:
    for file, kept in WORD_FILES.items():
        text = (MACROS / file).read_text("utf-8")
        document, lines = parse_yaml(text, file), text.split("\n")
        for where, english, plural in _texts(document.data, ()):
            if _is_translated(where, kept):
                yield WordText(file, where, english, plural, tuple(_comments(document, lines, where)))


def word_matches(entries: Iterable[Translation]) -> Matches[WordText]:
    """The translation of each text of the files of words."""
    return match(word_texts(), (entry for entry in entries if entry.is_of_words))


def words_in(language: str, matches: Sequence[Match[WordText]]) -> Mapping[Path, Words]:
    """The files of words in a language; what is not translated, is outdated, or could not be filled in is English."""
    files: dict[str, Any] = {file: english_words(MACROS / file) for file in WORD_FILES}
    faulty = {at.line for judged in (other_places, other_forms) for at in judged(matches, language, "")}
    for source, entry in matches:
        value = _english(source) if entry.line in faulty else _value(source, entry, language)
        files[source.file] = placed(files[source.file], source.where, value)
    return {MACROS / file: words for file, words in files.items()}


def other_places(matches: Sequence[Match[WordText]], language: str, file: str) -> Iterator[Problem]:
    """Translations that lose a place of the English text, or add one that nobody fills."""
    names, shared = plural_forms(language), shared_forms(language)
    for source, entry in matches:
        one, many = ({*_PLACE.findall(text)} for text in (source.english, source.plural or source.english))
        forms = zip(entry.forms or (entry.text,), chain(names, repeat("")), strict=False)
        for text, form in forms if entry.state == "current" else ():
            told = many & {_NUMBER} if form in shared else frozenset()
            wanted = (one & many - {_NUMBER}) | told if source.plural else one
            got = {*_PLACE.findall(text)}
            for place in sorted((wanted - got) | (got - one - many)):
                key = "G003.hold" if place in wanted else "G003.not_hold"
                yield problem_at(file, entry.line, key, place=place, got=quoted(text))


def other_forms(matches: Sequence[Match[WordText]], language: str, file: str) -> Iterator[Problem]:
    """Translations of what is counted that have more forms than the language, or fewer, or leave some empty."""
    forms = plural_forms(language)
    told = {"wanted": len(forms), "forms": ", ".join(forms)}
    for entry in (entry for source, entry in matches if source.plural and entry.is_begun):
        empty = [f"{forms[at]} (msgstr[{at}])" for at, text in enumerate(entry.forms[: len(forms)]) if not text]
        if len(entry.forms) != len(forms):
            yield problem_at(file, entry.line, "G004.number", **told, got=len(entry.forms))
        elif empty and not entry.unsure:
            yield problem_at(file, entry.line, "G004.empty", **told, empty=", ".join(empty))


def _texts(value: Any, where: Where) -> Iterator[tuple[Where, str, str]]:
    if isinstance(value, str) and value:
        yield where, value, ""
    elif isinstance(value, Mapping) and set(value) in _FORMS:
        yield where, value["one"], value.get("many") or value["other"]
    elif isinstance(value, Mapping | list):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _texts(item, (*where, key))


def _is_translated(where: Where, kept: WordFile) -> bool:
    key = ".".join(name for name in where if isinstance(name, str))
    below = any(fnmatchcase(f"{key}.", f"{name}.*") for name in kept.without)
    return not below and (not kept.only or where[-1] in kept.only)


def _comments(document: Document, lines: Sequence[str], where: Where) -> Iterator[str]:
    """What the file is, in the first sentence of its head, and the comment of the nearest key that has one."""
    head = " ".join(line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))
    yield _SENTENCE_END.split(head, maxsplit=1)[0]
    for end in range(len(where), 0, -1):
        if found := list(_comment_at(lines, document.lines.get(where[:end], 0))):
            yield " ".join(found)
            break


def _comment_at(lines: Sequence[str], line: int) -> Iterator[str]:
    """The comment above a line, from 1, and behind what it says."""
    if line:
        first = line - 1
        while first > 1 and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        yield from (text.strip().lstrip("# ") for text in lines[first : line - 1])
        if behind := _BEHIND.search(lines[line - 1]):
            yield behind[1]


def _value(source: WordText, entry: Translation, language: str) -> str | Mapping[str, str]:
    if entry.state != "current":
        return _english(source)
    if source.plural:
        forms = dict(zip(plural_forms(language), entry.forms, strict=True))
        return {**dict.fromkeys(_MORE, forms["other"]), **forms}
    return entry.text


def _english(source: WordText) -> str | Mapping[str, str]:
    if source.plural:
        return {"one": EnglishText(source.english), **dict.fromkeys(_MORE, EnglishText(source.plural))}
    return EnglishText(source.english)
