"""The Catalogue holds every relation both ways, shows readers only what is published, and knows no order of files."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from broken import SOUND, TODAY

from macros.records.catalogue import Catalogue, in_title_order
from macros.records.loader import Loader
from macros.records.model import Case, Practice
from macros.records.record_facts import latest_year, terms_of
from macros.records.rules.links import builds_on_has_no_circle
from macros.records.rules.rule import Context
from macros.records.validate import validate
from macros.records.vocabulary import GRADE_FACET

SOUND_CATALOGUE = Loader(SOUND).load()
PRACTICE = SOUND_CATALOGUE.practices["visa-help"]
CASE = SOUND_CATALOGUE.cases["north-desk"]


def practice(id_: str, **facts: object) -> Practice:
    plain = {"builds_on": (), "related": (), "title": id_}
    return PRACTICE.model_copy(update={"id": id_, **plain, **facts})


def case(id_: str, **facts: object) -> Case:
    return CASE.model_copy(update={"id": id_, "title": id_, **facts})


def catalogue(*records: Practice | Case) -> Catalogue:
    return Catalogue(
        in_title_order(record for record in records if isinstance(record, Practice)),
        in_title_order(record for record in records if isinstance(record, Case)),
        SOUND_CATALOGUE.vocabulary,
    )


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def circles(*practices: Practice) -> list[str]:
    return [located.finding.message for located in builds_on_has_no_circle.find(Context(catalogue(*practices), TODAY))]


def test_records_stand_in_the_order_of_their_titles() -> None:
    found = catalogue(practice("a", title="zebra"), practice("b", title="Alpha"), practice("c", title="alpha"))

    assert list(found.practices) == ["b", "c", "a"]


def test_only_published_records_are_shown() -> None:
    found = catalogue(practice("a"), practice("b", status="draft"), case("c", status="retired"), case("d"))

    assert list(found.published) == ["a"]
    assert list(found.published_cases) == ["d"]
    assert set(found.practices) == {"a", "b"}


def test_cases_are_found_from_their_practices_newest_first() -> None:
    found = catalogue(
        practice("a"),
        case("old", practices=("a",), since=2001),
        case("new", practices=("a", "b"), since=2020),
        case("undated", practices=("a",), since=None),
        case("draft", practices=("a",), status="draft"),
    )

    assert ids(found.cases_of["a"]) == ["new", "old", "undated"]
    assert ids(found.cases_of["b"]) == ["new"]


@pytest.mark.parametrize(
    ("facts", "year"),
    [
        ({}, 0),
        ({"since": 2001}, 2001),
        ({"since": 2001, "until": 2019, "sources": (2024,)}, 2019),
        ({"since": 2016, "state": "one-off", "sources": (2024,)}, 2016),
        ({"since": 2001, "state": "running", "sources": (2024, None)}, 2024),
        ({"sources": (None, 2020)}, 2020),
        ({"when": "Editions of 2014 and 2017, of 50 days", "sources": (2015,)}, 2017),
        ({"when": "Told in the 1960s"}, 1960),
        ({"since": 2021, "when": "Since 2001"}, 2021),
    ],
)
def test_a_case_is_as_new_as_the_latest_year_that_is_known_of_it(facts: dict[str, Any], year: int) -> None:
    """What has ended, or was one event, does not become newer by a later source; what goes on does."""
    (page,) = CASE.sources
    sources = tuple(page.model_copy(update={"year": year}) for year in facts.get("sources", ()))

    assert latest_year(case("a", **{"since": None, "until": None, "when": None, **facts, "sources": sources})) == year


def test_cases_of_one_year_stand_by_title_and_those_of_none_last() -> None:
    found = catalogue(
        practice("a"),
        case("a-unknown", practices=("a",), since=None),
        case("c-same", practices=("a",), since=2020),
        case("b-same", practices=("a",), since=2020),
    )

    assert ids(found.cases_of["a"]) == ["b-same", "c-same", "a-unknown"]


def test_a_case_with_a_state_is_found_by_it() -> None:
    found = catalogue(practice("a"), case("b", practices=("a",), state="running"), case("c", practices=("a",)))

    assert ids(found.cases_by_term["case_state", "running"]) == ["b"]
    assert {key for facet, key in found.cases_by_term if facet == "case_state"} == {"running"}


def test_builds_on_is_found_from_both_ends() -> None:
    found = catalogue(
        practice("base"), practice("top", builds_on=("base",)), practice("d", builds_on=("base",), status="draft")
    )

    assert ids(found.leads_to["base"]) == ["top"]
    assert "top" not in found.leads_to


def test_related_is_mutual_whichever_side_says_so_and_names_each_once() -> None:
    found = catalogue(practice("a", related=("b", "c")), practice("b", related=("a",)), practice("c"), practice("d"))

    assert ids(found.related["a"]) == ["b", "c"]
    assert ids(found.related["b"]) == ["a"]
    assert ids(found.related["c"]) == ["a"]
    assert "d" not in found.related


def test_related_leaves_out_what_is_not_published() -> None:
    found = catalogue(practice("a", related=("b",)), practice("b", status="draft", related=("a",)))

    assert dict(found.related) == {}


def test_adaptations_are_found_from_the_case_they_come_from() -> None:
    found = catalogue(case("first"), case("second", adapted_from="first"))

    assert ids(found.adaptations_of["first"]) == ["second"]


def test_every_term_leads_to_its_practices() -> None:
    found = SOUND_CATALOGUE.by_term

    assert ids(found["category", "visas"]) == ["visa-help"]
    assert ids(found["schedule", "continuous"]) == ["welcome-desk", "visa-help"]
    assert ids(found["actor", "international-office"]) == ["visa-help"]
    assert ("stage", "after-leaving") not in found


def test_every_term_of_a_practice_leads_back_to_it() -> None:
    for (facet, key), holders in SOUND_CATALOGUE.by_term.items():
        if facet == GRADE_FACET:
            assert {SOUND_CATALOGUE.grade_of(holder).key for holder in holders} == {key}
        else:
            assert all(key in terms_of(holder, facet) for holder in holders)


def test_cases_are_found_by_country_kind_year_and_the_category_of_their_practices() -> None:
    found = SOUND_CATALOGUE.cases_by_term

    assert {key: ids(cases) for key, cases in found.items()} == {
        ("country", "NO"): ["north-desk"],
        ("institution_kind", "university"): ["north-desk"],
        ("category", "daily-life"): ["north-desk"],
        ("year", "2019"): ["north-desk"],
    }
    assert SOUND_CATALOGUE.countries == ("NO",)
    assert SOUND_CATALOGUE.countries_of("welcome-desk") == ("NO",)
    assert SOUND_CATALOGUE.countries_of("visa-help") == ()


def test_an_edition_is_as_new_as_its_newest_review() -> None:
    assert SOUND_CATALOGUE.last_reviewed == date(2026, 11, 3)
    assert catalogue().last_reviewed == date(1970, 1, 1)


def test_a_catalogue_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        SOUND_CATALOGUE.practices = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        SOUND_CATALOGUE.practices["x"] = PRACTICE  # type: ignore[index]
    with pytest.raises(TypeError):
        SOUND_CATALOGUE.by_term["stage", "x"] = ()  # type: ignore[index]


def test_a_diamond_is_no_circle() -> None:
    top = practice("a", builds_on=("b", "c"))

    assert circles(top, practice("b", builds_on=("d",)), practice("c", builds_on=("d",)), practice("d")) == []


def test_every_practice_in_a_circle_is_told_and_those_before_it_are_not() -> None:
    loop = (practice("a", builds_on=("b",)), practice("b", builds_on=("c",)), practice("c", builds_on=("a",)))

    told = circles(practice("0-before", builds_on=("a",)), *loop)

    assert sorted(set(told)) == [
        "builds_on must not lead back to itself; got a → b → c → a",
        "builds_on must not lead back to itself; got b → c → a → b",
        "builds_on must not lead back to itself; got c → a → b → c",
    ]


def test_a_chain_of_5000_practices_is_judged_without_recursion() -> None:
    chain = [practice(f"p{n:04}", builds_on=(f"p{n + 1:04}",)) for n in range(5000)]

    assert circles(*chain) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Path.iterdir

    def shuffled(folder: Path) -> list[Path]:
        paths = sorted(listing(folder))
        random.Random(seed).shuffle(paths)
        return paths

    monkeypatch.setattr(Path, "iterdir", shuffled)
    found = Loader(SOUND).load()

    assert found == SOUND_CATALOGUE
    assert list(found.practices) == list(SOUND_CATALOGUE.practices)
    assert found.by_term == SOUND_CATALOGUE.by_term
    assert [list(facet.by_key) for _, facet in sorted(found.vocabulary.facets.items())] == [
        list(facet.by_key) for _, facet in sorted(SOUND_CATALOGUE.vocabulary.facets.items())
    ]


def test_a_folder_of_records_is_judged_the_same_twice() -> None:
    assert validate(SOUND, TODAY) == validate(SOUND, TODAY)
