"""The home page: what it picks from the records, and drawings that stand where the vocabulary has a place for them."""

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from macros.edition.drawing import DRAWINGS, drawing_words
from macros.edition.edition import Edition
from macros.pages.front import duration, easy_essentials, journey_stages, telling_cases
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.pages.writers_macros import DOORS, category_links, journey
from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue, validate
from macros.records.vocabulary import Glyph
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]
TODAY = date(2100, 1, 1)


@pytest.fixture(scope="module")
def atlas() -> Catalogue:
    """The records of the atlas."""
    return atlas_records()


def names(kind: str) -> set[str]:
    return {path.stem for path in (DRAWINGS / kind).glob("*.svg")}


def test_every_drawing_has_a_name_and_every_name_a_drawing() -> None:
    assert names("glyphs") == set(get_args(Glyph))
    assert names("scenes") == set(drawing_words()["scenes"])
    assert names("doors") == {*DOORS, "check"}


@pytest.mark.parametrize("path", sorted(DRAWINGS.rglob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_has_no_colour_of_its_own_and_is_no_second_text(path: Path) -> None:
    """Colours are those of the tokens, so that each has its pair in dark; the words stand beside the picture."""
    svg = path.read_text("utf-8")

    assert 'aria-hidden="true"' in svg
    assert not [word for word in ("style=", "fill=", "stroke=", "#", "<title", "<text") if word in svg]


def test_each_category_has_a_glyph_of_its_own(atlas: Catalogue) -> None:
    glyphs = [term.glyph for term in atlas.vocabulary.facets["category"].terms]

    assert None not in glyphs
    assert len({*glyphs}) == len(glyphs)


def test_the_easy_ones_are_essential_and_ask_least(atlas: Catalogue) -> None:
    """Each of another category, none that asks for more than one that is left out of its category."""
    easy = easy_essentials(atlas, 3)

    assert len({practice.categories[0] for practice in easy}) == len(easy) == 3
    assert {practice.importance for practice in easy} == {"essential"}


def test_the_telling_ones_run_and_are_of_different_countries(atlas: Catalogue) -> None:
    telling = telling_cases(atlas, 4)

    assert len({case.country for case in telling}) == len(telling) == 4
    assert {case.state for case in telling} == {"running"}


def test_the_self_check_takes_a_quarter_of_a_minute_for_each_statement(atlas: Catalogue) -> None:
    statements = atlas.self_check.statements

    assert duration(statements[:30]) == "7 minutes"
    assert duration(statements[:6]) == duration(()) == "1 minute"


def renderer_of(root: Path) -> Renderer:
    catalogue = load_catalogue(root, TODAY)
    return Renderer(Site(catalogue, Edition("Test", "1", TODAY, "", "CC BY 4.0", "https://example.org")))


def test_a_stage_or_category_without_a_drawing_is_a_link_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "practices/vocabulary", tmp_path / "practices/vocabulary")
    for name, old, new in (("stages", "on-arrival", "first-week"), ("categories", "    glyph: cup\n", "")):
        path = tmp_path / f"practices/vocabulary/{name}.yml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    renderer = renderer_of(tmp_path)

    drawn, listed = journey(renderer, ""), category_links(renderer, "")
    assert drawn.count('<svg class="pa-drawing"') == len(journey_stages(renderer.site.catalogue)) - 1
    assert 'href="stage/first-week/"' in drawn
    assert listed.count("<svg") == listed.count("<li>") - 1


def test_a_glyph_that_is_not_drawn_is_named_with_the_nearest(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "practices/vocabulary", tmp_path / "practices/vocabulary")
    path = tmp_path / "practices/vocabulary/categories.yml"
    path.write_text(path.read_text("utf-8").replace("glyph: umbrella", "glyph: umbrela"), "utf-8")

    [problem] = validate(tmp_path, TODAY).problems
    assert problem.file == "practices/vocabulary/categories.yml"
    assert "glyph must be one of certificate, compass, cup" in problem.message
    assert problem.message.endswith("got 'umbrela'")
    assert problem.tip == "did you mean 'umbrella'?"
