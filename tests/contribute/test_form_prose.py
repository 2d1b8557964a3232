"""The form judges prose as the check does: a hundred texts of people who know Markdown, or do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.records import markdown
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[2]
READ = "(texts) => texts.map((text) => PracticeAtlas.prose.read(text))"
TEXTS = ROOT / "tests/fixtures/prose-texts.txt"


def texts() -> Iterator[str]:
    """A line of three hyphens with nothing else on it stands between two texts; a rule is written in other ways."""
    for text in TEXTS.read_text("utf-8").strip("\n").split("\n---\n"):
        yield text.strip() if not text.startswith((" ", "\t")) else text.rstrip()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the script that reads prose."""
    page = browser.new_page()
    page.set_content("<title>Prose</title>")
    page.evaluate("window.PracticeAtlas = {}")
    page.add_script_tag(path=ROOT / "docs/assets/js/form-prose.js")
    yield page
    page.close()


def test_the_form_judges_prose_as_the_check_does(page: Page) -> None:
    told = list(texts())
    assert len(told) > 100
    for text, found in zip(told, page.evaluate(READ, told), strict=True):
        kinds = {element.kind for element in markdown.disallowed(text)}
        if not kinds & {"table", "html_block"}:  # with them come the kinds of what they hold
            assert {element["kind"] for element in found["kinds"]} == kinds, text
        assert bool(found["kinds"]) == bool(kinds), text
        assert found["links"] == [link.text for link in markdown.links(text)] or kinds, text


def test_prose_of_the_atlas_holds_nothing_that_the_form_refuses(page: Page) -> None:

    catalogue = atlas_records()
    records = (*catalogue.practices.values(), *catalogue.cases.values())
    prose = [text.value for record in records for text in record.texts if text.is_prose]

    for text, found in zip(prose, page.evaluate(READ, prose), strict=True):
        assert found["kinds"] == [], text
        assert sorted(found["links"]) == sorted(link.text for link in markdown.links(text)), text
