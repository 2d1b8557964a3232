"""An institution tells that it uses a practice too: four lines by mail or in an issue, or an honest word without."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from macros.edition.edition import Edition
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.pages.use_offer import use_offer, use_words
from macros.records.fields import load_fields

REPOSITORY = "https://git.example/o/r"
MAIL = "atlas@example.org"
FIELDS = ("use.institution", "use.country", "use.since", "use.url")
# The fields of title and text in the address of an issue, by host.
NAMES = {"github": ("title", "body"), "gitlab": ("issue[title]", "issue[description]"), "forgejo": ("title", "body")}


def paragraph(site: Site, practice: str = "full", **edition: object) -> lxml.html.HtmlElement:
    """What the page of a practice offers in an edition with these settings."""
    own = replace(site, edition=replace(site.edition, **{"repository": None, "editors_mail": None, **edition}))
    return lxml.html.fromstring(Renderer(own).page(f"practices/{practice}/")).get_element_by_id("in-use")


def queries(paragraph: lxml.html.HtmlElement) -> dict[str, dict[str, list[str]]]:
    """The query of each link that leads away from the site, by the beginning of its address."""
    parts = [urlsplit(link.get("href")) for link in paragraph.iter("a")]
    return {part.netloc or part.scheme: parse_qs(part.query, strict_parsing=True) for part in parts if part.scheme}


def lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def expected(site: Site) -> list[str]:
    address = site.edition.address("practices/full/") or "practices/full/"
    return [f"Practice: {address}", *(f"{load_fields()[key].label}: " for key in FIELDS)]


def test_a_mail_brings_four_lines_to_complete(site: Site) -> None:
    [query] = queries(paragraph(site, editors_mail=MAIL)).values()

    assert query["subject"] == ["We use this too: A full practice"]
    assert lines(query["body"][0]) == expected(site)
    assert "\r\n" in query["body"][0]  # as mail wants it


@pytest.mark.parametrize("host", NAMES)
def test_an_issue_brings_them_on_each_host(host: str, site: Site) -> None:
    title, text = NAMES[host]
    found = paragraph(site, repository=REPOSITORY, host=host)

    [query] = queries(found).values()
    assert query[title] == ["We use this too: A full practice"]
    assert lines(query[text][0]) == expected(site)
    assert use_words()["account"] in found.text_content()


def test_both_ways_stand_side_by_side(site: Site) -> None:
    found = paragraph(site, repository=REPOSITORY, editors_mail=MAIL)

    assert set(queries(found)) == {"git.example", "mailto"}
    assert use_words()["nowhere"] not in found.text_content()
    assert "your own word, which nobody has checked" in found.text_content()


def test_without_either_it_leads_to_the_form_for_cases(site: Site) -> None:
    found = paragraph(site)

    assert queries(found) == {}
    assert use_words()["nowhere"] in found.text_content()
    assert [link.get("href") for link in found.iter("a")] == ["../../contribute/case/"]


def test_a_hostile_title_stays_a_title(site: Site) -> None:
    practice = site.catalogue.practices["full"].model_copy(update={"title": '"&body=x&cc=a@b.example#{0}\r\n<b>'})
    edition: Edition = replace(site.edition, repository=REPOSITORY, editors_mail=MAIL)

    for address in use_offer(practice, edition):
        assert address
        query = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert [values[0] for name, values in query.items() if name in ("subject", "title")] == [
            f"We use this too: {practice.title}"
        ]
        assert "cc" not in query
        assert not set(address) & set('"<>\r\n#')


def test_cases_do_not_ask(site: Site) -> None:
    assert 'id="in-use"' not in Renderer(site).page("cases/kosice-example/")
