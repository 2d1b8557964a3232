"""The translations into a language: those of its file, or for a pseudo-language those that are made of the English."""

from pathlib import Path

from ..edition.languages import PSEUDO_LANGUAGES
from ..edition.pseudo import in_pseudo
from ..records.catalogue import Catalogue
from ..records.paths import translation_path
from .matching import Translatable, Translation
from .po_file import PoFile, read
from .source_texts import source_texts
from .word_texts import word_texts


def translations_of(root: Path, language: str, catalogue: Catalogue | None = None) -> PoFile | None:
    """What the file of a language holds, and what is wrong in it; None where there is no file.

    A pseudo-language needs none: it has the files of words, and the texts of a catalogue where one is given.
    """
    if language in PSEUDO_LANGUAGES:
        texts: list[Translatable] = [*(source_texts(catalogue) if catalogue else ()), *word_texts()]
        return PoFile([_made(text, language) for text in texts])
    file = translation_path(language)
    return read(root / file, file) if (root / file).is_file() else None


def _made(text: Translatable, language: str) -> Translation:
    """The translation of a text into a pseudo-language, which counts as English does."""
    said, plural = (in_pseudo(form, language, text.limit) for form in (text.english, text.plural))
    forms = (said, plural) if plural else ()
    return Translation(text.context, text.english, plural or said, plural=text.plural, forms=forms)
