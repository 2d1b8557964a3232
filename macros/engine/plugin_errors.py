"""Errors that stop a build, shown by MkDocs as one sentence instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Raise a ValueError of the block, whose message is written for people, as PluginError, which MkDocs prints."""
    try:
        yield
    except ValueError as error:
        raise PluginError(str(error)) from None
