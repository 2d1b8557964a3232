"""The words of the interview for a new record, from interview_words.yml."""

from pathlib import Path

from ...edition.words import read_words, text_at

WORDS_FILE = Path(__file__).parents[1] / "interview_words.yml"


def said(key: str, **places: object) -> str:
    """The text at a key such as `refused.taken` with its places filled, as plain text."""
    return text_at(read_words(WORDS_FILE), key, places).format(**places)
