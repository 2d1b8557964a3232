"""Notes: the web addresses of a practice and its cases, numbered, so that none stands in the running text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .case_order import in_order
from .cross_references import JsonObject
from .entries import Entries


def notes_of(practice: str, order: JsonObject, entries: Entries, brief: bool) -> Mapping[str, int]:
    """The addresses that a practice and its cases in full name, each once, with its number, from 1."""
    addresses = dict.fromkeys(_addresses(entries.practices[practice], order, entries, brief))
    return {url: number for number, url in enumerate(addresses, start=1)}


def _addresses(practice: JsonObject, order: JsonObject, entries: Entries, brief: bool) -> Iterator[str]:
    """In the order of reading; a case in brief has only the address of its page."""
    if practice["evidence"]:
        yield from _of(study["source"] for study in practice["evidence"]["studies"])
    if practice["law"]:
        yield from _of(practice["law"]["instruments"])
    for case in (entries.cases[id_] for id_ in in_order(order)):
        yield from _cited(case, brief)
    yield from _of(practice["in_use"])
    yield from _of(practice["sources"])


def _cited(case: JsonObject, brief: bool) -> Sequence[str]:
    if brief:
        return [case["url"]] if case["url"] else []
    return list(_of(case["sources"]))


def _of(cited: Iterable[JsonObject]) -> Iterator[str]:
    yield from (source["url"] for source in cited)
