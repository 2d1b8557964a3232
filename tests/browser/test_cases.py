"""The finder of cases and the map of tiles."""

from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, expect

from macros.edition.country_names import country_name
from macros.records.catalogue import CASE_FACETS, Catalogue


def shown(page: Page) -> list[str]:
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
    assert {key: count for key, count in counts.items() if count} == expected


def test_facets_words_and_order_stand_in_the_address(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}cases/?country=de,sk&sort=year")
    german_or_slovak = [case for case in catalogue.published_cases.values() if case.country in ("DE", "SK")]
    assert shown(page) == [case.id for case in sorted(german_or_slovak, key=lambda case: -(case.since or 0))]
    page.locator('input[name="institution-kind"][value="research-organisation"]').check()
    assert page.url == f"{base}cases/?country=DE,SK&institution-kind=research-organisation&sort=year"
    page.get_by_role("searchbox", name="Search cases").fill("kosice")
    assert shown(page) == ["kosice-guest-house-2012"]
    expect(page.locator("#found")).to_have_text("1 case")


def test_the_map_links_every_country_with_its_count_and_the_table_says_the_same(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}cases/")
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
    page.goto(f"{base}cases/")
    page.locator('[data-tile="LU"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Cases from Luxembourg")


def test_nothing_sticks_out_on_a_narrow_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}cases/")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    size = page.locator('[data-tile="LU"] rect').bounding_box()
    assert size
    assert size["width"] >= 24


def test_it_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "cases/index.html").as_uri() + "?country=JP")
    assert shown(page) == ["kyoto-guest-house-1994"]
    page.locator('[data-tile="JP"]').click()
    expect(page.locator("h1")).to_have_text("Cases from Japan")


def test_the_map_on_the_home_page_counts_all_cases_and_leads_to_them(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(base)
    picture = page.locator(".pa-hero .pa-europe")
    here = sum(map(int, picture.locator(".pa-tiles__count").all_text_contents()))

    assert picture.locator("a").count() == 0
    told = f"See all cases: {here} on this map, {len(catalogue.published_cases) - here} elsewhere"
    expect(picture.locator("span")).to_have_text(told)
    page.set_viewport_size({"width": 800, "height": 900})
    expect(picture).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    picture.click()
    expect(page).to_have_url(f"{base}cases/")
