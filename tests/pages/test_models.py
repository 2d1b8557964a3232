"""Models of our own: on pages, in files, in data and beside their practices, with all that their records say."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

from macros.edition.edition import Edition
from macros.exports.published_json import json_files
from macros.kits.docx_writer import docx_file
from macros.kits.markdown_writer import markdown
from macros.kits.model_kit import model_kit
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.pages.site import Site
from macros.records.model_document import ModelDocument
from tests.atlas import atlas_records
from tests.kits.conftest import opened, texts

ROOT = Path(__file__).parents[2]
CATALOGUE = atlas_records()
EDITION = Edition("Atlas", "1.0.0", CATALOGUE.last_reviewed, "Words.", "CC BY 4.0", "https://l.example/")
MODELS = CATALOGUE.models
LETTER, PADDING = 5.2, 5.4  # in a document, in points: of its bold heads, and of a cell at each side


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Site(CATALOGUE, EDITION))


def squeezed(text: str) -> str:
    return "".join(text.split())


def page(renderer: Renderer, route: str) -> BeautifulSoup:
    return BeautifulSoup(str(renderer.page(route)), "html.parser")


def said(model: ModelDocument) -> list[str]:
    """Every text of a model that readers see."""
    unseen = ("found_by", "practices")
    return [squeezed(text.value) for text in model.texts if text.where[0] not in unseen]


def test_there_are_twelve_and_each_has_places_to_fill_in_and_advice() -> None:
    assert len(MODELS) == 12
    for model in MODELS.values():
        words = " ".join(text.value for text in model.texts)
        assert re.search(r"\[[a-zA-Z0-9]", words), model.id
        assert any(block.advice for block in model.blocks), model.id
        assert len(words.split()) > 300, model.id


@pytest.mark.parametrize("id_", sorted(MODELS))
def test_page_and_files_say_all_of_it(id_: str, renderer: Renderer) -> None:
    model = MODELS[id_]
    kit = model_kit(model, EDITION)
    shown = squeezed(page(renderer, f"models/{id_}/").get_text())
    document = opened(docx_file(kit, EDITION))
    written = squeezed(" ".join((*texts(document), *(s.footer.paragraphs[0].text for s in document.sections))))
    plain = squeezed(markdown(kit).replace("\\", ""))

    for text in said(model):
        assert text in shown
        assert text in written
        assert text in plain
    assert "CC01.0" in written
    assert "CC01.0" in shown
    assert all(table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for table in document.tables)


@pytest.mark.parametrize("id_", sorted(MODELS))
def test_no_word_of_a_table_is_broken_in_the_document(id_: str) -> None:
    for table in opened(docx_file(model_kit(MODELS[id_], EDITION), EDITION)).tables:
        for column in table.columns:
            for cell in column.cells:
                longest = max((len(word) for word in cell.text.split()), default=0)
                assert column.width.pt - 2 * PADDING > longest * LETTER, cell.text


def test_advice_stands_apart_from_what_is_copied(renderer: Renderer) -> None:
    model = MODELS["buddy-leaflet"]
    advice = [squeezed(block.advice) for block in model.blocks if block.advice]
    apart = [squeezed(at.get_text()) for at in page(renderer, f"models/{model.id}/").select(".pa-advice")]
    paragraphs = opened(docx_file(model_kit(model, EDITION), EDITION)).paragraphs
    styled = [squeezed(at.text) for at in paragraphs if at.style and at.style.name == "Advice"]

    assert [text.removeprefix("Advice:") for text in apart] == advice
    assert set(advice) <= set(styled)
    assert not set(styled) & {squeezed(block.text) for block in model.blocks if block.text}


def test_every_practice_links_its_models_and_the_list_links_all(renderer: Renderer) -> None:
    assert len(CATALOGUE.models_of) >= 12
    for id_, models in CATALOGUE.models_of.items():
        links = {at["href"] for at in page(renderer, f"practices/{id_}/").select(".pa-copy .pa-models a")}
        assert links == {f"../../models/{model.id}/" for model in models}
    listed = {at["href"] for at in page(renderer, "models/").select(".pa-models a")}
    assert listed == {f"../models/{id_}/" for id_ in MODELS}


def test_search_and_data_know_them() -> None:
    entries = {entry.route: entry.text for entry in search_entries(Site(CATALOGUE, EDITION))}
    data = json.loads(dict(json_files(CATALOGUE, EDITION))["data/models.json"])["models"]

    assert "Einladungsschreiben" in entries["models/letter-of-invitation/"]
    assert [model["id"] for model in data] == sorted(MODELS)
    assert data[0]["computed"]["files"] == [f"downloads/kits/models/{data[0]['id']}.{e}" for e in ("docx", "md")]
