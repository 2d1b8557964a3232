"""Cases in groups: the siblings of a case, those of a country by practice, those of a practice by country."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.edition.case_lists import MOST_IN_ONE_LIST, by_country
from macros.pages.case_groups import by_practice, siblings
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.catalogue import Catalogue, in_title_order
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def collection() -> Catalogue:
    """The records of the atlas itself."""
    return atlas_records()


def with_cases(site: Site, *changes: dict[str, object], **of_practice: object) -> Catalogue:
    """The small catalogue with these cases only, each of the practice `full` unless it says otherwise."""
    (model, *_) = site.catalogue.published_cases.values()
    plain = {"adapted_from": None, "practices": ("full",), "since": None, "until": None, "when": None, "sources": ()}
    cases = [model.model_copy(update={"title": change["id"], **plain, **change}) for change in changes]
    practices = dict(site.catalogue.practices)
    practices["full"] = practices["full"].model_copy(update={"telling": (), **of_practice})
    return replace(site.catalogue, practices=practices, cases=in_title_order(cases))


def named(catalogue: Catalogue, id_: str) -> dict[str, list[str]]:
    return {group.shared: [case.id for case in group.cases] for group in siblings(catalogue)[id_]}


def test_a_case_names_its_siblings_the_best_first_and_each_once(site: Site) -> None:
    """For the first reason that fits: the institution, then a practice, then the country; never itself."""
    here, there = {"country": "DE", "institution": "Uni A"}, {"country": "FR", "institution": "Uni B"}
    found = with_cases(
        site,
        {"id": "this", **here},
        {"id": "office", "country": "DE", "institution": "Uni A, Welcome Office"},
        {"id": "old", **there, "since": 2001, "state": "one-off"},
        {"id": "new", **there, "since": 2020},
        {"id": "telling", **there},
        {"id": "undated", **there},
        {"id": "beside", "country": "DE", "institution": "Uni C", "practices": ("nasty",)},
        telling=("telling",),
    )

    assert named(found, "this") == {
        "institution": ["office"],
        "practice": ["telling", "new", "old"],
        "country": ["beside"],
    }
    assert named(found, "beside") == {"country": ["office", "this"]}


def test_a_case_of_two_practices_names_siblings_of_both_in_turn(site: Site) -> None:
    places = ({"country": code, "institution": code} for code in ("AT", "BE", "CZ", "DK", "EE", "FI"))
    here, *others = places
    found = with_cases(
        site,
        {"id": "this", **here, "practices": ("full", "nasty")},
        *({"id": f"full-{place['country']}", **place} for place in others),
        {"id": "nasty", "country": "GB", "institution": "GB", "practices": ("nasty",)},
    )

    assert named(found, "this") == {"practice": ["full-BE", "nasty", "full-CZ"]}


@pytest.mark.parametrize("name", ["Uni A, Welcome Office", "Uni A (UA)", "Uni A with Uni B", "Uni A"])
def test_an_office_and_a_partner_leave_an_institution_the_same(site: Site, name: str) -> None:
    alone = {"practices": ("nasty",), "country": "AT"}
    same, other = {"id": "same", "institution": name, **alone}, {"id": "other", "institution": "Uni Ab", **alone}
    found = with_cases(site, {"id": "this", "institution": "Uni A", "country": "AT"}, same, other)

    assert named(found, "this") == {"institution": ["same"], "country": ["other"]}


def test_a_case_without_siblings_has_no_such_part(site: Site) -> None:
    alone = Renderer(replace(site, catalogue=with_cases(site, {"id": "this"})))

    assert "Similar cases" in Renderer(site).page("cases/kosice-example/")
    assert "Similar cases" not in alone.page("cases/this/")


def test_the_euraxess_workshops_lead_to_cologne_and_marburg(collection: Catalogue) -> None:
    found = named(collection, "euraxess-germany-workshops")["practice"]

    assert found[:2] == ["cologne-euraxess-workshop-2016", "marburg-euraxess-workshop-2019"]


def test_a_country_names_every_case_under_each_of_its_practices(collection: Catalogue) -> None:
    cases = collection.cases_by_term["country", "DE"]

    pairs = [(practice.id, case.id) for practice, found in by_practice(cases, collection) for case in found]

    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {(practice, case.id) for case in cases for practice in case.practices}


def test_cases_by_country_stand_by_its_name_and_the_newest_first(site: Site) -> None:
    found = with_cases(
        site,
        {"id": "a", "country": "AT"},
        {"id": "b", "country": "DE", "since": 2001},
        {"id": "c", "country": "DE", "since": 2020},
        {"id": "d", "country": "AL"},
    )

    groups = by_country(found.published_cases.values())

    assert [(code, [case.id for case in cases]) for code, cases in groups] == [
        ("AL", ["d"]),
        ("AT", ["a"]),
        ("DE", ["c", "b"]),
    ]


@pytest.mark.parametrize("count", [MOST_IN_ONE_LIST, MOST_IN_ONE_LIST + 1])
def test_a_long_list_of_a_practice_begins_with_what_tells_most_and_goes_on_by_country(site: Site, count: int) -> None:
    ids = [f"case-{place}" for place in range(count)]
    found = with_cases(site, *({"id": id_} for id_ in ids), telling=("case-7", "case-5"))
    html = str(Renderer(replace(site, catalogue=found)).page("practices/full/"))
    page = BeautifulSoup(html, "html.parser").select_one('[aria-labelledby="cases"]')
    assert page

    cards = [card["data-id"] for card in page.select(".pa-case-card")]
    rest = [str(link["href"]).split("/")[-2] for link in page.select('.pa-lines a[href^="../../cases/"]')]

    assert cards[:2] == ["case-7", "case-5"]
    assert sorted((*cards, *rest)) == sorted(ids)
    assert len(rest) == (0 if count == MOST_IN_ONE_LIST else count - 2)


def test_a_country_with_many_cases_groups_them_by_practice(site: Site) -> None:
    def page_of(cases: int) -> BeautifulSoup:
        changes: Sequence[dict[str, object]] = [{"id": f"case-{place}"} for place in range(cases)]
        renderer = Renderer(replace(site, catalogue=with_cases(site, *changes)))
        return BeautifulSoup(str(renderer.page("country/sk/")), "html.parser")

    few, many = page_of(MOST_IN_ONE_LIST), page_of(MOST_IN_ONE_LIST + 1)

    assert len(few.select(".pa-case-card")) == MOST_IN_ONE_LIST
    assert not few.select(".pa-group-of")
    assert [heading.text for heading in many.select(".pa-group-of h3")] == ["A full practice"]
    assert len(many.select(".pa-lines li")) == MOST_IN_ONE_LIST + 1
