"""Formats plain text for the handbook."""


def plain(text: str) -> str:
    """Plain text on one line."""
    return " ".join(text.split())


def optional_text(text: str | None) -> str | None:
    """Plain text on one line, or None."""
    return plain(text) if text else None
