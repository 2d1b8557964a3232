"""The corpus of hostile reader data: what it holds, and how it is put into something sound."""

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

CORPUS = Path(__file__).parents[2] / "tests/fixtures/hostile/reader-data.yml"
# What is no text for people: it stays when texts are changed.
FIXED = frozenset({"id", "state", "start", "format", "version", "when"})
_PLACE = "the place of a value"


class Hostile(NamedTuple):
    """One hostile text with its name."""

    name: str
    text: str


def texts() -> Sequence[Hostile]:
    """Texts to be put into every text of something sound."""
    return [Hostile(f"text, {entry['name']}", _text(entry)) for entry in _corpus()["texts"]]


def values() -> Sequence[Hostile]:
    """Values as JSON, to be put in place of every part of something sound."""
    return [Hostile(f"value, {entry['name']}", entry.get("json") or _text(entry)) for entry in _corpus()["values"]]


def wholes() -> Sequence[Hostile]:
    """Texts to stand instead of everything. Bytes that are no text stand for themselves, one letter each."""
    return [Hostile(f"whole, {entry['name']}", _text(entry)) for entry in _corpus()["wholes"]]


def with_text(sound: Any, text: str, key: str = "") -> Any:
    """Something sound with the text in place of each of its texts; ids, states and dates stay."""
    if isinstance(sound, Mapping):
        return {name: with_text(part, text, name) for name, part in sound.items()}
    if isinstance(sound, list):
        return [with_text(part, text, key) for part in sound]
    return text if isinstance(sound, str) and key not in FIXED else sound


def with_value(sound: Any, value: str) -> Iterator[Hostile]:
    """Something sound as JSON with the value in place of one part after the other, named by the path of the part."""
    for path in _paths(sound):
        changed = copy.deepcopy(sound)
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = _PLACE
        yield Hostile(".".join(map(str, path)), json.dumps(changed).replace(f'"{_PLACE}"', value))


def against(sound: Any, share: int = 1, turn: int = 0) -> Iterator[Hostile]:
    """The whole corpus as JSON texts: in the texts, in the place of parts, and instead of everything.

    Of all pairs of a value and a part one in `share` is tried, so that each value and each part has its turn; of texts,
    where not all pairs are tried, every fourth one, beginning by `turn`. What stands instead of everything always is.
    """
    some = slice(turn % 4, None, 4) if share > 1 else slice(None)
    yield from (Hostile(name, json.dumps(with_text(sound, text))) for name, text in texts()[some])
    for number, (name, value) in enumerate(values()):
        yield Hostile(f"{name}, instead of everything", value)
        for turn, (path, text) in enumerate(with_value(sound, value), number):
            if turn % share == 0:
                yield Hostile(f"{name}, as {path}", text)
    yield from wholes()


def parsed(text: str) -> Any:
    """JSON as browsers read it: NaN is none."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(text, parse_constant=refuse)


def _paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ()
    for step, part in steps:
        yield (*path, step)
        yield from _paths(part, (*path, step))


def _corpus() -> Any:
    return yaml.safe_load(CORPUS.read_text(encoding="utf-8"))


def _text(entry: Mapping[str, Any]) -> str:
    if "bytes" in entry:
        return bytes.fromhex(entry["bytes"]).decode("latin-1")
    if "json" in entry:
        return str(json.loads(entry["json"]))
    times = entry.get("times", 1)
    return str(entry.get("open", "") + entry["text"] * times + entry.get("closes", "") * times + entry.get("close", ""))
