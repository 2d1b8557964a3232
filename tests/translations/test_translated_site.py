"""A site in another language: whole where all is translated, and English parts that say that they are English."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.structure.toc import AnchorLink

from macros.contribute.contributor_macros import contributor_macros
from macros.edition.edition import Edition
from macros.edition.english_parts import with_english_elements
from macros.edition.languages import EnglishText
from macros.edition.words import override_language
from macros.engine.english_pages import in_its_language, say_english
from macros.engine.site_context import jsonld, open_data
from macros.exports.skos import skos_file
from macros.handbook.cross_references import source_entries
from macros.pages.board import board_pages
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.pages.site import Site
from macros.pages.toc import headings
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.translations.build import TranslationError, translated
from macros.translations.localize import localize
from macros.translations.matching import Translation
from macros.translations.po_file import PoFile
from macros.translations.renew import renewed
from macros.translations.source_texts import source_texts
from macros.translations.word_texts import word_matches, words_in

from .conftest import FILE, TODAY, made_up
from .conftest import translated as entries_of

FULL = "practices/full.yml"
EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/", site_url="https://a.example/")


def site_of(english: Catalogue, entries: Sequence[Translation], language: str = "de") -> Site:
    return Site(localize(english, entries, language, FILE).catalogue, EDITION.in_language(language), today=TODAY)


def without(entries: Sequence[Translation], *beginnings: str) -> list[Translation]:
    return [entry for entry in entries if not entry.context.startswith(beginnings)]


def page(site: Site, route: str) -> BeautifulSoup:
    return BeautifulSoup(Renderer(site).page(route), "html.parser")


@pytest.fixture(scope="module")
def half(english: Catalogue) -> Site:
    """A site of which the practice, every case, the lists and the scales are English."""
    entries = without(entries_of(english), FULL, "practices/cases/", "practices/vocabulary/", "practices/self-check")
    return site_of(english, entries)


def test_a_page_has_every_text_of_its_record_in_the_language(english: Catalogue) -> None:
    whole = page(site_of(english, entries_of(english)), "practices/full/")

    assert whole.h1
    assert whole.h1.get_text() == made_up("A full practice")
    assert whole.select("[lang]:not([hreflang])") == []


def test_every_text_that_is_still_english_says_so_wherever_a_page_shows_it(english: Catalogue, half: Site) -> None:
    """What stands outside of an element of the language English, of all texts that nobody has translated."""
    texts = {
        line.strip()
        for source in source_texts(english)
        if (source.file, source.layer) in half.catalogue.untranslated
        for line in markdown.words(source.english).splitlines()
        if len(line.split()) > 3
    }
    found = dict.fromkeys(texts, 0)
    for kind, html in _pages(half):
        soup = BeautifulSoup(html, "html.parser")
        said = " ".join(part.get_text(" ") for part in soup.select("[lang=en]"))
        for part in soup.select("[lang], title, script, style, [data-cite], pre, textarea"):
            part.decompose()
        bare = " ".join(soup.get_text(" ").split())
        for text in texts:
            found[text] += text in said
            assert text not in bare, (kind, text)
    assert sum(map(bool, found.values())) > 100


def _pages(site: Site) -> list[tuple[str, str]]:
    renderer = Renderer(site)
    boards = [(route, make().decode()) for route, _, make in board_pages(site)]
    return [*((at.route, str(renderer.page(at.route))) for at in renderer.pages.values()), *boards]


def test_english_titles_of_sources_say_so_on_pages_of_another_language_only(english: Catalogue) -> None:
    titles = page(site_of(english, entries_of(english)), "practices/minimal/").select('a[href="https://example.org/"]')
    at_home = page(Site(english, EDITION, today=TODAY), "practices/minimal/").select('a[href="https://example.org/"]')

    assert [(at.get_text(), at.get("lang"), at.get("hreflang")) for at in titles] == [("A page", "en", "en")]
    assert [(at.get_text(), at.get("lang"), at.get("hreflang")) for at in at_home] == [("A page", None, None)]


def test_english_titles_of_sources_say_so_in_books_of_another_language_only(english: Catalogue) -> None:
    sources = english.practices["minimal"].sources
    with override_language("de", {}):
        assert [at["title_language"] for at in source_entries(sources)] == ["en"]
    assert [at["title_language"] for at in source_entries(sources)] == [None]


def test_the_contents_of_an_english_page_say_which_headings_are_english() -> None:
    html = in_its_language('<h2 id="why">Why</h2>', EDITION.in_language("de")) + '<h2 id="cases">Fälle</h2>'
    links = [AnchorLink(title, id_, 2) for id_, title in headings(html)]
    say_english(links, html, EDITION.in_language("de"))

    assert [link.title for link in links] == ['<span lang="en">Why</span>', "Fälle"]


def test_a_record_is_found_by_its_english_names_too(english: Catalogue, half: Site) -> None:
    """Once, where it has no others."""
    whole = {entry.route: entry for entry in search_entries(site_of(english, entries_of(english)))}
    names = {entry.route: (entry.title, *entry.also_called, *entry.found_by) for entry in search_entries(half)}
    case = english.cases["kosice-example"]

    assert {"A full practice", "the lot", "alles"} <= set(whole["practices/full/"].found_by)
    assert whole["practices/full/"].title == made_up("A full practice")
    assert whole["cases/kosice-example/"].found_by == (case.title,)
    assert names["practices/full/"].count("A full practice") == 1
    assert "On arrival" in whole["stage/on-arrival/"].found_by
    assert "A full practice" not in search_entries(Site(english, EDITION, today=TODAY))[0].found_by


def test_no_mark_is_left_in_any_file(half: Site) -> None:
    for kind, html in _pages(half):
        assert not {"\1", "\2"} & set(html), kind
    for route, content in open_data(half):
        assert not {b"\1", b"\2"} & {bytes([sign]) for sign in content} or route.endswith(".xlsx"), route


@pytest.mark.parametrize(("state", "gone"), [("untranslated", True), ("outdated", False), ("", False)])
def test_a_page_says_whether_it_is_translated_and_leads_to_the_english_one(
    english: Catalogue, state: str, gone: bool
) -> None:
    entries = without(entries_of(english), f"{FULL} description") if gone else list(entries_of(english))
    if state == "outdated":
        entries = [replace(e, english="A rather full practice") if e.context == f"{FULL} title" else e for e in entries]
    said = [note.get_text() for note in page(site_of(english, entries), "practices/full/").select("p.pa-note")]
    links = page(site_of(english, entries), "practices/full/").select("p.pa-note a[hreflang=en]")

    begins = {"untranslated": "Not all of this page", "outdated": "The English text has changed", "": ""}[state]
    assert [text for text in said if text.startswith(("Not all", "The English"))] == [
        text for text in said if begins and text.startswith(begins)
    ]
    assert [link["href"] for link in links] == (["../../../practices/full/"] if state else [])


def test_english_parts_run_from_left_to_right_on_pages_that_do_not(english: Catalogue) -> None:
    site = site_of(english, without(entries_of(english), FULL), "ar")

    assert {part.get("dir") for part in page(site, "practices/full/").select("[lang=en]")} == {"ltr"}


def test_attributes_and_plain_text_have_no_elements() -> None:
    html = '<a title="\1x\2">\1y\2</a><option>\1z\2</option><title>\1t\2</title>'

    assert with_english_elements(html, "ltr") == (
        '<a title="x"><span lang="en">y</span></a><option>z</option><title>t</title>'
    )


def test_data_are_in_the_language_and_say_where_they_are_not(english: Catalogue, half: Site) -> None:
    whole = site_of(english, entries_of(english))
    files = dict(open_data(whole))
    practices = {item["id"]: item for item in json.loads(files["data/practices.json"])["practices"]}
    graph = next(json.loads(content)["@graph"] for _, content in skos_file(half.catalogue, half.edition))

    assert practices["full"]["title"] == made_up("A full practice")
    assert made_up("A full practice") in files["feeds/practices.atom"].decode()
    assert json.loads(files["data/practices.json"])["site"] == "https://a.example/de/"
    assert '"inLanguage":"de"' in str(jsonld("practices/full/", whole)).replace(" ", "")
    assert '"inLanguage":"en","author' in str(jsonld("practices/full/", half)).replace(" ", "")
    assert {"@value": "Before arrival", "@language": "en"} in [thing.get("prefLabel") for thing in graph]


def test_a_record_without_a_translation_is_the_english_one(english: Catalogue, half: Site) -> None:
    assert half.catalogue.practices["full"] == english.practices["full"]
    assert isinstance(half.catalogue.practices["full"].title, EnglishText)
    assert not isinstance(half.catalogue.practices["minimal"].title, EnglishText)


def test_the_words_of_pages_that_people_wrote_say_that_they_are_english() -> None:
    html = '<h1>Home</h1>\n<p>atlas-fragment-1-end</p>\n<p class="x">Of atlas-fragment-2-end practices</p>'

    assert in_its_language(html, EDITION) == html
    assert in_its_language(html, EDITION.in_language("de")) == (
        '<h1 lang="en">Home</h1>\natlas-fragment-1-end\n'
        '<p lang="en" class="x">Of <span lang="de" dir=ltr>atlas-fragment-2-end</span> practices</p>'
    )


def test_a_language_is_built_from_its_file(english: Catalogue, tmp_path: Path) -> None:
    text = renewed(english, PoFile(entries_of(english)), "de", "Atlas").text
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(text, "utf-8")

    assert translated(tmp_path, english, "de", TODAY).catalogue.practices["full"].title == made_up("A full practice")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "must be there; 'make translations LANG=de' begins it"),
        ("x", "de.po:1: G001"),
        (f'msgctxt "{FULL} also_called"\nmsgid "a whole practice\\nthe lot"\nmsgstr "{"x" * 201}"\n', "de.po:2: F003"),
    ],
)
def test_a_language_that_cannot_be_built_is_told(
    english: Catalogue, tmp_path: Path, text: str | None, told: str
) -> None:
    if text is not None:
        (tmp_path / FILE).parent.mkdir(parents=True)
        (tmp_path / FILE).write_text(text, "utf-8")

    with pytest.raises(TranslationError, match=told):
        translated(tmp_path, english, "de", TODAY)


def test_the_form_and_the_guide_say_what_is_english(english: Catalogue) -> None:
    edition = EDITION.in_language("de")
    with override_language("de", words_in("de", word_matches([]).found)):
        made = {name: macro("contribute/") for name, macro in contributor_macros(english, edition)}
    guide, form = (BeautifulSoup(made[name], "html.parser") for name in ("rule_list", "practice_form"))

    assert [mark.get_text() for mark in guide.select("#p001 dd > [lang=en]")] == [
        "A published practice must describe its set-up and its delivery.",
        "In a draft this is a warning.",
    ]
    assert len(form.select(".pa-required > [lang=en]")) == len(form.select(".pa-required")) > 20
    assert all("\1" not in html and "<option><" not in html for html in made.values())
