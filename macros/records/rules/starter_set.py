"""Rules for sets to start with."""

from collections.abc import Iterator

from ..problems import quoted
from ..starter_set import StarterSet
from .rule import Context, Finding, finding, rule


@rule("B001", "starter_set")
def a_set_names_each_practice_once(starter_set: StarterSet, _: Context) -> Iterator[Finding]:
    for key in ("practice", "why"):
        seen: set[str] = set()
        for at, item in enumerate(starter_set.items):
            value = getattr(item, key)
            if value in seen:
                yield finding("B001", ("items", at, key), field=key, got=quoted(value))
            seen.add(value)
