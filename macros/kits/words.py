"""The words of kits, and the line that says where a file comes from."""

from collections.abc import Mapping
from pathlib import Path

from ..edition.dates import day
from ..edition.edition import Edition
from ..edition.languages import made_of
from ..edition.words import read_words

_FILE = Path(__file__).parent / "kit_words.yml"


def words() -> Mapping[str, str]:
    """Every sentence and heading by its key."""
    return read_words(_FILE)


def filled(key: str, **places: object) -> str:
    """The sentence at a key, with these texts at its places; English where any of them still is."""
    sentence = words()[key]
    return made_of(sentence.format(**places), sentence, *places.values())


def origin(edition: Edition, address: str, licence: str | None = None) -> str:
    """Name, version, date, licence and address, as every file says them; without a licence, that of the edition."""
    return filled(
        "origin",
        name=edition.name,
        version=edition.version,
        date=day(edition.date),
        licence=licence or edition.licence,
        address=address,
    )
