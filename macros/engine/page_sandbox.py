"""The sandbox in which Jinja evaluates pages: they can call the macros of the atlas by name, and nothing else."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing


class _OnlyMacros(Context):
    """Resolves the names of macros only; every other name is undefined, those of mkdocs-macros and Jinja too."""

    def resolve_or_missing(self, key: str) -> Any:
        return self.environment.globals.get(key, missing)


class Sandbox(ImmutableSandboxedEnvironment):
    """The Jinja environment of pages, instead of that of mkdocs-macros.

    It has no loader, so that pages cannot include files, no filters, and no access to attributes: a page can only
    print the result of a macro.
    """

    context_class = _OnlyMacros

    def __init__(self, macros: Mapping[str, Callable[..., Any]], undefined: type[Undefined]) -> None:
        super().__init__(undefined=undefined)
        self.globals = dict(macros)
        self.filters = {}
        # Every generated page holds the same line, which is then compiled once.
        self.from_string = lru_cache(maxsize=100)(super().from_string)  # type: ignore[assignment,method-assign]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - none is safe
        """False: no attribute may be read."""
        return False
