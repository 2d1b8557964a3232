"""Feeds, calendar and the files for crawlers, read by well-kept parsers."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from icalendar import Calendar
from lxml import etree
from markdown_it import MarkdownIt

from macros.edition.edition import Edition
from macros.exports import export_files
from macros.records.catalogue import Catalogue
from macros.records.reviews import review_due

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ["feeds/practices.atom", "feeds/reviews.atom"]


def texts(feed: etree._Element, path: str) -> list[str]:
    return [str(found) for found in feed.xpath(path, namespaces=ATOM)]


@pytest.mark.parametrize("route", FEEDS)
@pytest.mark.parametrize("where", ["files", "homeless"])
def test_a_feed_keeps_the_rules_of_atom(route: str, where: str, request: pytest.FixtureRequest) -> None:
    """RFC 4287: one id, title and updated for the feed and each entry; ids absolute, all different; an author."""
    feed = etree.fromstring(request.getfixturevalue(where)[route])
    for part in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"a:{name}", ATOM)) == 1
        assert datetime.fromisoformat(part.findtext("a:updated", namespaces=ATOM)).utcoffset() == timedelta(0)
        assert part.findall("a:author/a:name", ATOM)
        assert len(texts(part, "a:link[not(@rel) or @rel='alternate']/@href")) == 1
    ids = texts(feed, "//a:id/text()")
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id_) for id_ in ids)
    assert len(ids) == len(set(ids))
    assert "CC BY 4.0" in texts(feed, "a:rights/text()")[0]


def test_the_newest_practice_comes_first(files: Mapping[str, bytes]) -> None:
    feed = etree.fromstring(files["feeds/practices.atom"])
    assert texts(feed, "a:entry/a:link/@href") == [
        f"https://atlas.example/kb/practices/{id_}/" for id_ in ("plain-minimum", "nasty-texts", "third-practice")
    ]
    assert texts(feed, "a:entry/a:updated/text()")[0] == "2026-11-23T00:00:00+00:00"


def test_the_review_that_is_due_first_comes_first(files: Mapping[str, bytes], catalogue: Catalogue) -> None:
    feed = etree.fromstring(files["feeds/reviews.atom"])
    titles = texts(feed, "a:entry/a:title/text()")
    assert [title[:10] for title in titles] == ["2026-01-07", "2026-04-15", "2026-10-17", "2027-11-22", "2028-05-08"]
    assert titles[1] == f"2026-04-15: {catalogue.practices['nasty-texts'].title}"


def test_names_of_entries_stay_when_the_site_moves(files: Mapping[str, bytes], homeless: Mapping[str, bytes]) -> None:
    for route in FEEDS:
        here, there = (etree.fromstring(found[route]) for found in (files, homeless))
        assert texts(here, "//a:id/text()") == texts(there, "//a:id/text()")


def test_links_of_a_site_without_an_address_lead_from_the_feed_to_the_page(homeless: Mapping[str, bytes]) -> None:
    feed = etree.fromstring(homeless["feeds/practices.atom"])
    base = "file:///somewhere/feeds/practices.atom"
    found = [urljoin(base, link) for link in texts(feed, "//a:link/@href")]
    assert found[:3] == [base, "file:///somewhere/", "file:///somewhere/practices/plain-minimum/"]


@pytest.mark.parametrize("where", ["files", "homeless"])
def test_the_calendar_has_each_review_on_its_day(
    where: str, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    calendar = Calendar.from_ical(request.getfixturevalue(where)["feeds/reviews.ics"])
    records = [*catalogue.published.values(), *catalogue.published_cases.values()]
    assert not calendar.errors
    events = calendar.walk("vevent")
    assert [event["dtstart"].dt for event in events] == sorted({review_due(record) for record in records})
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        due = [record for record in records if review_due(record) == event["dtstart"].dt]
        lines = str(event["description"]).split("\n")
        assert sorted(line.partition(" https://")[0] for line in lines) == sorted(record.title for record in due)
        assert all((" https://atlas.example/kb/" in line) == (where == "files") for line in lines)
        assert due[0].title in event["summary"] if len(due) == 1 else f"{len(due)} reviews" in event["summary"]
        assert isinstance(event["dtstart"].dt, date)
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)


def test_reviews_of_one_day_are_one_event(catalogue: Catalogue, edition_of: Callable[..., Edition]) -> None:
    from dataclasses import replace

    from macros.exports.review_calendar import calendar_file

    base = catalogue.practices["plain-minimum"]
    many = {f"p-{n}": base.model_copy(update={"id": f"p-{n}", "title": f"Practice {n}"}) for n in range(3)}
    due = review_due(base)
    many = {id_: p.model_copy(update={"reviewed": p.reviewed + (due - review_due(p))}) for id_, p in many.items()}
    whole = replace(catalogue, practices=many, cases={})
    [(_, content)] = calendar_file(whole, edition_of(catalogue, None))
    [event] = Calendar.from_ical(content).walk("vevent")
    assert (str(event["summary"]), str(event["description"])) == (
        "3 reviews due",
        "Practice 0\nPractice 1\nPractice 2",
    )


def test_no_event_of_the_calendar_is_longer_than_a_note(real: Catalogue, edition_of: Callable[..., Edition]) -> None:
    """All reviews once fell on one day, in an event of 31,000 letters."""
    from macros.exports.review_calendar import calendar_file

    [(_, content)] = calendar_file(real, edition_of(real, "https://atlas.example/"))

    events = Calendar.from_ical(content).walk("vevent")
    assert max(len(event["description"]) for event in events) < 2_000


def test_lines_of_the_calendar_are_short_enough(files: Mapping[str, bytes]) -> None:
    """RFC 5545: no line is longer than 75 bytes, and each ends with CR and LF."""
    lines = files["feeds/reviews.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line]


def test_a_feed_stays_short_when_the_collection_grows(catalogue: Catalogue, edition_of: Callable[..., Edition]) -> None:
    from dataclasses import replace

    from macros.exports.feeds import LONGEST, feed_files

    base = catalogue.practices["plain-minimum"]
    many = {f"p-{n}": base.model_copy(update={"id": f"p-{n}"}) for n in range(LONGEST + 5)}
    feeds = dict(feed_files(replace(catalogue, practices=many), edition_of(catalogue, None)))
    assert [len(etree.fromstring(feeds[route]).findall("a:entry", ATOM)) for route in FEEDS] == [LONGEST, LONGEST]


@pytest.mark.parametrize("where", ["files", "homeless"])
def test_the_index_names_every_practice_once(where: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """llms.txt: a heading, a quote, then lists of links, in which no text of a record becomes a mark."""
    tokens = MarkdownIt().parse(request.getfixturevalue(where)["llms.txt"].decode())
    root = "https://atlas.example/kb/" if where == "files" else ""
    inline = [child for token in tokens for child in token.children or []]
    links = [str(child.attrGet("href")) for child in inline if child.type == "link_open"]
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    assert tokens[3].type == "blockquote_open"
    assert sorted(link for link in links if "/nasty-" in link or "practices/" in link) == sorted(
        f"{root}practices/{id_}/" for id_ in catalogue.published
    )
    assert {child.type for child in inline} <= {"text", "link_open", "link_close", "text_special"}
    shown = "".join(child.content for child in inline)
    assert catalogue.practices["nasty-texts"].title in shown


def test_crawlers_may_read_everything(files: Mapping[str, bytes], homeless: Mapping[str, bytes]) -> None:
    rules = RobotFileParser()
    rules.parse(files["robots.txt"].decode().splitlines())
    assert rules.can_fetch("Somebot", "https://atlas.example/kb/practices/x/")
    assert rules.site_maps() == ["https://atlas.example/kb/sitemap.xml"]
    rules = RobotFileParser()
    rules.parse(homeless["robots.txt"].decode().splitlines())
    assert rules.can_fetch("Somebot", "https://other.example/")
    assert rules.site_maps() is None


def test_an_empty_atlas_has_feeds_too(catalogue: Catalogue, edition_of: Callable[..., Edition]) -> None:
    from dataclasses import replace

    empty = replace(catalogue, practices={}, cases={})
    found = dict(export_files(empty, edition_of(empty, None)))
    assert etree.fromstring(found["feeds/practices.atom"]).findall("a:entry", ATOM) == []
    assert not Calendar.from_ical(found["feeds/reviews.ics"]).walk("vevent")
