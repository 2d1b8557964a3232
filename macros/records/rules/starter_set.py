"""Rules for sets to start with."""

from collections.abc import Iterator

from ..problems import quoted
from ..starter_set import StarterSet
from .rule import Context, Finding, rule


@rule("B001", "starter_set")
def a_set_names_each_practice_once(starter_set: StarterSet, _: Context) -> Iterator[Finding]:
    """A set to start with must name each practice once, each with a reason of its own."""
    for key in ("practice", "why"):
        seen: set[str] = set()
        for at, item in enumerate(starter_set.items):
            value = getattr(item, key)
            if value in seen:
                yield Finding(("items", at, key), f"{key} must stand once in a set; got {quoted(value)} again")
            seen.add(value)
