"""The fields of "We use this too" in a real browser: filled in key by key, judged, and taken in as they are sent."""

import dataclasses
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from macros.contribute.form import form_words
from macros.contribute.use_form import USE_ROUTE, WORDS_FILE, use_script
from macros.edition.edition import Edition
from macros.edition.words import read_words
from macros.pages.render import Renderer
from macros.pages.script_words import words_of_every_page
from macros.pages.site import Site
from macros.publishing.bundles import bundled
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from macros.records.validate import load_catalogue, validate
from macros.records.yaml_writer import write_record
from scripts import take
from tests.browser.tab import TabKind, WatchedTab

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
BARE = Edition("Atlas", "1", TODAY, "d", "l", "https://l.example/")
EDITION = dataclasses.replace(BARE, repository="https://git.example/o/r", editors_mail="atlas@example.org")
DESK = "welcome-desk"
TELEPHONE: ViewportSize = {"width": 360, "height": 800}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title>
<link rel="stylesheet" href="../../assets/css/base.css">
<link rel="stylesheet" href="../../assets/css/paper.css" media="print">
</head><body data-md-color-scheme="default"><main class="md-content md-typeset">%s</main>
<script src="../../assets/js/base.js" data-root="../../" data-directory-urls="true" data-shards="1"></script>
</body></html>"""
TYPED = {"institution": "Université: “Nord” #1", "url": "https://www.example.org/desk?a=1&b=2"}
BLANKS = ("Institution must be given", "Country must be given", "Address must be given")


def write_site(folder: Path, edition: Edition, catalogue: Catalogue | None = None) -> Path:
    """The page of a practice, with the scripts and styles that it loads."""
    catalogue = catalogue or load_catalogue(SOUND, TODAY)
    page = folder / "practices" / DESK / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE % Renderer(Site(catalogue, edition)).page(f"practices/{DESK}/"), "utf-8")
    words = {"base": words_of_every_page(edition.name)}
    for route, content in (use_script(catalogue, edition), *bundled(ROOT / "docs", small=True, before=words)):
        (folder / route).parent.mkdir(parents=True, exist_ok=True)
        (folder / route).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("use") / "site", EDITION)


@pytest.fixture(scope="module")
def tab_kind() -> TabKind:
    return TabKind(TELEPHONE, watched)


def watched(page: Page) -> WatchedTab:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def opened(page: Page, site: Path, shown: str = "form") -> None:
    """Open the page and, by a key, its part for institutions that use the practice."""
    page.goto((site / "practices" / DESK / "index.html").as_uri())
    page.focus("#in-use > summary")
    page.keyboard.press("Enter")
    expect(page.locator(f"#in-use > {shown}")).to_be_visible()


def fill(page: Page, since: str = "2024") -> None:
    """As a person does who has no mouse: from field to field by Tab, and every letter by its key."""
    page.keyboard.press("Tab")
    page.keyboard.type(TYPED["institution"])
    page.keyboard.press("Tab")
    page.keyboard.type("Norw")
    page.keyboard.press("Tab")
    page.keyboard.type(since)
    page.keyboard.press("Tab")
    page.keyboard.type(TYPED["url"])


def errors(page: Page) -> list[str]:
    return page.locator("#in-use .pa-error:visible").all_inner_texts()


def sent(page: Page, way: str) -> dict[str, list[str]]:
    """The query of the address to which a way leads."""
    return parse_qs(urlsplit(page.get_attribute(f"[data-way={way}]", "href")).query, strict_parsing=True)


@pytest.mark.parametrize(("way", "name"), [("mail", "body"), ("issue", "body"), ("copy", "")])
def test_what_is_typed_key_by_key_is_taken_in_and_kept_by_the_check(
    way: str, name: str, page: Page, site: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    before = Loader(root).load().practices[DESK]
    (root / f"practices/{DESK}.yml").write_text(write_record(before), "utf-8")
    opened(page, site)
    fill(page)

    text = sent(page, way)[name][0] if name else page.input_value("#f-use-text")
    (tmp_path / "mail.txt").write_text(text, "utf-8", newline="")

    assert errors(page) == []
    assert take.main([str(tmp_path / "mail.txt"), "--root", str(root)]) == 0
    assert validate(root, TODAY).problems == ()
    [use] = Loader(root).load().practices[DESK].in_use
    assert (use.institution, use.country, use.since, use.url) == (TYPED["institution"], "NO", 2024, TYPED["url"])


def test_the_text_may_be_put_into_the_file_by_hand_too(page: Page, site: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    opened(page, site)
    fill(page)
    file = root / f"practices/{DESK}.yml"

    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{page.input_value('#f-use-text')}", "utf-8")

    assert validate(root, TODAY).problems == ()
    assert [use.country for use in Loader(root).load().practices[DESK].in_use] == ["NO"]


def test_its_words_take_the_place_of_no_word_of_the_form() -> None:
    assert form_words().keys() & read_words(WORDS_FILE).keys() == set()


def test_an_institution_that_is_named_already_is_told_before_it_sends(page: Page, tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    uses = "".join(
        f"  - {{institution: {name}, country: {country}, url: https://example.org/}}\n"
        for name, country in (("North Institute", "SE"), ("North University", "NO"))
    )
    with (root / f"practices/{DESK}.yml").open("a", encoding="utf-8") as file:
        file.write(f"in_use:\n{uses}")
    opened(page, write_site(tmp_path / "site", EDITION, load_catalogue(root, TODAY)))
    told = page.locator("#in-use [data-listed]")

    page.keyboard.press("Tab")
    page.keyboard.type(" north  university")
    expect(told).to_be_hidden()
    page.select_option("#f-use-country", "SE")
    expect(told).to_be_hidden()
    page.select_option("#f-use-country", "NO")

    expect(told).to_contain_text("This page names north university already. What you send takes the place")
    page.fill("#f-use-institution", "North Institute")
    expect(told).to_be_hidden()


def test_subject_and_first_line_name_the_practice(page: Page, site: Path) -> None:
    opened(page, site)
    fill(page)

    for way, key in (("mail", "subject"), ("issue", "title")):
        query = sent(page, way)
        assert query[key] == ["We use this too: A desk for newcomers"]
        assert query["body"][0].startswith("We use this practice too: A desk for newcomers.")


@pytest.mark.parametrize("way", ["mail", "issue", "copy"])
def test_nothing_is_sent_before_it_is_right(way: str, page: Page, site: Path) -> None:
    opened(page, site)
    page.locator(f"[data-way={way}]").focus()
    assert errors(page) == []

    page.keyboard.press("Enter")

    assert errors(page) == list(BLANKS)
    assert page.url.endswith("index.html")
    assert page.locator("#f-use-institution").evaluate("field => field === document.activeElement")
    assert page.get_attribute("#f-use-institution", "aria-invalid") == "true"
    page.keyboard.type("N")
    assert errors(page) == list(BLANKS[1:])
    assert page.inner_text("#in-use [role=status]") == ""


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("since", "2399", "Since must be from 1800 to 2100; got '2399'"),
        ("since", "2099", "Since must not lie in the future; got '2099'"),
        ("url", "http://example.org", "Address must be an address that begins with https://"),
        ("url", "https://www.docsbay.net/a", "a source must not be a site with copies of documents"),
        ("institution", "a.b@example.org", "a record must not hold mail addresses or telephone numbers"),
        ("institution", "x" * 201, "Institution must not be longer than 200 characters; got 201"),
    ],
)
def test_a_field_is_judged_once_it_is_left(field: str, typed: str, told: str, page: Page, site: Path) -> None:
    opened(page, site)
    page.focus(f"#f-use-{field}")
    page.keyboard.type(typed)
    assert errors(page) == []

    page.keyboard.press("Tab")

    [error] = errors(page)
    assert told in error


def test_a_text_that_no_link_can_hold_is_to_be_copied(page: Page, site: Path) -> None:
    opened(page, site)
    fill(page)
    page.fill("#f-use-institution", "学" * 200)

    assert sent(page, "mail")["body"] == ["Please paste the copied text here."]
    page.evaluate("document.querySelector('[data-way=mail]').addEventListener('click', (e) => e.preventDefault())")
    page.click("[data-way=mail]")
    assert page.inner_text("#in-use [role=status]") == "The text is too long for a link. Copy it, and paste it there."


def test_the_text_is_copied_from_a_folder_too(page: Page, site: Path) -> None:
    opened(page, site)
    fill(page)
    page.get_by_role("button", name="Copy the text").press("Enter")

    expect(page.locator("#in-use [role=status]")).to_have_text("Copied.")


@pytest.mark.usefixtures("context")
def test_nothing_is_fetched_before_it_opens_and_all_but_once(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("site/")[2]))
    page.goto((site / "practices" / DESK / "index.html").as_uri())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(200)
    assert not page.locator("#in-use").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    parts = {"assets/js/use.js", "assets/js/form.js", USE_ROUTE}
    assert not parts & {*asked}

    for _ in range(3):
        page.click("#in-use > summary")
    expect(page.locator("#in-use form")).to_be_visible()

    assert page.locator("#in-use form").count() == 1
    page.click("#in-use > summary")
    page.click("#in-use > summary")
    assert {name: asked.count(name) for name in asked if name in parts}.keys() == parts


@pytest.mark.parametrize("missing", ["assets/js/use.js", "assets/js/form.js", USE_ROUTE])
def test_without_one_of_its_scripts_the_four_lines_stay(missing: str, page: Page, site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / missing).unlink()
    opened(page, copy, "[data-use]")
    page.wait_for_timeout(300)

    assert page.locator("#in-use form").count() == 0
    assert page.get_by_role("link", name="Tell the editors in four lines by mail").is_visible()


def test_an_edition_without_addresses_has_the_text_to_copy(page: Page, tmp_path: Path) -> None:
    opened(page, write_site(tmp_path / "site", BARE))
    fill(page)

    assert page.locator("#in-use [data-way]").all_inner_texts() == ["Copy the text"]
    assert "names no address of its editors" in page.inner_text("#in-use")


def test_it_fits_a_telephone_in_both_schemes_without_a_fault(page: Page, site: Path) -> None:
    opened(page, site)
    page.get_by_role("button", name="Copy the text").click()
    page.locator("#in-use details summary").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for scheme in ("default", "slate"):
        page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", scheme)
        assert Axe().run(page, context="#in-use").response["violations"] == []


def test_of_all_that_is_wrong_the_first_of_the_page_gets_the_focus(page: Page, site: Path) -> None:
    opened(page, site)
    fill(page)
    page.fill("#f-use-since", "2099")
    page.fill("#f-use-url", "www.example.org")
    page.get_by_role("button", name="Copy the text").press("Enter")

    expect(page.locator("#f-use-since")).to_be_focused()
