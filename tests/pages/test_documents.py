"""Documents to copy: each marked source stands once under its kind, at its record, and in the filter of cases."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.edition.edition import Edition
from macros.exports import export_files
from macros.pages.document_list import documents, documents_of
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.record_facts import case_terms
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]
CATALOGUE = atlas_records()
EDITION = Edition("Atlas", "1.0.0", CATALOGUE.last_reviewed, "Words.", "CC BY 4.0", "https://l.example/")
RECORDS = (*CATALOGUE.published.values(), *CATALOGUE.published_cases.values())


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Site(CATALOGUE, EDITION))


def page(renderer: Renderer, route: str) -> BeautifulSoup:
    return BeautifulSoup(str(renderer.page(route)), "html.parser")


def test_there_are_enough_for_enough_practices() -> None:
    found = documents(CATALOGUE)

    assert len(found) >= 60
    assert len(documents_of(found)) >= 25


def test_each_document_stands_once_under_its_kind(renderer: Renderer) -> None:
    shown = page(renderer, "documents/")
    marked = {(source.document, source.url) for record in RECORDS for source in record.sources if source.document}
    under = [
        (part.h2["id"], entry.a["href"])
        for part in shown.select("section.pa-part")
        for entry in part.select(".pa-documents > li")
        if part.h2 and entry.a
    ]

    assert Counter(under) == Counter(marked)
    assert {part.a["href"] for part in shown.select("p.pa-soft") if part.a} == {
        f"../cases/?document-kind={kind}#finder" for kind, _ in marked
    }


def test_practices_and_cases_show_their_documents(renderer: Renderer) -> None:
    case = page(renderer, "cases/twente-upon-departure/")
    practice = page(renderer, "practices/checklist-on-departure/")
    without = page(renderer, "cases/bremen-welcome-center/")

    assert "Document to copy: Checklist." in case.select(".pa-sources li")[0].get_text()
    assert "Upon Departure Checklist" in practice.select_one(".pa-copy").get_text()  # type: ignore[union-attr]
    assert without.select(".pa-document") == []


def test_a_licence_is_said_and_nothing_is_evaluated() -> None:
    case = CATALOGUE.published_cases["twente-upon-departure"]
    source = case.sources[0].model_copy(update={"licence": "{0} <b>CC</b> {{ 1 }}"})
    cases = {case.id: case.model_copy(update={"sources": (source,)})}
    one = Renderer(Site(replace(CATALOGUE, cases=cases), EDITION))

    assert "Licence: {0} <b>CC</b> {{ 1 }}." in page(one, f"cases/{case.id}/").get_text()


def test_cases_can_be_filtered_and_data_name_the_documents() -> None:
    case = CATALOGUE.published_cases["washington-lee-host-checklist"]
    data = dict(export_files(CATALOGUE, EDITION))

    assert case_terms(case, "document_kind", CATALOGUE.published) == ("checklist", "questions")
    assert b'"document":"checklist"' in data["data/cases.json"]
    assert "Checklist" in data["data/cases.csv"].decode().split("washington-lee-host-checklist")[1][:4000]
