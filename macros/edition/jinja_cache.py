"""Caches for templates: parts of pages rendered once per key, and templates compiled once per process."""

from collections.abc import Callable, Hashable, MutableMapping
from typing import Any

from jinja2 import Environment, MemcachedBytecodeCache


class _Memory:
    """A dictionary with the interface of a memcached client; Jinja takes an error as a miss."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes:
        return self._kept[key]

    def set(self, key: str, value: bytes, timeout: int | None = None) -> None:  # noqa: ARG002 - as Jinja calls it
        self._kept[key] = value


COMPILED = MemcachedBytecodeCache(_Memory())
"""Compiled templates of this process: a preview uses them again in each build, as long as their text stays the same."""


def render_once_per_key() -> Callable[..., str]:
    """The function `once` for templates of the theme: `{% call once(key) %}…{% endcall %}` renders once per key."""
    kept: dict[Hashable, str] = {}

    def once(*key: Hashable, caller: Callable[[], str]) -> str:
        if key not in kept:
            kept[key] = caller()
        return kept[key]

    return once


def share_globals(env: Environment) -> None:
    """Give all templates one dictionary of globals; Jinja would build a new one for each include and import."""

    def globals_of(own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**env.globals, **own} if own else env.globals

    env.make_globals = globals_of  # type: ignore[method-assign, assignment]
