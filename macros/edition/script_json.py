"""Data for the scripts of pages: JSON that is safe inside a script, and shards, each with the data of a few records.

A file for each record would cost a large build more than writing its page. A shard holds a few records; it is a classic
script, since pages that lie in a folder may not fetch, and adds them by their ids to a table of the scripts' namespace:
`PracticeAtlas.texts["mentoring"]`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from pydantic_core import to_json

SHARDS = 128
# Special characters of HTML, and line ends that only JavaScript knows.
_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_Record = TypeVar("_Record")


def script_json(data: Any) -> str:
    """JSON that may stand in a script, whether in a file or inside a page."""
    text = to_json(data).decode()
    for sign, escaped in _ESCAPED:
        text = text.replace(sign, escaped)
    return text


def shards(
    folder: str, table: str, records: Mapping[str, _Record], show: Callable[[_Record], Any], among: int = SHARDS
) -> Iterator[tuple[str, tuple[_Record, ...], Callable[[], bytes]]]:
    """The route of each shard, its records, and a function that makes its script from `show(record)` of each."""
    found: dict[str, dict[str, _Record]] = {}
    for id_, record in records.items():
        found.setdefault(shard_of(id_, among), {})[id_] = record
    for name, group in sorted(found.items()):
        yield f"{folder}{name}.js", tuple(group.values()), partial(_shown, table, group, show)


def shard_of(id_: str, among: int = SHARDS) -> str:
    """The name of the shard of a record `among` so many, from a hash of its id. core.js computes the same hash."""
    place = 0
    for letter in id_:
        place = (place * 31 + ord(letter)) % among
    return f"{place:02x}"


def added_to(table: str, data: Any) -> bytes:
    """The script that adds data, by their keys, to a table of the scripts' namespace."""
    return f"((p)=>Object.assign(p.{table}??={{}},{script_json(data)}))(window.PracticeAtlas??={{}});\n".encode()


def _shown(table: str, group: Mapping[str, _Record], show: Callable[[_Record], Any]) -> bytes:
    return added_to(table, {id_: show(record) for id_, record in group.items()})
