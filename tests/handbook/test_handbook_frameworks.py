"""The annex of the handbook names every practice under each item of a framework that it serves."""

import io
import zipfile
from pathlib import Path

import pytest

from macros.handbook.book_data import book_data
from macros.handbook.cross_references import JsonObject
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.wording import wording
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

from .conftest import EDITION, handbook_of


@pytest.fixture(scope="module")
def atlas() -> Catalogue:
    return Loader(Path(__file__).parents[2]).load()


@pytest.fixture(scope="module")
def data(atlas: Catalogue) -> JsonObject:
    return book_data(handbook_of(atlas), Entries(atlas, EDITION))


def test_every_link_of_a_framework_stands_in_the_annex(atlas: Catalogue, data: JsonObject) -> None:
    shown = {found["id"]: found["items"] for found in data["frameworks"]}
    for framework in atlas.frameworks.values():
        printed = {
            (item["label"], strength, served["to"])
            for item in shown[framework.id]
            for strength in ("direct", "supporting")
            for served in item[strength]
        }

        assert printed == {
            (framework.named(link.item), link.strength, f"practice:{link.practice}") for link in framework.links
        }


def test_the_annex_says_once_that_this_is_our_own_judgement(data: JsonObject) -> None:
    with zipfile.ZipFile(io.BytesIO(make_epub(data, EDITION))) as parts:
        annex = parts.read("EPUB/frameworks.xhtml").decode()

    assert annex.count(wording()["frameworks_intro"].strip()) == 1
    assert "Concordat to Support the Career Development of Researchers" in annex
