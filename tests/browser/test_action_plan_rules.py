"""The rules of the action plan on the real records, without any page: no cell that a review asks for is empty."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.edition.action_plan import plan_columns, plan_forms, plan_words, proposal_of
from macros.edition.edition import Edition
from macros.pages.site import Site
from macros.pages.tool_data import reader_data
from macros.records.catalogue import Catalogue
from tests.atlas import atlas_records

from .plans import item
from .rules import page_with

SCRIPTS = ("core", "logic-my-plan", "logic-plan", "logic-action-plan", "logic-zip")
# The sources of cells that no action may lack, and of what no file gives back.
FILLED = ("title", "items", "owner", "indicator")


@pytest.fixture(scope="module")
def records() -> Catalogue:
    return atlas_records()


@pytest.fixture(scope="module")
def rules(browser: Browser, records: Catalogue) -> Iterator[Page]:
    page = page_with(browser, *SCRIPTS)
    edition = Edition("Atlas", "1.0.0", date(2026, 6, 23), "", "CC BY 4.0", "https://example.org/")
    data = json.loads(json.dumps(reader_data(Site(records, edition)), default=list))
    proposals = {id_: vars(proposal_of(practice, records)) for id_, practice in records.published.items()}
    page.evaluate("([data, proposals]) => Object.assign(PracticeAtlas, {data, proposals})", [data, proposals])
    yield page
    page.close()


def table(rules: Page, form: str, framework: str, *items: dict[str, str]) -> Any:
    return rules.evaluate(
        """([form, framework, items]) => PracticeAtlas.actionPlan.table({name: "", items}, {
            data: PracticeAtlas.data, proposals: PracticeAtlas.proposals, form, framework, address: (route) => route,
        })""",
        [form, framework, items],
    )


@pytest.mark.parametrize("form", plan_forms())
def test_no_practice_lacks_action_principle_unit_or_indicator(rules: Page, records: Catalogue, form: str) -> None:
    """In a plan of all practices, for every framework; so in any plan of ten."""
    for framework in records.frameworks:
        found = table(rules, form, framework, *(item(id_) for id_ in records.published))
        places = [at for at, column in enumerate(found["columns"]) if column["source"] in FILLED]
        assert len(places) == len(FILLED)
        assert len(found["rows"]) == len(records.published)
        assert [row for row in found["rows"] for at in places if not str(row[at]).strip()] == []


def test_every_indicator_has_a_number_or_says_that_the_target_is_open(records: Catalogue) -> None:
    words = plan_words()["cell"]
    numbers = re.compile(rf"\d|\b({'|'.join(words['numbers'].split())})\b", re.IGNORECASE)
    for practice in records.published.values():
        text = proposal_of(practice, records).indicator
        assert numbers.search(text) or text.endswith(words["target_open"]), practice.id


def test_forms_show_known_columns_states_and_frameworks(rules: Page, records: Catalogue) -> None:
    """A heading means the same in every form, so that a file is read whichever form it has."""
    states = rules.evaluate("PracticeAtlas.plan.STATES")
    meant: dict[str, set[str]] = {}
    for form in plan_forms().values():
        assert set(form.columns) <= set(plan_columns())
        assert {"action", "id"} <= set(form.columns)
        assert set(form.states) <= set(states)
        assert form.framework in ("", *records.frameworks)
        for key, heading in form.columns.items():
            meant.setdefault(heading.lower(), set()).add(key)
    assert {heading: keys for heading, keys in meant.items() if len(keys) > 1} == {}
    assert set(plan_forms()["plain"].states) == set(states)


def test_names_of_sheets_are_short_and_without_blanks() -> None:
    """Longer ones are no names for Excel, and blanks break what refers to them in other programs."""
    sheet = plan_words()["sheet"]
    for name in (sheet["plan"], sheet["lists"], sheet["about"], sheet["states"]):
        assert re.fullmatch(r"[A-Za-z]{1,31}", name)


@pytest.mark.parametrize("text", ["", "a", "Košice ☺ 漢字", "x" * 100_000])
def test_what_is_packed_is_unpacked_again(rules: Page, text: str) -> None:
    found = rules.evaluate(
        """async (text) => [...(await PracticeAtlas.zip.unpack(
            PracticeAtlas.zip.pack({"a/b.xml": text, "c": "other"}), (name) => name !== "c", 1e6))]""",
        text,
    )
    assert found == [["a/b.xml", text]]
