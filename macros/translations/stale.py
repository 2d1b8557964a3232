"""Entries of a file of translations that no text of the atlas needs as they stand: told, and never in the way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..records.problems import Problem, did_you_mean, problem_at, quoted
from .matching import Matches, Translation

# For so many entries the nearest place is looked for, which takes long: more of them come from a folder that has moved.
_MOST_GUESSED = 50


def stale_entries(entries: Sequence[Translation], matches: Matches[Any], language: str, file: str) -> Iterator[Problem]:
    """A warning for each translation of a place or of an English text that is not there, or not any more."""
    places = {source.context for source, _ in matches.found}
    free = [source.context for source, entry in matches.found if not entry.is_begun]
    for number, entry in enumerate(entry for entry in matches.unused if entry.is_begun):
        told = {"language": language, "place": entry.context, "got": quoted(entry.english)}
        if entry.context in places:
            yield _warning(problem_at(file, entry.line, "G006.english", **told))
        else:
            meant = _nearest(entry.context, free) if number < _MOST_GUESSED else ""
            told |= {"got": quoted(entry.context, 200), "meant": f"{meant} " if meant else ""}
            yield _warning(problem_at(file, entry.line, "G006.place", **told))
    written = {(entry.line, entry.english, entry.plural) for entry in entries}
    for _, entry in matches.found:
        if entry.state == "outdated" and (entry.line, entry.english, entry.plural) not in written:
            got = quoted(entry.previous)
            yield _warning(
                problem_at(file, entry.line, "G006.changed", place=entry.context, got=got, language=language)
            )


def _nearest(context: str, free: Sequence[str]) -> str:
    """What was meant, of the places of the same file, or of the same name, that have no translation."""
    file, _, names = context.partition(" ")
    return did_you_mean(context, [at for at in free if at.startswith(f"{file} ") or at.endswith(f" {names}")])


def _warning(problem: Problem) -> Problem:
    return replace(problem, severity="warning")
