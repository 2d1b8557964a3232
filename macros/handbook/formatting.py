"""Formats plain text for the handbook."""

from ..edition.languages import one_line


def optional_text(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return one_line(text) if text else None
