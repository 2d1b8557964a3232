"""The data of the reader's tools."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.edition.edition import Edition
from macros.pages.site import Site
from macros.pages.tool_data import reader_data, reader_script
from macros.records.loader import Loader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    import shutil

    root = tmp_path_factory.mktemp("records")
    shutil.copytree(ROOT / "tests/fixtures/site/practices", root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
    edition = Edition("Atlas", "1.0.0", date(2026, 6, 23), "", "CC BY 4.0", "https://example.org/")
    return Site(Loader(root).load(), edition)


def test_practices_are_those_that_readers_see_with_levels_or_null(site: Site) -> None:
    practices = {practice["id"]: practice for practice in reader_data(site)["practices"]}
    assert list(practices) == list(site.catalogue.published)
    assert practices["hr-strategy"]["ratings"] == {
        "scale_of_change": 5,
        "setup": {"cost": 3, "time": 5, "effort": 4},
        "delivery": {"cost": None, "time": None, "effort": None},
    }
    assert practices["leaving-talk"]["why"]["scale_of_change"] is None
    assert practices["checklist-pre-arrival"]["cases"] == 2
    assert practices["checklist-pre-arrival"]["countries"] == ("DE", "FI")


def test_old_and_retired_ids_lead_to_the_practice_that_took_their_place(site: Site) -> None:
    assert reader_data(site)["moved"] == {
        "old-checklist": "checklist-pre-arrival",
        "study-visits": "inter-institutional-events",
        "paper-folder": "checklist-pre-arrival",
    }


def test_the_script_holds_the_data_and_cannot_end_a_script_or_a_line(site: Site) -> None:
    first = next(iter(site.catalogue.practices.values()))
    nasty = first.model_copy(update={"title": '</script><!-- \u2028\u2029 " \\'})
    catalogue = replace(site.catalogue, practices={**site.catalogue.practices, first.id: nasty})
    script = reader_script(replace(site, catalogue=catalogue)).decode()
    assert "<" not in script
    assert len(script.splitlines()) == 1
    start, end = script.index("=", script.index(".data")) + 1, script.rindex(";")
    assert json.loads(script[start:end]) == json.loads(json.dumps(reader_data(replace(site, catalogue=catalogue))))
