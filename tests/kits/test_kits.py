"""Kits say what their page says, stay text whatever a record holds, and are the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from macros.edition import routes
from macros.edition.download_manifest import Download, read_manifest, write_manifest
from macros.edition.draft_words import draft_words
from macros.kits.docx_template import template
from macros.kits.docx_writer import docx_file
from macros.kits.export import export_kits
from macros.kits.markdown_writer import markdown
from macros.kits.practice_kit import practice_kit
from macros.kits.words import origin, words
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.catalogue import Catalogue
from macros.records.model import Practice
from macros.records.record_facts import phases_of
from tests.atlas import EDITION

from .conftest import opened, texts

MARKS = (
    "☐ {{ 7 * 7 }} {% raw %} =1+1 <w:t>&amp;</w:t> *bold* | _x_ [a](https://b.example) # 1. ![p](q) `c` ~~d~~ <b>e</b>"
)
HOSTILE = (MARKS, f"# {MARKS}", f"- {MARKS}", f"1. {MARKS}", "=== ", "+ +", "C:\\dir\\*")


def squeezed(text: str) -> str:
    return "".join(text.split())


def page_of(practice: Practice, renderer: Renderer) -> str:
    html = str(renderer.page(routes.of(practice)))
    return squeezed(BeautifulSoup(html, "html.parser").get_text())


def own_words(practice: Practice, catalogue: Catalogue) -> set[str]:
    """What a kit says besides its page: numbers of steps, boxes, names of amounts, and its own sentences."""
    cost = catalogue.vocabulary.scales.by_key["cost"]
    counted = words()["counted"].format(counted=cost.counted, not_counted=cost.not_counted)
    own = {*words().values(), counted, origin(EDITION, EDITION.address(routes.of(practice)) or "")}
    return {squeezed(text) for text in own}


@pytest.mark.parametrize("kind", ["small", "real"])
def test_every_sentence_of_a_kit_stands_on_the_page(kind: str, catalogue: Catalogue, atlas: Catalogue) -> None:
    records = catalogue if kind == "small" else atlas
    renderer = Renderer(Site(records, EDITION))
    for practice in list(records.published.values())[::7]:
        page, own = page_of(practice, renderer), own_words(practice, records)
        document = opened(docx_file(practice_kit(practice, records, EDITION), EDITION))
        said = [
            part for text in texts(document) for part in text.split(" · ")
        ]  # a page has levels on lines of their own
        plain = [
            re.sub(r"^(☐|\d+)$|^\d+\. |^(Set-up|Delivery): |^Steps: (Set-up|Delivery)$", "", text) for text in said
        ]
        lost = [text for text in map(squeezed, plain) if text not in page and text not in own]
        cases = {squeezed(f"{case.title} ({case.institution}") for case in records.published_cases.values()}

        assert [text for text in lost if not text.startswith(tuple(cases))] == [], practice.id


def test_a_draft_says_first_that_it_is_one_and_what_is_published_does_not(catalogue: Catalogue) -> None:
    band, practice = draft_words()["band"], catalogue.published["full"]
    draft = practice.model_copy(update={"status": "draft"})
    kits = [practice_kit(record, catalogue, EDITION) for record in (draft, practice)]

    assert texts(opened(docx_file(kits[0], EDITION)))[1] == band
    assert markdown(kits[0]).startswith(f"# {draft.title}\n\n> **{band}**\n")
    assert band not in texts(opened(docx_file(kits[1], EDITION)))
    assert band not in markdown(kits[1])


def test_every_step_challenge_and_indicator_stands_in_both_files(catalogue: Catalogue) -> None:
    practice = catalogue.published["full"]
    kit = practice_kit(practice, catalogue, EDITION)
    document, text = texts(opened(docx_file(kit, EDITION))), read(markdown(kit))
    for _, phase in phases_of(practice):
        wanted = [*phase.steps, *(at.problem for at in phase.challenges), *(at.answer for at in phase.challenges)]
        wanted += [at.measure for at in phase.indicators] + [at.how for at in phase.indicators]
        assert wanted
        for sentence in wanted:
            assert sentence in document
            assert squeezed(sentence) in squeezed(text)


def read(text: str) -> str:
    """What a reader of Markdown sees."""
    html = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text)
    return BeautifulSoup(html, "html.parser").get_text()


def hostile(practice: Practice) -> Practice:
    assert practice.setup
    setup = practice.setup.model_copy(update={"steps": HOSTILE})
    return practice.model_copy(update={"title": MARKS, "summary": HOSTILE[1], "setup": setup})


def test_what_looks_like_a_command_stays_text(catalogue: Catalogue) -> None:
    kit = practice_kit(hostile(catalogue.published["full"]), catalogue, EDITION)
    document, text = opened(docx_file(kit, EDITION)), markdown(kit)
    html = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text)
    page = BeautifulSoup(html, "html.parser")

    for sentence in HOSTILE:
        assert " ".join(sentence.split()) in texts(document)
        assert squeezed(sentence) in squeezed(page.get_text())
    assert document.core_properties.title == MARKS
    assert not page.select("h1 *, td *, del, img, code")


def test_a_file_names_its_title_language_version_date_and_address(catalogue: Catalogue) -> None:
    kit = practice_kit(catalogue.published["full"], catalogue, EDITION)
    document = opened(docx_file(kit, EDITION))
    properties = document.core_properties

    assert (properties.title, properties.language, properties.version) == (kit.title, "en-GB", "9.9")
    assert properties.identifier == "https://atlas.example/practices/full/"
    assert properties.created is not None
    assert properties.created.date() == properties.modified.date() == EDITION.date  # type: ignore[union-attr]
    for said in ("9.9", "15 January 2026", "https://atlas.example/practices/full/", "CC BY 4.0"):
        assert any(said in text for text in texts(document))
        assert said in markdown(kit).replace("\\", "")


def test_headings_are_headings_and_head_rows_are_repeated(catalogue: Catalogue) -> None:
    document = opened(docx_file(practice_kit(catalogue.published["full"], catalogue, EDITION), EDITION))
    headings = [at.text for at in document.paragraphs if at.style and at.style.name == "Heading 1"]

    assert [words()[key] for key in ("brief", "people", "indicators", "risks", "budget")] == [
        at for at in headings if not at.startswith(words()["steps"].split("{")[0]) and at != words()["cases"]
    ]
    assert len(document.tables) >= 6
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in others)
        assert all(cell.text for cell in first.cells)


def test_parts_of_a_docx_have_no_clock_and_no_ties_that_lead_nowhere(catalogue: Catalogue) -> None:
    content = docx_file(practice_kit(catalogue.published["full"], catalogue, EDITION), EDITION)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 15, 0, 0, 0)}
        styles = archive.read("word/styles.xml").decode()
        used = set(re.findall(r'w:(?:pStyle|tblStyle) w:val="(\w+)"', archive.read("word/document.xml").decode()))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', styles))
    assert set(re.findall(r'w:(?:basedOn|next|link) w:val="(\w+)"', styles)) <= set(
        re.findall(r'w:styleId="(\w+)"', styles)
    )
    assert "word/footer1.xml" in names


Export = Callable[[Path, Catalogue], dict[str, bytes]]


def exported(folder: Path, catalogue: Catalogue) -> dict[str, bytes]:
    export_kits(catalogue, EDITION, folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def test_two_exports_give_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    first = exported(tmp_path / "a", catalogue)

    assert first == exported(tmp_path / "b", catalogue)
    assert {f"kits/practices/{id_}.{ending}" for id_ in catalogue.published for ending in ("docx", "md")} < set(first)


def test_only_what_changed_is_written_again_and_other_downloads_stay(catalogue: Catalogue, tmp_path: Path) -> None:
    others = {"downloads/practice-atlas.pdf": Download(1, 2)}
    tmp_path.joinpath("practice-atlas.pdf").write_bytes(b"x")
    write_manifest(tmp_path, others)
    first = export_kits(catalogue, EDITION, tmp_path)
    again = export_kits(catalogue, EDITION, tmp_path)
    (tmp_path / "kits/practices/full.md").write_text("cut")
    mended = export_kits(catalogue, EDITION, tmp_path)
    fewer = replace(catalogue, practices={"full": hostile(catalogue.published["full"])})
    changed = export_kits(fewer, EDITION, tmp_path)

    assert (len(first.written), again.written) == (2 * len(catalogue.published), [])
    both = ["downloads/kits/practices/full.docx", "downloads/kits/practices/full.md"]
    assert mended.written == changed.written == both
    assert read_manifest(tmp_path) == {**others, **changed.downloads}
    assert sorted(path.name for path in (tmp_path / "kits/practices").iterdir()) == ["full.docx", "full.md"]


def test_the_page_links_the_kit_that_was_made(catalogue: Catalogue) -> None:
    made = {f"downloads/kits/practices/full.{ending}": Download(12_345) for ending in ("docx", "md")}
    page = BeautifulSoup(str(Renderer(Site(catalogue, EDITION, made)).page("practices/full/")), "html.parser")
    without = BeautifulSoup(str(Renderer(Site(catalogue, EDITION)).page("practices/full/")), "html.parser")

    found = [(at["href"], at.get_text()) for at in page.select(".pa-tools a[href*=kits]")]
    assert found == [
        ("../../downloads/kits/practices/full.docx", "DOCX (12 kB)"),
        ("../../downloads/kits/practices/full.md", "Markdown (12 kB)"),
    ]
    assert without.select(".pa-tools a[href*=kits]") == []


def test_all_kits_begin_from_one_empty_document_since_making_it_costs_most(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    template.cache_clear()
    written = export_kits(catalogue, EDITION, tmp_path).written

    made, kits = template.cache_info(), sum(route.endswith(".docx") for route in written)
    assert kits > 2
    assert (made.misses, made.hits) == (1, kits - 1)
