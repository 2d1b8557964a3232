"""Who says that they use a practice is shown as their own word: on its page, in its country, on the map, in search."""

from dataclasses import replace

import lxml.html
import pytest

from macros.pages.docs_links import made_routes
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.pages.site import Site
from macros.pages.writers_macros import country_map
from macros.records.fields import load_fields
from macros.records.model import Practice, Use

MARK = "reported by the institution itself, not checked"
HOSTILE = '<script>alert("x")</script> {{ 7 * 7 }} &amp; University'


def use(institution: str, country: str = "DE", since: int | None = None) -> Use:
    return Use(institution=institution, country=country, since=since, url="https://u.example/page")


def with_uses(site: Site, *uses: Use, practice: str = "full") -> Site:
    """The site with a practice, else the full one, that these institutions say that they use."""
    record = Practice.model_validate({**site.catalogue.practices[practice].model_dump(), "in_use": uses})
    return replace(site, catalogue=replace(site.catalogue, practices={**site.catalogue.practices, practice: record}))


def page(site: Site, route: str = "practices/full/") -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<div>{Renderer(site).page(route)}</div>")


def beside_the_cases(site: Site, practice: str = "full") -> str:
    [known] = page(site, f"practices/{practice}/").find_class("pa-strip__known")
    return " ".join(known.xpath("./div[3]/dd")[0].text_content().split())


def test_the_label_says_that_nobody_has_checked_it() -> None:
    assert MARK in load_fields()["practice.in_use"].label
    assert MARK in load_fields()["practice.in_use"].heading


@pytest.mark.parametrize(
    ("uses", "told"),
    [
        ((), ""),
        ((use("One University"),), " · 1 more institution says that it uses it (not checked)"),
        (
            (use("One University"), use("Two University")),
            " · 2 more institutions say that they use it (not checked)",
        ),
    ],
)
def test_they_are_counted_beside_the_cases(uses: tuple[Use, ...], told: str, site: Site) -> None:
    assert beside_the_cases(with_uses(site, *uses)) == f"2 in 2 countries{told}"


def test_an_institution_of_which_a_case_is_told_is_no_more_of_them(site: Site) -> None:
    case = site.catalogue.cases["kosice-example"]
    own = with_uses(site, use(case.institution, case.country), use("Another"))

    assert "1 more institution" in beside_the_cases(own)
    assert len(page(own).xpath('//*[@id="used"]/following-sibling::ul[1]/li')) == 2


def test_where_no_case_is_told_they_are_not_more(site: Site) -> None:
    own = with_uses(site, use("One University"))
    alone = replace(own, catalogue=replace(own.catalogue, cases={}))

    assert beside_the_cases(alone) == "None yet · 1 institution says that it uses it (not checked)"


def test_each_stands_with_its_country_its_year_and_its_page_below_the_label(site: Site) -> None:
    found = page(with_uses(site, use("One University", "SK", 2024), use("Two University")))

    [heading] = found.xpath('//*[@id="used"]')
    items = heading.getnext().findall("li")
    assert MARK in heading.text_content()
    assert [" ".join(item.text_content().split()) for item in items] == [
        "Slovakia · since 2024 One University",
        "Germany Two University",
    ]
    assert {(a.get("href"), a.get("rel")) for a in items[0].iter("a")} == {
        ("https://u.example/page", "external nofollow")
    }


def test_without_any_there_is_the_offer_and_nothing_else(site: Site) -> None:
    found = page(with_uses(site))

    assert not found.xpath('//*[@id="used"]')
    assert len(found.xpath('//*[@id="in-use"]')) == 1
    assert MARK not in found.text_content()


def test_a_hostile_name_stays_a_name_everywhere(site: Site) -> None:
    own = with_uses(site, use(HOSTILE))
    pages = [page(own), page(own, "country/de/"), lxml.html.fromstring(f"<div>{country_map(Renderer(own), '')}</div>")]

    assert [HOSTILE in found.text_content() for found in pages] == [True, True, False]
    assert not [script for found in pages for script in found.iter("script")]


def test_the_page_of_a_country_names_them_by_institution(site: Site) -> None:
    uses = (use("Two University"), use("One University", since=2020), use("Elsewhere", "SK"))
    found = page(with_uses(site, *uses), "country/de/")

    [heading] = found.xpath('//*[@id="used"]')
    assert MARK in heading.text_content()
    assert [" ".join(item.text_content().split()) for item in heading.getnext().findall("li")] == [
        "One University · since 2020 A full practice",
        "Two University A full practice",
    ]
    assert not page(with_uses(site), "country/de/").xpath('//*[@id="used"]')


def test_a_country_without_a_case_has_a_page_that_says_so(site: Site) -> None:
    own = with_uses(site, use("Zweite Hochschule", "IS"))
    found = page(own, "country/is/")

    assert found.findtext(".//h1") == "Said to be in use in Iceland"
    assert "No case from this country has been published yet." in found.text_content()
    assert "Zweite Hochschule A full practice" in " ".join(found.text_content().split())
    assert MARK in found.xpath('//*[@id="used"]')[0].text_content()
    assert "country/is/" not in Renderer(with_uses(site)).pages


def test_every_country_below_the_map_leads_to_a_page_that_the_check_knows(site: Site) -> None:
    own = with_uses(site, use("One University"), use("Zweite Hochschule", "IS"))
    [named] = lxml.html.fromstring(f"<div>{country_map(Renderer(own), '')}</div>").xpath(f'.//p[contains(., "{MARK}")]')

    assert [a.get("href") for a in named.iter("a")] == ["country/de/", "country/is/"]
    assert {"country/de/", "country/is/"} <= {*Renderer(own).pages} & {*made_routes(own.catalogue)}


def test_below_the_map_each_institution_counts_once_also_where_no_case_is(site: Site) -> None:
    uses = (use("One University"), use("Two University"), use("Two University", "IS"))
    twice = with_uses(with_uses(site, *uses), use("One University"), practice="minimal")
    own, none = (country_map(Renderer(at), "") for at in (twice, with_uses(site)))

    assert f"In use ({MARK}): Germany 2; Iceland 1." in " ".join(lxml.html.fromstring(own).text_content().split())
    assert MARK not in none


def test_the_search_finds_the_practice_by_them_below_its_own_names(site: Site) -> None:
    own = with_uses(site, use("Zweite Hochschule", "IS"))

    [entry] = [entry for entry in search_entries(own) if entry.route == "practices/full/"]
    assert f"Zweite Hochschule, Iceland: In use ({MARK})" in entry.body.split("\n")
    assert "Zweite Hochschule" not in entry.body.split("\n")
    assert not [name for name in (*entry.also_called, *entry.found_by, entry.note) if "Zweite" in name]
