"""What a build cannot go on with, told by MkDocs as one sentence instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Turn a ValueError, whose message is written for people, into the error that MkDocs prints and stops at."""
    try:
        yield
    except ValueError as error:
        raise PluginError(str(error)) from None
