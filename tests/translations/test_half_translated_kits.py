"""A kit of a language says of each piece of text that is still English that it is, so that Word spells it so."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from macros.edition.edition import Edition
from macros.edition.words import override_language
from macros.kits.blocks import Kit
from macros.kits.docx_writer import docx_file
from macros.kits.model_kit import model_kit
from macros.kits.practice_kit import practice_kit
from macros.records.catalogue import Catalogue
from macros.translations.localize import localize
from macros.translations.matching import Translation
from macros.translations.word_texts import word_matches, words_in
from tests.atlas import atlas_records
from tests.kits.conftest import opened

from .conftest import FILE, TODAY, translated

EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/").in_language("de")


@pytest.fixture(scope="module")
def english(english: Catalogue) -> Catalogue:
    """The small collection with a model of the atlas, since it has none."""
    models = atlas_records().models
    return replace(english, models={id_: models[id_] for id_ in [min(models)]})


def kits(english: Catalogue, entries: Iterable[Translation]) -> list[Kit]:
    """That of the full practice, and one of a model."""
    catalogue = localize(english, entries, "de", FILE).catalogue
    (model,) = catalogue.models.values()
    return [practice_kit(catalogue.published["full"], catalogue, EDITION), model_kit(model, EDITION)]


def pieces(document: Document) -> list[tuple[str, bool]]:
    """Each piece of text of body and foot, and whether it says that it is English."""
    parts = (document.element.body, document.sections[0].footer._element)
    runs = [run for part in parts for run in part.iter(qn("w:r"))]
    marks = [[mark.get(qn("w:val")) for mark in run.iter(qn("w:lang"))] for run in runs]
    texts = ["".join(text.text or "" for text in run.iter(qn("w:t"))) for run in runs]
    return [(text, mark == ["en-GB"]) for text, mark in zip(texts, marks, strict=True) if any(map(str.isalpha, text))]


@pytest.mark.parametrize("gone", ["practices/full.yml", "practices/models/"])
def test_every_piece_that_is_still_english_says_so(gone: str, english: Catalogue) -> None:
    """What is translated ends in a letter that no English text has; a piece put together of both is English."""
    entries = [entry for entry in translated(english) if not entry.context.startswith(gone)]
    found = [piece for kit in kits(english, entries) for piece in pieces(opened(docx_file(kit, EDITION)))]

    assert [text for text, is_english in found if is_english and text.endswith("Ü") and text.count("Ü") == 1] == []
    own = [text for text, is_english in found if is_english]
    assert len(own) > 10
    assert len(own) < len(found)


def test_our_words_say_so_too(english: Catalogue) -> None:
    with override_language("de", words_in("de", word_matches([]).found)):
        found = [piece for kit in kits(english, []) for piece in pieces(opened(docx_file(kit, EDITION)))]

    assert [text for text, is_english in found if not is_english] == []


def test_a_kit_that_is_translated_has_no_mark(english: Catalogue) -> None:
    found = [piece for kit in kits(english, translated(english)) for piece in pieces(opened(docx_file(kit, EDITION)))]

    assert [text for text, is_english in found if is_english] == []
