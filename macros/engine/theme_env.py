"""The Jinja environment of the theme, in which MkDocs finds its files and compiled templates faster.

The theme brings over ten thousand icons in a hidden folder. MkDocs would list and match each of them in every build
only to leave out all that is hidden: a fifth of the time of an edit in a preview.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from ..edition.jinja_cache import COMPILED


class _VisibleFiles(FileSystemLoader):
    """Loads every template, and lists those in folders that are not hidden."""

    def list_templates(self) -> list[str]:
        """The names of all files, sorted."""
        return sorted(set(_visible(self.searchpath)))


def use_fast_environment(theme: Theme) -> None:
    """Let the theme make its environments with our loader and the compiled templates of earlier builds."""
    make: Any = theme.get_env

    def get_env() -> Environment:
        env: Environment = make()
        env.loader, env.bytecode_cache = _VisibleFiles(theme.dirs), COMPILED
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def _visible(folders: Sequence[str]) -> Iterator[str]:
    for top in folders:
        for folder, inner, files in os.walk(top):
            inner[:] = [name for name in inner if not name.startswith(".")]
            yield from (Path(folder, name).relative_to(top).as_posix() for name in files)
