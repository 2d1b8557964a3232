"""What commands tell contributors, translators and editors in the terminal, from command_words.yml."""

from pathlib import Path

from .numbers import number
from .words import read_words, text_at

WORDS_FILE = Path(__file__).with_name("command_words.yml")


def command_text(key: str, /, **places: object) -> str:
    """The text at a key such as `take.written` with its places filled, as plain text; `n` chooses between forms.

    Raises KeyError where there is no such text, or a place is not filled.
    """
    written = {name: number(value) if isinstance(value, int) else value for name, value in places.items()}
    return text_at(read_words(WORDS_FILE), key, places).format(**written)


def with_tip(text: str, tip: str) -> str:
    """A refusal with the tip behind it; the refusal alone where there is none."""
    return command_text("common.with_tip", text=text, tip=tip) if tip else text
