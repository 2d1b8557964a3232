"""The only place where text of a page is evaluated: it can call the macros of the atlas by name, and nothing else."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing


class _OnlyMacros(Context):
    """Knows the names of macros; every other name is undefined, those of the engine and of Jinja included."""

    def resolve_or_missing(self, key: str) -> Any:
        return self.environment.globals.get(key, missing)


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders pages in the place of the environment of mkdocs-macros.

    It has no loader, so that pages include no files, no filters, and no attribute of any object can be reached: the
    result of a macro is only ever printed.
    """

    context_class = _OnlyMacros

    def __init__(self, macros: Mapping[str, Callable[..., Any]], undefined: type[Undefined]) -> None:
        super().__init__(undefined=undefined)
        self.globals = dict(macros)
        self.filters = {}
        # Every generated page holds the same line, which is then compiled once.
        self.from_string = lru_cache(maxsize=100)(super().from_string)  # type: ignore[assignment,method-assign]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - none is safe
        """No attribute is."""
        return False
