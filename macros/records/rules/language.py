"""The rule for the languages of sources."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from ..model import Practice, Record
from ..problems import quoted
from ..works import Work
from ..yaml_reader import Where
from .rule import Context, Finding, finding, rule

_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]")


@rule("T009", "practice", "case", in_drafts="warning")
def source_names_its_language(record: Record, _: Context) -> Iterator[Finding]:
    for where, source in _sources(record):
        if source.language is None and _is_plainly_not_english(source.title):
            yield finding("T009", (*where, "title"), got=quoted(source.title))


def _sources(record: Record) -> Iterator[tuple[Where, Work]]:
    for index, source in enumerate(record.sources):
        yield ("sources", index), source
    if isinstance(record, Practice) and record.evidence:
        for index, study in enumerate(record.evidence.studies):
            yield ("evidence", "studies", index), study


def _is_plainly_not_english(title: str) -> bool:
    """Whether a title has letters of another script, or small words of other languages and none of English."""
    if not title.isascii() and _NOT_LATIN.search(title):
        return True
    english, others = _function_words()
    words = _WORD.findall(title)
    if any(word.lower() in english for word in words):
        return False
    first, *rest = words or [""]
    return any(word in others for word in rest) or (bool(rest) and first.istitle() and first.lower() in others)


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """The small words of English, and those of other languages."""
    words = yaml.safe_load(Path(__file__).with_name("function_words.yml").read_text(encoding="utf-8"))
    return frozenset(words["en"]), frozenset(word for language in words["others"] for word in language)
