"""The only place where text of a page is evaluated: it can call the macros of the atlas by name, and nothing else."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing


class _OnlyMacros(Context):
    """Knows the names of macros; every other name is undefined, those of the engine and of Jinja included."""

    def resolve_or_missing(self, key: str) -> Any:
        return self.environment.globals.get(key, missing)


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders pages. No attribute of any object can be reached, so that a macro's result is only ever printed."""

    context_class = _OnlyMacros

    def __init__(self, macros: Mapping[str, Callable[..., Any]], undefined: type[Undefined]) -> None:
        super().__init__(undefined=undefined, loader=_Nothing())
        self.globals = dict(macros)
        self.filters = {}
        # Every generated page holds the same line, which is then compiled once.
        self.from_string = lru_cache(maxsize=100)(super().from_string)  # type: ignore[assignment,method-assign]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - none is safe
        """No attribute is."""
        return False


def sealed(environment: Environment, macros: Mapping[str, Callable[..., Any]]) -> Sandbox:
    """A sandbox in the place of the plugin's own environment, with its way of treating unknown names."""
    return Sandbox(macros, environment.undefined)


class _Nothing(BaseLoader):
    """Pages include no other files."""
