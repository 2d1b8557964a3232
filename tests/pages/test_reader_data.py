"""The data of the reader's tools."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.edition.edition import Edition
from macros.pages.finder_data import finder_data, finder_script, finder_scripts
from macros.pages.site import Site
from macros.pages.tool_data import DATA_SCRIPT, PARTS, reader_data, reader_scripts
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
    assert reader_data(site)["reasons"]["leaving-talk"]["scale_of_change"] is None
    assert practices["checklist-pre-arrival"]["cases"] == 2
    assert practices["checklist-pre-arrival"]["countries"] == ("DE", "FI")


def test_old_and_retired_ids_lead_to_the_practice_that_took_their_place(site: Site) -> None:
    assert reader_data(site)["moved"] == {
        "old-checklist": "checklist-pre-arrival",
        "study-visits": "inter-institutional-events",
        "paper-folder": "checklist-pre-arrival",
    }


def test_the_scripts_hold_the_data_and_cannot_end_a_script_or_a_line(site: Site) -> None:
    first = next(iter(site.catalogue.published.values()))
    nasty = first.model_copy(update={"title": '</script><!-- \u2028\u2029 " \\'})
    catalogue = replace(site.catalogue, practices={**site.catalogue.practices, first.id: nasty})
    changed = replace(site, catalogue=catalogue)
    scripts = {route: script.decode() for route, script in reader_scripts(changed)}
    assert not [route for route, script in scripts.items() if "<" in script or len(script.splitlines()) != 1]
    held = json.loads(scripts[DATA_SCRIPT].partition(".data=")[2].removesuffix(";\n"))
    for part in PARTS:
        held[part] = json.loads(scripts[f"assets/data/{part}.js"].partition("=")[2].removesuffix(";\n"))
    assert held == json.loads(json.dumps(reader_data(changed)))


def test_what_one_page_alone_reads_is_not_in_the_script_of_all(site: Site) -> None:
    scripts = dict(reader_scripts(site))
    for practice in site.catalogue.published.values():
        assert practice.summary.encode() not in scripts[DATA_SCRIPT]
        assert practice.summary.encode() in scripts["assets/data/summaries.js"]
    for case in site.catalogue.published_cases.values():
        assert case.id.encode() not in scripts[DATA_SCRIPT]


def test_what_the_cards_of_a_finder_say_is_not_sent_twice(site: Site) -> None:
    scripts = dict(finder_scripts(site))
    for practice in site.catalogue.published.values():
        assert practice.id.encode() in scripts[finder_script("practices")]
        assert practice.title.encode() not in scripts[finder_script("practices")]
    for case in site.catalogue.published_cases.values():
        assert case.id.encode() in scripts[finder_script("cases")]
        assert case.institution.encode() not in scripts[finder_script("cases")]


def test_a_finder_reads_columns_as_long_as_its_cards(site: Site) -> None:
    data = finder_data(site)
    for name, records in (("practices", site.catalogue.published), ("cases", site.catalogue.published_cases)):
        ids, *groups = data[name]["items"].values()
        assert ids == list(records)
        assert {len(column) for group in groups for column in group.values()} == {len(ids)}
    place = list(site.catalogue.published).index("hr-strategy")
    assert {key: column[place] for key, column in data["practices"]["items"]["levels"].items()} == {
        "change": 5,
        "setup-cost": 3,
        "setup-time": 5,
        "setup-effort": 4,
        "delivery-cost": None,
        "delivery-time": None,
        "delivery-effort": None,
    }
