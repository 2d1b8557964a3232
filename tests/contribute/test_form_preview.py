"""The whole page in the form: what it draws is compared with the page that the site builds of the same record."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from macros.contribute.form import form_schema
from macros.pages.render import Renderer
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.records.fields import load_fields
from macros.records.model import Record, kind_of
from macros.records.validate import load_catalogue
from tests.atlas import atlas_records
from tests.every_field import SMALL, TODAY, records_of, site_of, squeezed, wanted
from tests.trust.hostile import changed, payloads

from .test_form import open_form, plain, settled, write_site
from .test_form_prose import texts

REAL, SMALL_ONE = atlas_records(), load_catalogue(SMALL, TODAY)
EDITION = site_of(SMALL_ONE).edition
FULL = ("full", "kosice-example")
DRAW = "([data, schema]) => PracticeAtlas.preview(data, schema).outerHTML"
LOADED = "document.querySelector('.pa-preview') !== null"
BLOCKS = "//h1 | //h2 | //h3 | //p[not(ancestor::li)] | //li | //dt | //dd[not(p)]"

HEADS = {"header", "h1", "h2", "h3"}
DRAWN_BLOCKS = HEADS | {"article", "section", "div", "p", "dl", "dt", "dd", "ul", "ol", "li", "blockquote"}
DRAWN_ELEMENTS = DRAWN_BLOCKS | {"a", "strong", "em", "code", "br", "span"}
DRAWN_ATTRIBUTES = {"class", "href", "title", "target", "rel", "start", "aria-level", "aria-hidden", "data-level"}

# What the page says in other words than those of the form, or leaves to be seen from where a value stands.
IN_OTHER_WORDS: Mapping[str, str] = {
    "What was read": "the page writes (a stored copy) where it was one",
    "copy": "the same",
    "live": "the same: the page says nothing where the page itself was read",
    "Kind": "the page writes the kind of a study before its title",
    "Looked for on": "the page writes it into a sentence below the studies",
    "Source of the rating": "the page writes Source",
    "Source of the judgement": "the page writes Source",
    "Contract types": "named as the list of the vocabulary is: Contract types, or one of them",
    "Telling cases": "the page shows them first, as cards",
    "Country": "the page writes Place, and the country after the city",
    "City": "the same",
    "Since": "the page writes When, and both years as a period",
    "Until": "the same",
}
# On the page these stand below "Where it works", which the form does not draw.
ALONE = {load_fields()["practice.in_use"].heading}
# Prose that the check accepts and the drawing leaves as it is typed: nobody has used it in a record.
AS_TYPED = re.compile(r"^\[[^\]]+\]:|^&\w+;|^(?:-|1\.)$", re.MULTILINE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("form") / "site", EDITION, SMALL_ONE)


@pytest.fixture(scope="module")
def form(browser: Browser, site: Path) -> Iterator[Page]:
    """An open form with the program that draws pages."""
    page = browser.new_page()
    open_form(page, site, "practice")
    page.evaluate("PracticeAtlas.load(PracticeAtlas.address('assets/js/preview.js'))")
    yield page
    page.close()


def draw(form: Page, data: Mapping[str, Any], kind: str, catalogue: Catalogue) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(form.evaluate(DRAW, [data, form_schema(kind, catalogue, EDITION)]))


class Pair(NamedTuple):
    """A record as the form draws it and as the site shows it."""

    way: str
    record: Record
    catalogue: Catalogue
    drawn: lxml.html.HtmlElement
    page: lxml.html.HtmlElement


@pytest.fixture(scope="module")
def pairs(form: Page) -> list[Pair]:
    """The records of the fixture with every field, and some real ones."""
    found: list[Pair] = []
    for catalogue, chosen in (
        (SMALL_ONE, [way for way in records_of(SMALL_ONE) if way.split("/")[1] in FULL]),
        (REAL, list(records_of(REAL))[::37]),
    ):
        renderer = Renderer(site_of(catalogue))
        for way in chosen:
            record = records_of(catalogue)[way]
            tree = draw(form, plain(record), kind_of(record), catalogue)
            found.append(Pair(way, record, catalogue, tree, lxml.html.fromstring(renderer.page(way))))
    return found


def pieces(text: str) -> Iterator[str]:
    """The sentences and names of a text, without the signs between them."""
    for piece in re.split(r"(?<=[.:;!?])\s+| · ", text):
        yield re.sub(r"[.:;]+$", "", piece.strip())


def test_the_form_draws_what_the_page_says_and_nothing_else(pairs: list[Pair]) -> None:
    """Every field that a page shows, in words; and no words that the page has not, but for those listed above."""
    used: set[str] = set()
    for way, record, catalogue, drawn, page in pairs:
        said = squeezed(drawn.text_content() + " ".join(link.get("href") for link in drawn.iter("a")))
        lacking = {(key, text) for key, text in wanted(record, "page", catalogue) if text not in said}
        assert {one for one in lacking if one[1] != "(astoredcopy)"} == set(), way

        on_page = squeezed(page.text_content())
        new = {piece for block in drawn.xpath(BLOCKS) for piece in pieces(block.text_content())}
        new = {piece for piece in new if squeezed(piece) not in on_page}
        assert new <= set(IN_OTHER_WORDS), way
        used |= new
    assert used >= set(IN_OTHER_WORDS) - {"copy", "live"}  # which other words of a page hold


def test_the_form_draws_in_the_order_of_the_page(pairs: list[Pair]) -> None:
    for way, _, _, drawn, page in pairs:
        headings = iter([heading.text_content() for heading in page.xpath(HEADINGS)])
        assert [text for heading in drawn.xpath(HEADINGS) if (text := heading.text_content()) not in headings] == [], (
            way
        )


COLUMNS = {
    "pa-strip__phase",
    "pa-two",
    "pa-phases",
    "pa-ends",
    "pa-facts",
    "pa-case__top",
    "pa-case__story",
}
HEADINGS = "//h1 | //h2 | //h3"


def columns(heading: lxml.html.HtmlElement) -> tuple[str, int, list[str]]:
    """The text of a heading, how deep it stands, and the columns that it is in."""
    around = [name for element in heading.iterancestors() for name in (element.get("class") or "").split()]
    depth = int(heading.get("aria-level", int(heading.tag[1]) + 2))
    return heading.text_content(), depth, [name for name in around if name in COLUMNS]


def test_the_form_draws_in_the_columns_of_the_page(pairs: list[Pair]) -> None:
    """Each heading stands as deep, and in the same columns, as on the page; so do the rows of both phases."""
    seen: set[str] = set()
    for way, _, _, drawn, page in pairs:
        theirs, ours = ([columns(heading) for heading in tree.xpath(HEADINGS)] for tree in (page, drawn))
        assert [heading for heading in ours if heading not in theirs and heading[0] not in ALONE] == [], way
        seen |= {name for _, _, names in ours for name in names}
        rows = [[len(phase.xpath("./div")) for phase in tree.find_class("pa-phase")] for tree in (drawn, page)]
        assert rows[0] == rows[1], way
    assert seen == COLUMNS


SAME = """(pairs) => pairs.filter(([typed, html]) => {
    const boxes = [document.createElement("div"), document.createElement("div")];
    boxes[0].append(...PracticeAtlas.markdown(typed));
    boxes[1].innerHTML = html;
    const [ours, theirs] = boxes.map((box) => {
        for (const link of box.querySelectorAll("a")) for (const name of ["target", "rel"]) link.removeAttribute(name);
        return box.innerHTML.replace(/\\s+/g, " ").replace(/ ?(<\\/?(?:p|li|ul|ol|blockquote|br)>) ?/g, "$1").trim();
    });
    return ours !== theirs;
}).map(([typed]) => typed)"""


def test_prose_is_drawn_as_the_site_draws_it(form: Page) -> None:
    """All prose of the atlas, and the texts on which form and check agree."""
    real = {text.value for record in records_of(REAL).values() for text in record.texts if text.is_prose}
    accepted = [text for text in (*sorted(real), *texts()) if not markdown.disallowed(text)]
    assert len(accepted) > 1000
    both = [(text, str(markdown.to_html(text, lambda kind, id_: f"../../{kind}s/{id_}/"))) for text in accepted]

    differing = form.evaluate(SAME, both)

    assert [text for text in differing if not AS_TYPED.search(text)] == []


SHOWN = """([all, schema]) => all.map((data) => {
    const drawn = PracticeAtlas.preview(data, schema);
    document.body.append(drawn);
    drawn.remove();
    return drawn.outerHTML;
})"""
LED_TO = re.compile(r"https://[^\s/]|mailto:[^\s?]+@[^\s?]+$|[./]*(?:practices|cases)/[a-z0-9-]+/$")


def test_hostile_texts_are_drawn_as_text(form: Page) -> None:
    """In every field of both kinds, as a stranger's file could bring them into the form: nothing runs or loads."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    form.evaluate("() => { window.ran = 0; window.pa0 = () => { window.ran += 1; }; }")
    for record in (SMALL_ONE.practices["full"], SMALL_ONE.cases["kosice-example"]):
        poisoned = [changed(plain(record), lambda _, is_prose, text=text: text) for text in payloads()]
        drawn = form.evaluate(SHOWN, [poisoned, form_schema(kind_of(record), SMALL_ONE, EDITION)])
        for payload, html in zip(payloads(), drawn, strict=True):
            tree = lxml.html.fromstring(html)
            assert {element.tag for element in tree.iter()} <= DRAWN_ELEMENTS, payload
            assert {name for element in tree.iter() for name in element.attrib} <= DRAWN_ATTRIBUTES, payload
            assert [link.get("href") for link in tree.iter("a") if not LED_TO.match(link.get("href"))] == [], payload
    assert form.evaluate("window.ran") == 0
    assert [url for url in asked if "pa0" in url] == []


