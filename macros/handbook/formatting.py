"""Formats plain text for the handbook."""

from ..edition.languages import made_of


def plain(text: str) -> str:
    """Plain text on one line."""
    return made_of(" ".join(text.split()), text)


def optional_text(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return plain(text) if text else None
