"""The card that an institution puts into a page of its own: plain HTML that needs nothing of ours."""

from dataclasses import replace

import lxml.html
import pytest

from macros.pages.page_words import page_text
from macros.pages.render import Renderer
from macros.pages.site import Site


def shown(site: Site, practice: str) -> list[str]:
    """The HTML that the page of a practice offers, as a reader copies it."""
    page = lxml.html.fromstring(f"<div>{Renderer(site).page(f'practices/{practice}/')}</div>")
    return [code.text_content() for code in page.xpath('//pre[@aria-label="HTML"]/code')]


def card(site: Site, practice: str) -> lxml.html.HtmlElement:
    [html] = shown(site, practice)
    return lxml.html.fromstring(html)


@pytest.mark.parametrize("practice", ["full", "minimal", "nasty"])
def test_it_says_what_the_record_says_and_leads_to_its_page(practice: str, site: Site) -> None:
    record, found = site.catalogue.practices[practice], card(site, practice)
    assert found.xpath(".//strong")[0].text_content() == record.title
    assert found.xpath("./p[2]")[0].text_content() == record.summary
    assert found.xpath(".//a/@href") == [f"https://atlas.example/practices/{practice}/", site.edition.licence_url]


@pytest.mark.parametrize("practice", ["full", "minimal", "nasty"])
def test_it_needs_nothing_and_runs_nothing(practice: str, site: Site) -> None:
    found = card(site, practice)
    assert {element.tag for element in found.iter()} <= {"article", "p", "a", "strong", "small", "ul", "li"}
    assert {name for element in found.iter() for name in element.attrib} <= {"lang", "style", "href", "rel"}


def test_an_amount_is_an_estimate_unless_it_has_a_source(site: Site) -> None:
    lines = [" ".join(line.text_content().split()) for line in card(site, "full").xpath(".//li")]
    practice = site.catalogue.practices["full"]
    ratings = [
        rating
        for phase in (practice.setup, practice.delivery)
        if phase
        for rating in (phase.cost, phase.time, phase.effort)
        if rating
    ]
    estimated = sum(not rating.source for rating in ratings)
    assert 0 < estimated == " ".join(lines).count("(estimate)") < len(ratings)


def test_a_site_without_an_address_offers_none(site: Site) -> None:
    homeless = replace(site, edition=replace(site.edition, site_url=None))
    assert shown(homeless, "full") == []
    assert page_text("practice.embed") not in Renderer(homeless).page("practices/full/")