def test_what_is_half_typed_or_strange_is_drawn_too(form: Page) -> None:
    data = {
        "title": "<b>x</b>",
        "stages": ["no-such-stage", ""],
        "scale_of_change": {"level": 9, "why": "x"},
        "setup": {"text": "- \n>\n1. \n*", "cost": {}, "steps": ["", "one"], "actors": [{}, {"role": "x"}]},
        "delivery": {"cost": {"about": "much", "grows_with": "constructor"}},
        "sources": [{"title": "x", "language": "x y", "url": "javascript:alert(1)", "accessed": "20"}, {"year": 3}],
        "related": ["constructor"],
    }

    tree = draw(form, data, "practice", SMALL_ONE)

    assert "<b>x</b>" in tree.text_content()
    assert "x y" in tree.text_content()
    assert [link.get("href") for link in tree.iter("a")] == []


def test_the_page_is_drawn_while_one_types_and_fetched_only_then(browser: Browser, site: Path) -> None:
    """By keys, on a narrow screen in both schemes, without a fault that axe finds."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_form(page, site, "practice")
    assert not any("preview.js" in url for url in asked)

    page.focus("#pa-page summary")
    page.keyboard.press("Enter")
    page.wait_for_function(LOADED)
    page.fill("#f-title", "Buddies for newcomers")
    page.fill("#f-description textarea, textarea#f-description", "They *meet*.\n\n- by mail\n- at lunch")
    settled(page)

    assert page.inner_text(".pa-preview h1") == "Buddies for newcomers"
    assert page.inner_text(".pa-preview em") == "meet"
    assert page.locator(".pa-preview ul li").all_inner_texts() == ["by mail", "at lunch"]
    assert sum("preview.js" in url for url in asked) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for scheme in ("default", "slate"):
        page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", scheme)
        assert Axe().run(page, context="#pa-page").response["violations"] == []
    page.close()


def test_a_program_that_does_not_come_is_said(browser: Browser, site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "assets/js/preview.js").unlink()
    page = browser.new_page()
    open_form(page, copy, "case")
    page.click("#pa-page summary")
    settled(page)

    assert page.inner_text("#pa-page > div").endswith("close this part and open it again.")
    assert page.locator("#pa-page > .pa-preview").count() == 0
    page.close()
