"""The index of the handbook names every practice under each item of a framework that it serves."""

import io
import zipfile
from pathlib import Path

import pytest

from macros.handbook.book_data import book_data, wording
from macros.handbook.cross_references import Entry
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

from .conftest import EDITION, handbook_of


@pytest.fixture(scope="module")
def atlas() -> Catalogue:
    return Loader(Path(__file__).parents[2]).load()


@pytest.fixture(scope="module")
def data(atlas: Catalogue) -> Entry:
    return book_data(handbook_of(atlas), Entries(atlas, EDITION))


def test_every_link_of_a_framework_stands_in_the_index(atlas: Catalogue, data: Entry) -> None:
    lists = {found["key"]: found for found in data["index"]}
    for framework in atlas.frameworks.values():
        shown = {(group["label"], item["to"]) for group in lists[framework.id]["groups"] for item in group["items"]}

        assert shown == {(framework.named(link.item), f"practice:{link.practice}") for link in framework.links}


def test_the_index_says_once_that_this_is_our_own_judgement(data: Entry) -> None:
    with zipfile.ZipFile(io.BytesIO(make_epub(data, EDITION))) as parts:
        index = parts.read("EPUB/index.xhtml").decode()

    assert index.count(wording()["index_framework_note"].strip()) == 1
    assert "By framework: Charter 2023" in index
