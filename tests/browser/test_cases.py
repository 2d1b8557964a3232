"""The finder of cases and the map of tiles."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.edition.country_names import country_name
from macros.records.catalogue import CASE_FACETS, Catalogue


def shown(page: Page) -> list[str]:
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    found: list[str] = page.locator(".pa-case-card:visible").evaluate_all("all => all.map((card) => card.dataset.id)")
    return found


def test_counts_beside_values_are_those_of_python(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}cases/")
    read = "all => all.map((b) => [b.name, b.value, +b.closest('label').querySelector('.pa-n').textContent])"
    counts = {(name, value): count for name, value, count in page.locator("#find label input").evaluate_all(read)}
    expected = {
        (facet.replace("_", "-"), key): len(catalogue.cases_by_term[facet, key])
        for facet in CASE_FACETS
        for (name, key) in catalogue.cases_by_term
        if name == facet
    }
    for id_, framework in catalogue.frameworks.items():
        for code, links in framework.links_of.items():
            serving = {link.practice for link in links}
            cases = catalogue.published_cases.values()
            expected[id_, code] = sum(not serving.isdisjoint(case.practices) for case in cases)
    assert {key: count for key, count in counts.items() if count} == expected


def test_facets_words_and_order_stand_in_the_address(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}cases/?country=de,sk&sort=year")
    german_or_slovak = [case for case in catalogue.published_cases.values() if case.country in ("DE", "SK")]
    assert shown(page) == [case.id for case in sorted(german_or_slovak, key=lambda case: -(case.since or 0))]
    page.locator('input[name="institution-kind"][value="research-organisation"]').check()
    expect(page).to_have_url(f"{base}cases/?country=DE,SK&institution-kind=research-organisation&sort=year")
    page.get_by_label("Search cases").fill("kosice")
    assert shown(page) == ["kosice-guest-house-2012"]
    expect(page.locator("#found")).to_have_text("1 case")


def test_the_map_links_every_country_with_its_count_and_the_table_says_the_same(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}cases/?view=map")
    counts = Counter(case.country for case in catalogue.published_cases.values())
    tiles = page.locator(".pa-tiles a")
    names = tiles.evaluate_all("all => all.map((a) => a.querySelector('title').textContent)")
    expected = {f"{country_name(code)}: {n} case{'s' * (n != 1)}" for code, n in counts.items()}
    assert set(names) == expected
    assert len(names) == len(counts)
    page.get_by_text("The same as a table").click()
    rows = [row.split("\t")[:2] for row in page.locator(".pa-counts tbody").inner_text().splitlines()]
    assert {f"{name}: {n} case{'s' * (n != '1')}" for name, n in rows} == expected
    for href in tiles.evaluate_all("all => all.map((a) => a.href.baseVal)"):
        assert page.request.get(f"{base}cases/{href}").ok


def test_a_tile_can_be_chosen_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}cases/?view=map")
    page.locator('[data-tile="LU"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Cases from Luxembourg")


def counts_on_the_map(page: Page) -> dict[str, int]:
    read = "all => all.map((a) => [a.dataset.tile, +a.querySelector('.pa-tiles__count').textContent])"
    return dict(page.locator(".pa-countries [data-tile]").evaluate_all(read))


def test_the_map_is_a_view_of_the_finder_and_stands_in_the_address(page: Page, base: str) -> None:
    """Cases come first; the map takes their place, with the same filters, and back."""
    page.goto(f"{base}cases/?country=JP")
    expect(page.locator("#map")).to_be_hidden()
    page.get_by_role("radio", name="Map").check()
    expect(page.locator("#map")).to_be_visible()
    expect(page).to_have_url(f"{base}cases/?country=JP&view=map")
    assert shown(page) == []
    page.go_back()
    expect(page.locator("#map")).to_be_hidden()
    assert shown(page) == ["kyoto-guest-house-1994"]


def test_the_map_its_table_and_its_words_follow_the_filters(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}cases/?view=map")
    everywhere = counts_on_the_map(page)
    kind = page.locator('input[name="institution-kind"][value="university"]')
    found = catalogue.cases_by_term["institution_kind", "university"]
    counts = Counter(case.country for case in found)

    kind.check()

    assert 0 < len(counts) < len(everywhere)
    assert counts_on_the_map(page) == {code: counts[code] for code in everywhere}
    words = f"In {len(counts)} countries: "
    expect(page.locator(".pa-found [data-map-filtered]")).to_contain_text(words)
    for code, count in counts.items():
        expect(page.locator("[data-map-words]")).to_contain_text(f"{country_name(code)} {count}")
        expect(page.locator(f'[data-tile="{code}"] title')).to_have_text(
            f"{country_name(code)}: {count} case{'s' * (count != 1)}"
        )
    page.get_by_text("The same as a table").click()
    rows = [row.split("\t") for row in page.locator(".pa-counts tbody").inner_text().splitlines()]
    assert {name: (int(cases), int(institutions)) for name, cases, institutions in rows} == {
        country_name(code): (count, len({case.institution for case in found if case.country == code}))
        for code, count in counts.items()
    }
    page.get_by_role("button", name="Clear all").click()
    assert counts_on_the_map(page) == everywhere
    assert everywhere == Counter(case.country for case in catalogue.published_cases.values())
    expect(page.locator(".pa-found [data-map-filtered]")).to_be_hidden()


def test_the_shades_of_the_script_are_those_of_the_page(page: Page, base: str) -> None:
    read = "all => all.map((a) => a.querySelector('rect').getAttribute('class'))"
    page.goto(f"{base}cases/")
    tiles = page.locator("[data-tile]")
    by_script = tiles.evaluate_all(read)
    with page.expect_response(f"{base}cases/") as response:
        page.goto(f"{base}cases/")
    written = re.findall(r'data-tile="..".*?<rect class="(pa-shade-\d)"', response.value.text(), re.DOTALL)
    assert by_script == written


def test_a_square_keeps_the_filters_and_one_without_cases_leads_nowhere(page: Page, base: str) -> None:
    page.goto(f"{base}cases/?institution-kind=university&view=map")
    empty = page.locator('[data-tile="SE"]')
    assert counts_on_the_map(page)["SE"] == 0
    assert empty.get_attribute("href") is None
    page.locator('[data-tile="JP"]').focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}cases/?institution-kind=university&country=JP#finder")
    expect(page.locator("#found")).to_have_text("1 case")
    expect(page.locator("#found")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("route", ["country/de/", "category/accommodation/", "stage/before-arrival/"])
def test_a_country_and_a_term_lead_to_the_finder_that_is_set(page: Page, base: str, route: str, width: int) -> None:
    """What was set, the words and the number of what was found are seen at once, not below the map."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(base + route)
    page.get_by_role("link", name="Filter and sort these").last.click()
    for part in ("#find-words", "#found", "[data-find=chips] li"):
        expect(page.locator(part)).to_be_in_viewport()
    first = page.locator("[data-find=list] > :first-child")
    expect(first).to_be_in_viewport()


def test_nothing_sticks_out_on_a_narrow_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}cases/?view=map")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    size = page.locator('[data-tile="LU"] rect').bounding_box()
    assert size
    assert size["width"] >= 24


def test_it_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "cases/index.html").as_uri() + "?country=JP")
    assert shown(page) == ["kyoto-guest-house-1994"]
    page.get_by_role("radio", name="Map").check()
    assert shown(page) == []
    page.locator('[data-tile="JP"]').click()
    expect(page.locator("h1")).to_have_text("Cases from Japan")


def test_the_map_on_the_home_page_counts_all_cases_and_leads_to_them(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(base)
    picture = page.locator(".pa-europe")
    here = sum(map(int, picture.locator(".pa-tiles__count").all_text_contents()))

    assert picture.locator("a").count() == 0
    told = f"See all cases: {here} on this map, {len(catalogue.published_cases) - here} elsewhere"
    expect(picture.locator("span")).to_have_text(told)
    picture.click()
    expect(page).to_have_url(f"{base}cases/")
