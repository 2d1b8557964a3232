"""A small collection with every kind of text, and a made-up language into which all of it is translated."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue
from macros.translations.matching import Translation
from macros.translations.source_texts import source_texts

FIXTURE = Path(__file__).parent.parent / "fixtures" / "atlas"
TODAY = date(2026, 2, 1)
FILE = "practices/translations/de.po"


def made_up(text: str) -> str:
    """The text in a language that nobody speaks, line by line and with its links."""
    return "\n".join(line and f"{line} Ü" for line in text.split("\n"))


def translated(catalogue: Catalogue) -> Sequence[Translation]:
    """Every text of a catalogue in the made-up language, each at a line of its own."""
    texts = {(source.context, source.english): source for source in source_texts(catalogue)}
    return [Translation(*key, made_up(source.english), 10 * at) for at, (key, source) in enumerate(texts.items(), 1)]


@pytest.fixture(scope="session")
def english() -> Catalogue:
    return load_catalogue(FIXTURE, TODAY)
