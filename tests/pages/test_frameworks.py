"""Pages of frameworks: every item with its practices and reasons, what lies outside, and what a practice serves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag

from macros.edition import routes
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.records.framework import Framework
from tests.atlas import atlas_records

from ..every_field import ROOT, site_of

CATALOGUE = atlas_records()
FRAMEWORKS = CATALOGUE.frameworks


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(site_of(CATALOGUE))


def links_of(*ids: str) -> set[str]:
    return {link.practice for id_ in ids for link in FRAMEWORKS[id_].links}


def test_enough_practices_serve_the_charters_and_euraxess() -> None:
    """What offices need: the numbers that issue and changelog promise."""
    assert len(links_of("charter-2005", "charter-2023")) >= 55
    assert len(links_of("euraxess-topics", "euraxess-commitment")) >= 60


@pytest.mark.parametrize(
    ("id_", "items"), [("charter-2005", 40), ("charter-2023", 4), ("msca-supervision", 6), ("uk-concordat", 3)]
)
def test_a_framework_has_as_many_items_as_its_text(id_: str, items: int) -> None:
    assert len(FRAMEWORKS[id_].items) == items


def page_of(framework: Framework, renderer: Renderer) -> BeautifulSoup:
    return parsed(str(renderer.page(routes.framework(framework.id))))


@cache
def parsed(html: str) -> BeautifulSoup:
    """A page, parsed once for all tests."""
    return BeautifulSoup(html, "html.parser")


def links_in(soup: BeautifulSoup) -> Iterator[tuple[str, str, str]]:
    """Code of the item, title of the practice and reason of each link that a page shows."""
    for item in soup.select("article.pa-item"):
        for row in item.select("ul.pa-served > li"):
            title, why = row.select_one("a"), row.select("p")[1]
            assert isinstance(title, Tag)
            yield item["aria-labelledby"].removeprefix("item-"), title.get_text(), why.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_a_page_shows_every_link_with_its_reason_importance_and_effort(id_: str, renderer: Renderer) -> None:
    framework, soup = FRAMEWORKS[id_], page_of(FRAMEWORKS[id_], renderer)
    wanted = {(link.item, CATALOGUE.published[link.practice].title, link.why) for link in framework.links}

    assert set(links_in(soup)) == wanted
    rows = soup.select("ul.pa-served > li")
    assert all(len(row.select(".pa-chip")) == 1 and len(row.select(".pa-served__effort dd")) == 2 for row in rows)


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_a_page_names_what_lies_outside_and_says_that_we_are_independent(id_: str, renderer: Renderer) -> None:
    soup, outside = page_of(FRAMEWORKS[id_], renderer), [i for i in FRAMEWORKS[id_].items if i.scope == "outside"]

    assert [note.get_text() for note in soup.select(".pa-outside dt + dd")] == [item.note for item in outside]
    assert "no official crosswalk" in soup.get_text()
    assert {f"item-{item.code}" for item in FRAMEWORKS[id_].items} <= {tag["id"] for tag in soup.select("[id]")}


@pytest.mark.parametrize(
    ("verified", "told"), [(None, "Not yet read a second time"), (date(2026, 3, 1), "1 March 2026")]
)
def test_a_page_says_whether_a_second_reader_has_judged_its_links(verified: date | None, told: str) -> None:
    framework = FRAMEWORKS["msca-supervision"].model_copy(update={"verified": verified})
    frameworks = {**FRAMEWORKS, framework.id: framework}
    renderer = Renderer(site_of(replace(CATALOGUE, frameworks=frameworks)))

    assert told in page_of(framework, renderer).select_one(".pa-facts").get_text()  # type: ignore[union-attr]


def test_items_of_two_frameworks_lead_to_each_other_where_one_has_followed_the_other(renderer: Renderer) -> None:
    """Both ways, also from items outside of our subject; what has not been read is not there."""
    followed = {item.code: item.followed_by for item in FRAMEWORKS["charter-2005"].items if item.followed_by}
    old, new = page_of(FRAMEWORKS["charter-2005"], renderer), page_of(FRAMEWORKS["charter-2023"], renderer)
    way = "../../" + routes.framework_item("charter-{}", "{}")
    there = [tag["href"] for tag in old.select("a[href*='charter-2023/#item-']")]
    back = [tag["href"] for tag in new.select("a[href*='charter-2005/#item-']")]

    assert sorted(there) == sorted(way.format(2023, now) for now in followed.values())
    assert sorted(back) == sorted(way.format(2005, code) for code in followed)
    assert {"2", "13", "27"} <= followed.keys(), "a name that says the same"
    assert "29" not in followed, "which pillar holds the value of mobility was not read"


SERVES = SoupStrainer(class_="pa-serves")


def test_a_practice_says_what_it_serves(renderer: Renderer) -> None:
    for id_ in CATALOGUE.published:
        soup = BeautifulSoup(renderer.page(routes.practice(id_)), "html.parser", parse_only=SERVES)
        shown = {tag["href"].rsplit("../", 1)[1] for tag in soup.select(".pa-serves dd a")}  # type: ignore[union-attr]

        assert shown == {routes.framework_item(at.framework, at.item.code) for at in CATALOGUE.serves.get(id_, ())}


def test_the_principle_is_two_clicks_from_home(renderer: Renderer) -> None:
    home = (ROOT / "docs/index.md").read_text("utf-8")
    soup = BeautifulSoup(renderer.page(routes.FRAMEWORKS), "html.parser")
    reached = {tag["href"] for tag in soup.select(".pa-items a")}

    assert "](frameworks/index.md)" in home
    assert {f"../{routes.framework_item('charter-2005', code)}" for code in ("5", "28", "40")} <= reached


def test_the_search_finds_a_framework_by_the_names_of_its_items() -> None:
    entries = {entry.route: entry.text for entry in search_entries(site_of(CATALOGUE))}

    assert "Value of mobility" in entries["frameworks/charter-2005/"]
    assert "Charter 2023" in entries["frameworks/charter-2023/"]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("HRS4R", {"charter-2005", "charter-2023"}),
        ("HR award", {"charter-2005", "charter-2023", "uk-concordat"}),
        ("ECHE", {"erasmus-charter"}),
        ("Marie Curie", {"msca-supervision"}),
        ("Service Network", {"euraxess-commitment"}),
    ],
)
def test_a_framework_is_found_by_the_words_that_people_type(word: str, wanted: set[str]) -> None:
    """No page shows these words, so nothing else would lead to it."""
    found = {entry.route for entry in search_entries(site_of(CATALOGUE)) if word in entry.found_by}
    assert found & {*map(routes.framework, FRAMEWORKS)} == {*map(routes.framework, wanted)}
