"""What many pages share: parts that are made once for each way they can look, and templates that are compiled once."""

from collections.abc import Callable, Hashable, MutableMapping
from typing import Any

from jinja2 import Environment, MemcachedBytecodeCache


class _Memory:
    """What Jinja asks of a store; it takes an error for a template that is not there."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes:
        return self._kept[key]

    def set(self, key: str, value: bytes, timeout: int | None = None) -> None:  # noqa: ARG002 - as Jinja calls it
        self._kept[key] = value


COMPILED = MemcachedBytecodeCache(_Memory())
"""Compiled templates of this process: a preview uses them again in each build, as long as their text stays the same."""


def render_once_per_key() -> Callable[..., str]:
    """What templates of the theme call as `once`: `{% call once(key) %}…{% endcall %}` renders once for each key."""
    kept: dict[Hashable, str] = {}

    def once(*key: Hashable, caller: Callable[[], str]) -> str:
        if key not in kept:
            kept[key] = caller()
        return kept[key]

    return once


def share_globals(env: Environment) -> None:
    """Let all templates have one dictionary of globals, which Jinja would layer anew for each include and import."""

    def globals_of(own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**env.globals, **own} if own else env.globals

    env.make_globals = globals_of  # type: ignore[method-assign, assignment]
