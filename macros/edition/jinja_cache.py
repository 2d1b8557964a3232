"""Caches for templates: parts of pages rendered once per key, and templates compiled once for all builds."""

import os
import shutil
from collections.abc import Callable, Hashable, MutableMapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_CODE = Path(__file__).resolve().parents[1]
_FOLDER = _CODE / "__pycache__" / "templates"


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder, as Python keeps compiled modules: compiling them takes a second of each build."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of a template by its name and its place in our code, which may lie elsewhere, as a link or a copy."""
        return super().get_cache_key(name, filename and os.path.realpath(filename).removeprefix(str(_CODE)))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless the folder cannot be written."""
        with suppress(OSError):
            folder = Path(self.directory)
            if not folder.is_dir():
                shutil.rmtree(folder.parent, ignore_errors=True)  # those of older code
                folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def _state_of_code() -> str:
    """Changes with every edit of a module: templates hold the results of filters that had only constants."""
    modules = sorted(_CODE.rglob("*.py"))
    states = [(str(file.relative_to(_CODE)), file.stat().st_mtime_ns) for file in modules]
    return sha256(repr(states).encode()).hexdigest()[:16]


_OF_THIS_CODE = str(_FOLDER / _state_of_code())
COMPILED = _CompiledTemplates(_OF_THIS_CODE)
"""The compiled templates of this code, each as long as its text stays the same."""
COMPILED_WITH_MARKS = _CompiledTemplates(_OF_THIS_CODE, "__marked_%s.cache")
"""The same with `finalize` of another language, by which what is still English is marked: Jinja compiles it in."""


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
