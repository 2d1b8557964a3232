"""The form in a real browser: it writes what Python writes, judges in the words of the check, and loses no text."""

import dataclasses
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from macros.contribute.form import WORDS_FILE, form_schema, form_words, record_form, record_scripts
from macros.contribute.jinja_env import FORM_FILE, TEMPLATES, form_text
from macros.contribute.mailed_records import mailed_records
from macros.copyedit.passages import texts_in
from macros.copyedit.standards import load_standards
from macros.edition.edition import Edition
from macros.edition.script_json import SHARDS
from macros.pages.script_words import words_of_every_page
from macros.publishing import fonts
from macros.publishing.bundles import bundled, bundles
from macros.records.catalogue import Catalogue
from macros.records.fields import fields_of, part_models, part_name
from macros.records.loader import Loader
from macros.records.model import Case, Practice, Record, kind_of
from macros.records.paths import path_of
from macros.records.rules.examples import SOUND
from macros.records.validate import validate
from macros.records.validation_messages import dotted
from macros.records.vocabulary import Scales
from macros.records.yaml_writer import write_record
from tests.atlas import atlas_records
from tests.browser.tab import TabKind, WatchedTab

ROOT = Path(__file__).resolve().parents[2]
WINDOW: ViewportSize = {"width": 1280, "height": 720}
MODELS: dict[str, type[Record]] = {"practice": Practice, "case": Case}
REAL = atlas_records()
SMALL = Loader(SOUND).load()


def with_units(catalogue: Catalogue) -> Catalogue:
    """The collection with amounts on all scales but the last."""
    *scales, last = catalogue.vocabulary.scales.scales
    words = {"unit": "euro", "setup": "once", "delivery": "a year"}
    measured = (*(scale.model_copy(update=words) for scale in scales), last)
    vocabulary = dataclasses.replace(catalogue.vocabulary, scales=Scales(assumes="-", estimate="-", scales=measured))
    return dataclasses.replace(catalogue, vocabulary=vocabulary)


MEASURED = with_units(SMALL)
TODAY = date(2026, 11, 23)
EDITION = Edition(
    "Atlas", "1", TODAY, "d", "l", "u", repository="https://git.example/o/r", editors_mail="atlas@example.org"
)
BARE = Edition("Atlas", "1", TODAY, "d", "l", "u")
WRITE = "([all, schema]) => all.map((data) => PracticeAtlas.yaml.write(data, schema))"
NASTY = "Quotes \" ' `, colon: # hash\n- dash\n\n👩‍👩‍👧 emoji, نص من اليمين: مثال, {{ no }} \\ back\n  indented  \nend"
PAGE = """<!doctype html><html lang="en" data-md-color-scheme="default"><head><meta charset="utf-8"><title>Form</title>
<link rel="stylesheet" href="../../assets/css/base.css">
</head><body data-md-color-scheme="default"><main class="md-typeset"><h1>Form</h1>%s</main>
<script src="../../assets/js/base.js" data-root="../../" data-directory-urls="true" data-shards="%d"></script>
<script src="../../assets/js/form.js"></script></body></html>"""


def write_site(folder: Path, edition: Edition, catalogue: Catalogue) -> Path:
    """The two forms as pages of their own, with their scripts, styles and records."""
    for kind in MODELS:
        page = folder / "contribute" / kind / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE % (record_form(kind, catalogue, edition, "../../"), SHARDS), "utf-8")
    scripts = ((route, make()) for route, _, make in record_scripts(catalogue))
    font = (fonts.ROUTE, fonts.heading_font(ROOT / "build/fonts"))
    words = {"base": words_of_every_page(edition.name)}
    for route, content in (*scripts, *bundled(ROOT / "docs", small=True, before=words), font):
        (folder / route).parent.mkdir(parents=True, exist_ok=True)
        (folder / route).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("form") / "site", EDITION, MEASURED)


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("real") / "site", EDITION, REAL)


@pytest.fixture(scope="module")
def tab_kind() -> TabKind:
    """A page must neither complain nor ask another host for anything."""
    return TabKind(WINDOW, watched, {"offline": True, "accept_downloads": True})


def watched(page: Page) -> WatchedTab:
    """The page, and its complaints from now on."""
    complaints: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(("file:", "blob:")) else complaints.append(r.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


@pytest.fixture(scope="module")
def judge(browser: Browser, site: Path) -> Page:
    """One open form for all questions to its rules, which know no page."""
    page = browser.new_page()
    open_form(page, site, "practice")
    return page


def open_form(page: Page, site: Path, kind: str, query: str = "") -> None:
    page.goto((site / "contribute" / kind / "index.html").as_uri() + query)
    page.wait_for_function("document.getElementById('pa-verdict').textContent !== ''")


def settled(page: Page) -> None:
    """Wait as the page counts time, so that what it does a moment after a key is done."""
    page.evaluate("new Promise((done) => setTimeout(done, 250))")


def problems(page: Page) -> list[str]:
    return [item.inner_text() for item in page.locator("#pa-problems li").all()]


def plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True, exclude={"id"})


def choose(page: Page, field: str, *labels: str) -> None:
    for label in labels:
        page.locator(f"[data-field={field}] .pa-choice", has=page.get_by_text(label, exact=True)).locator(
            "input"
        ).check()


def fill_practice(page: Page, text: str) -> None:
    page.fill("#f-title", "Coffee: a table")
    page.fill("#f-summary", text)
    choose(page, "categories", "Daily life", "Visas")
    choose(page, "stages", "On arrival")
    choose(page, "goals", "Less waiting")
    choose(page, "target_groups", "Researchers")
    choose(page, "schedule", "Continuous")
    choose(page, "importance", "Important")
    page.fill("#f-description", text)
    settled(page)


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_the_browser_writes_every_record_as_python_does(page: Page, site: Path) -> None:
    for kind, records in (("practice", REAL.practices), ("case", REAL.cases)):
        open_form(page, site, kind)
        schema = json.loads(json.dumps(form_schema(kind, REAL, EDITION)))
        written = page.evaluate(
            WRITE,
            [[plain(record) for record in records.values()], schema],
        )

        for record, text in zip(records.values(), written, strict=True):
            assert text == write_record(record), record.id


def test_the_browser_writes_nasty_text_as_python_does(page: Page, site: Path) -> None:
    from tests.records.test_writer import NASTY as TEXTS
    from tests.records.test_writer import with_text

    open_form(page, site, "case")
    records = [with_text(text) for text in TEXTS]
    schema = form_schema("practice", REAL, EDITION)
    data = [plain(record) for record in records]

    written = page.evaluate(WRITE, [data, schema])

    for text, record, found in zip(TEXTS, records, written, strict=True):
        assert found == write_record(record), ascii(text[:40])


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_a_record_that_is_opened_and_not_touched_stays_the_same(kind: str, page: Page, site: Path) -> None:
    for record in (SMALL.practices if kind == "practice" else SMALL.cases).values():
        open_form(page, site, kind, f"?edit={record.id}")
        page.wait_for_selector("#pa-editing:not([hidden])")

        assert page.input_value("#pa-yaml") == write_record(record)
        assert problems(page) == []


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_every_record_of_the_atlas_passes_through_the_form_unchanged(kind: str, page: Page, real_site: Path) -> None:
    records = list((REAL.practices if kind == "practice" else REAL.cases).values())[:: 1 if kind == "practice" else 4]
    open_form(page, real_site, kind)

    shown = page.evaluate(
        """(all) => all.map((data) => {
          PracticeAtlas.editRecord(data);
          return document.getElementById('pa-yaml').value;
        })""",
        [plain(record) for record in records],
    )

    for record, text in zip(records, shown, strict=True):
        assert text == write_record(record), record.id


def test_a_person_writes_a_practice_that_the_check_accepts(page: Page, site: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    open_form(page, site, "practice")
    fill_practice(page, NASTY.replace("{{ no }}", "{ no }"))
    page.locator("#d-setup > summary").click()
    page.fill("#f-setup-text", "Buy coffee.\n\nBuy cups: ten.")
    page.locator("#f-setup-steps [data-do=add]").click()
    page.locator("#f-setup-steps textarea").fill("- NO: begin # now")
    page.fill("#f-setup-cost-about", "16")
    settled(page)
    assert problems(page) == [REASON]
    page.fill("#f-setup-cost-why", "Beans cost 20 euro.")
    settled(page)

    file = downloaded(page, root / "practices")

    made = Loader(root).load().practices["coffee-a-table"]
    assert file.name == "coffee-a-table.yml"
    assert validate(root, date(2099, 1, 1)).problems == ()
    assert made.categories == ("daily-life", "visas")
    assert made.description == NASTY.replace("{{ no }}", "{ no }")
    assert made.setup is not None
    assert made.setup.steps == ("- NO: begin # now",)
    assert file.read_text("utf-8") == write_record(made)


def test_a_person_writes_a_case_that_the_check_accepts(page: Page, site: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    open_form(page, site, "case")
    page.fill("#f-title", "Coffee in Tromsø")
    page.fill("#f-institution", "NO")
    choose(page, "kind", "University")
    page.select_option("#f-country", "NO")
    page.fill("#f-summary", "Coffee each Tuesday.")
    page.locator("#f-practices [data-do=add]").click()
    page.locator("#f-practices input").fill(SMALL.practices["welcome-desk"].title)
    page.fill("#f-story", NASTY.replace("{{ no }}", ""))
    page.locator("#f-sources > p > [data-do=add]").click()
    row = page.locator("#f-sources .pa-row")
    row.locator("[data-field=title] input").fill("2026-11-23")
    row.locator("[data-field=url] input").fill("https://www.example.org/coffee")
    row.locator("[data-field=accessed] input").fill("")
    settled(page)
    assert problems(page) == [
        "Sources 1 \u203a Read on: a source of a case must have 'Read on', the day on which it was read; got none"
    ]
    row.locator("[data-field=accessed] input").fill("2026-11-20")
    settled(page)

    file = downloaded(page, root / "practices/cases")

    made = Loader(root).load().cases["coffee-in-tromso"]
    assert validate(root, date(2099, 1, 1)).problems == ()
    assert (made.institution, made.country, made.sources[0].title) == ("NO", "NO", "2026-11-23")
    assert file.read_text("utf-8") == write_record(made)


def test_ten_thousand_characters_can_be_pasted_and_one_more_is_told(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    fill_practice(page, "x")
    page.fill("#f-description", "wörd " * 1999 + "wörds")
    settled(page)
    assert problems(page) == []

    page.fill("#f-description", "wörd " * 1999 + "wörds.")
    settled(page)

    assert problems(page) == ["Description must not be longer than 10000 characters; got 10001"]
    assert page.locator("#f-description-error").inner_text().endswith("got 10001")


TOLD = [
    {"title": "x" * 101},
    {"status": "retired"},
    {"replaced_by": "welcome-desk"},
    {"related": ["welcome-dusk", "welcome-desk", "welcome-desk"]},
    {"title": "Help with  VISAS"},
    {"reviewed": "2099-01-01"},
    {"description": "a <b>bold</b> word"},
    {"description": "{{ 6 * 7 }}"},
    {"description": "[x](http://example.org)"},
    {"description": "# Heading"},
    {"summary": "Write to a.b@example.org."},
    {"summary": "Call +421 2 5930 4700."},
    {"sources": [{"title": "x", "url": "http://x.org"}]},
    {"sources": [{"title": "x", "url": "https://x.org", "year": 20206}]},
    {"sources": [{"title": "x", "url": "https://x.org", "year": 1}]},
    {"scale_of_change": {"level": 3}},
    {"setup": {"steps": ["a"]}},
    {"status": "published"},
    {"status": "published", "setup": {"text": "a"}, "delivery": {"text": "b"}},
    {"related": ["z-new"]},
    {"sources": [{"title": "x", "url": "https://www.docsbay.net/x"}]},
    {"summary": "Soft\u00adhyphen"},
    {"telling": ["north-desk"]},
    {"found_by": ["desk", "desk"]},
    {"reviewed": "2026-11-23", "evidence": {"text": "a", "looked_on": "2026-11-24"}},
    {"in_use": [{"institution": "A", "country": "SK", "since": 2027, "url": "https://a.org"}]},
    {"in_use": [{"institution": "A", "country": "SK", "url": "http://a.org"}]},
    {"in_use": [{"institution": "A", "country": "SK", "url": "https://www.docsbay.net/a"}]},
    {"in_use": [{"institution": "A@b.org", "country": "SK", "url": "https://a.org"}]},
    {"in_use": [{"institution": "A  B", "country": "SK", "url": f"https://a.org/{n}"} for n in range(2)]},
    {"in_use": [{"institution": "A"}]},
]


REASON = "Set-up \u203a Cost \u203a Reason: a rating must have its reason 'Reason'; got none"
LEFT_OUT = ("setup", "delivery", "related", "sources", "scale_of_change")
JUDGE = """([data, schema]) => PracticeAtlas.rules.problems(data, 'z-new', false, '2026-11-23', schema)"""


@pytest.mark.parametrize("change", TOLD, ids=lambda change: json.dumps(change)[:50])
def test_the_browser_judges_in_the_words_of_the_check(change: dict[str, Any], judge: Page, tmp_path: Path) -> None:
    data = plain(SMALL.practices["visa-help"]) | {"title": "New", "summary": "A.", "description": "B."}
    data = {key: value for key, value in data.items() if key not in LEFT_OUT} | {"status": "draft"} | change
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    text = re.sub(r'"(\d{4}-\d{2}-\d{2})"', r"\1", json.dumps(data))
    (root / "practices/z-new.yml").write_text(text, "utf-8")
    wanted = {p.message for p in validate(root, TODAY).problems if p.file == "practices/z-new.yml"}

    told = judge.evaluate(JUDGE, [data, form_schema("practice", SMALL, EDITION)])

    assert wanted
    assert {same(in_keys(found)) for found in told} == {same(found) for found in wanted if "'</b>'" not in found}


def in_keys(found: dict[str, Any]) -> str:
    """A problem of the form in the words of the check, which names fields by their keys and not by their labels."""
    field = "prose" if found["key"].startswith("prose") else dotted(found["path"])
    if found["key"] in ("once", "future"):
        field = str(next(name for name in reversed(found["path"]) if isinstance(name, str)))
    if found["key"] == "not_known_yet":  # the form only tells it, since that record may come along
        return f"{field} must name a {found['places']['kind']} that exists; got {found['places']['got']}"
    words = re.sub(r"\[\w+\.(\w+)\]", r"\1", form_words()[found["key"]])
    return str(words.format(**{**found["places"], "field": field}))


def same(message: str) -> str:
    """A message without the value where browser and check may cut it differently."""
    return message.split("; got")[0] if "HTML" in message or "cannot be seen" in message else message


def test_messages_speak_the_labels_of_the_form(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.locator("#d-setup > summary").click()
    page.fill("#f-setup-cost-about", "16")
    settled(page)

    assert "Set-up \u203a Considerations must be given" in problems(page)
    assert REASON in problems(page)


def test_the_level_follows_from_the_amount_and_is_said(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.locator("#d-setup > summary").click()
    said = page.locator("#f-setup-cost .pa-level")
    bands = MEASURED.vocabulary.scales.by_key["cost"].levels
    for level in bands:
        amount = level.at_most if level.at_most is not None else level.at_least
        amount = (amount or 0) + (level.at_most is None)
        page.fill("#f-setup-cost-about", str(amount))
        settled(page)
        assert said.inner_text() == f"Level {level.level} of 5 · {level.label} · {level.amount}"
        assert f"    about: {amount}\n" in page.input_value("#pa-yaml")

    page.fill("#f-setup-cost-about", "")
    settled(page)
    assert said.inner_text() == ""
    assert "about" not in page.input_value("#pa-yaml")


def test_words_are_counted_as_copy_editors_count_them(judge: Page) -> None:
    """In every record of the atlas."""
    count = "([all, schema]) => all.map((data) => PracticeAtlas.copyedit.words(data, schema))"
    for kind in MODELS:
        records = [*REAL.of_kind(kind).values()]
        counted = judge.evaluate(count, [[plain(record) for record in records], form_schema(kind, REAL, EDITION)])
        wanted = [texts_in(record).words for record in records]

        assert [
            (record.id, ours, theirs)
            for record, ours, theirs in zip(records, counted, wanted, strict=True)
            if ours != theirs
        ] == []
        assert min(wanted) > 0


def test_words_that_copy_editors_send_back_are_noted_as_the_check_tells_them(judge: Page) -> None:
    """In the records of the atlas, each with a word that says nothing and one in another form; their prose is plain."""
    standards = load_standards()
    notes = """([all, schema]) => all.map((data) => PracticeAtlas.copyedit.notes(data, schema)
        .filter(({ key }) => key === "phrase").map(({ path, places }) => [path, places.got + ": " + places.reason]))"""
    bad = "Leverage it, by E-mail or email, for a wide range of spouses: a robust Türkiye, not Turkey."
    for kind, field in (("practice", "description"), ("case", "story")):
        records = [record.model_copy(update={field: bad}) for record in REAL.of_kind(kind).values()]
        told = judge.evaluate(notes, [[plain(record) for record in records], form_schema(kind, REAL, EDITION)])
        wanted = [
            [
                [list(passage.where), f"'{found.group().strip()}': {phrase.reason}"]
                for passage in texts_in(record).passages
                for phrases, flags in ((standards.filler, re.IGNORECASE), (standards.house, 0))
                for phrase in phrases
                for found in re.finditer(rf"(?<!\w)(?:{phrase.pattern})(?!\w)", passage.text, flags)
            ]
            for record in records
        ]

        assert [sorted(found, key=str) for found in told] == [sorted(found, key=str) for found in wanted]
        assert min(map(len, wanted)) >= 6


def test_a_text_that_is_too_short_or_too_long_to_be_published_is_told_in_a_note(page: Page, site: Path) -> None:
    open_form(page, site, "case")
    note = page.locator("#pa-notes li")
    expect(note).to_have_count(0)

    page.fill("#f-story", "word " * 12)
    settled(page)
    assert note.all_inner_texts() == [
        "Story and the other texts have 12 words so far; when it is published, 60 to 200 are wanted."
    ]
    page.fill("#f-story", "word " * 60)
    settled(page)
    expect(note).to_have_count(0)


CHOICES = {
    choice
    for model in part_models((Practice, Case))
    for field in fields_of(part_name(model)).values()
    for choice in field.choices
}


def test_every_word_of_the_templates_is_used_and_there() -> None:
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*form*.j2"))
    asked = set(re.findall(r'"([a-z]+\.[a-z_]+)"', templates)) | {f"sections.{kind}_more" for kind in MODELS}
    words = yaml.safe_load(FORM_FILE.read_text("utf-8"))

    assert {f"{part}.{key}" for part, texts in words.items() for key in texts} == (
        asked | {"sections.short", "sections.state"} | {f"choices.{choice}" for choice in CHOICES}
    )


def test_what_is_filled_into_words_of_the_form_is_escaped() -> None:
    assert form_text("field.entry", field="<b>") == "this entry of &lt;b&gt;"


def test_every_word_of_the_scripts_is_used_and_there(judge: Page) -> None:
    parts = [part for name in ("form", "opening", "preview") for part in bundles()[name].scripts]
    scripts = "".join((ROOT / f"docs/assets/js/{part}.js").read_text("utf-8") for part in parts)
    quoted = set(re.findall(r'["`]([a-z_]+)["`]', scripts))
    made = {f"{start}_{end}" for start, ends in MADE_OF.items() for end in ends}

    assert len(form_words()) == sum(len(group) for group in yaml.safe_load(WORDS_FILE.read_text("utf-8")).values())
    assert set(form_words()) <= quoted | made
    assert set(re.findall(r'say\((?:schema, )?"(\w+)"', scripts)) | made <= set(form_words())


MADE_OF = {
    "kind": MODELS,
    "setup": ["missing"],
    "delivery": ["missing"],
    "prose": ["heading", "image", "table", "fence", "code_block", "hr"],
}  # keys that scripts put together


def test_text_survives_a_crash_of_the_tab_and_is_found_again(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    fill_practice(page, NASTY)
    kept = page.input_value("#pa-yaml")
    page.goto("about:blank")
    open_form(page, site, "practice")
    assert "Coffee: a table" in page.locator("#pa-kept").inner_text()
    assert page.input_value("#f-title") == ""

    page.get_by_role("button", name="Go on with it").click()
    assert page.input_value("#pa-yaml") == kept
    assert focused(page) == "f-title"
    assert page.locator("#pa-kept").is_hidden()

    page.get_by_role("button", name="Begin with an empty form").click()
    assert shown(page) == ("", ["Coffee: a table"])
    assert focused(page) == "f-title"
    open_form(page, site, "practice")
    assert shown(page) == ("", ["Coffee: a table"])


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.localName"))


def shown(page: Page) -> tuple[str, list[str]]:
    """The title in the form, and the titles of the texts that are offered."""
    return page.input_value("#f-title"), page.locator("#pa-kept [data-title]").all_inner_texts()


def write_and_leave(page: Page, site: Path, title: str, kind: str = "practice") -> None:
    open_form(page, site, kind)
    page.fill("#f-title", title)
    settled(page)
    page.goto("about:blank")


def test_texts_of_two_tabs_both_come_back(context: BrowserContext, page: Page, site: Path) -> None:
    other = context.new_page()
    for tab, title in ((page, "First"), (other, "Second"), (page, "First again"), (other, "Second again")):
        if tab.url == "about:blank":
            open_form(tab, site, "practice")
        tab.bring_to_front()
        tab.fill("#f-title", title)
        settled(tab)
    other.close()
    page.goto("about:blank")

    open_form(page, site, "practice")

    assert shown(page) == ("", ["Second again", "First again"])


def test_two_cases_in_two_tabs_that_are_interrupted_become_two_files_that_the_check_accepts(
    context: BrowserContext, page: Page, site: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    titles, others = ("Coffee in Tromsø", "Tea in Bodø"), (context.new_page(), context.new_page())
    for begin in (begin_case, go_on_with_case):  # half of it in one tab, then half in the other, and back
        for tab, title in zip((page, others[0]), titles, strict=True):
            begin(tab, site, title)
    others[0].close()
    page.goto("about:blank")

    for tab, title in zip((page, others[1]), titles, strict=True):
        open_form(tab, site, "case")
        tab.locator(".pa-kept__item", has_text=title).get_by_role("button", name="Go on with it").click()
    for tab in (page, others[1]):
        tab.bring_to_front()
        end_case(tab)
        assert problems(tab) == []
        downloaded(tab, root / "practices/cases")

    assert validate(root, date.max).problems == ()
    made = Loader(root).load().cases
    assert [(made[id_].title, made[id_].story) for id_ in ("coffee-in-tromso", "tea-in-bodo")] == [
        (title, f"{title} is free.") for title in titles
    ]


def begin_case(page: Page, site: Path, title: str) -> None:
    """The first words of a case, typed key by key."""
    page.bring_to_front()
    open_form(page, site, "case")
    page.locator("#f-title").press_sequentially(title)
    page.locator("#f-institution").press_sequentially("University of Somewhere")


def go_on_with_case(page: Page, _: Path, title: str) -> None:
    page.bring_to_front()
    choose(page, "kind", "University")
    page.select_option("#f-country", "NO")
    page.locator("#f-story").press_sequentially(f"{title} is")
    settled(page)


def end_case(page: Page) -> None:
    """The rest of a case, after its story was left in the middle of a sentence."""
    page.locator("#f-summary").press_sequentially("Each Tuesday at four.")
    page.locator("#f-practices [data-do=add]").click()
    page.locator("#f-practices input").fill(SMALL.practices["welcome-desk"].title)
    page.locator("#f-story").press("Control+End")
    page.keyboard.type(" free.")
    page.locator("#f-sources > p > [data-do=add]").click()
    row = page.locator("#f-sources .pa-row")
    row.locator("[data-field=title] input").press_sequentially("Free drinks")
    row.locator("[data-field=url] input").fill("https://www.example.org/drinks")
    settled(page)


def test_a_text_that_is_exchanged_for_another_stays(page: Page, site: Path) -> None:
    for title in ("First", "Second"):
        write_and_leave(page, site, title)
    open_form(page, site, "practice")
    page.fill("#f-title", "Third")

    for title in ("First", "Third", "Second"):
        page.locator(".pa-kept__item", has_text=title).get_by_role("button", name="Go on with it").click()
        assert shown(page)[0] == title
        assert {title, *shown(page)[1]} == {"First", "Second", "Third"}


def test_a_text_that_was_deleted_can_be_brought_back(page: Page, site: Path) -> None:
    write_and_leave(page, site, "Dear text")
    open_form(page, site, "practice")
    page.get_by_role("button", name="Delete it").click()
    assert page.locator("#pa-kept").inner_text().endswith("Removed: Dear text Undo")
    assert page.evaluate("document.activeElement.textContent") == "Undo"

    page.keyboard.press("Enter")

    assert shown(page) == ("", ["Dear text"])
    open_form(page, site, "practice")
    assert shown(page) == ("", ["Dear text"])


def test_an_entry_that_was_removed_can_be_brought_back(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.locator("#d-setup > summary").click()
    steps = page.locator("#f-setup-steps")
    for text in ("Ask.", "Answer."):
        steps.locator("> p > [data-do=add]").click()
        page.keyboard.type(text)
    steps.get_by_role("button", name="Remove").first.click()
    settled(page)
    assert "Ask." not in page.input_value("#pa-yaml")
    assert page.evaluate("document.activeElement.textContent") == "Undo"

    page.keyboard.press("Enter")
    settled(page)

    assert "    - Ask.\n    - Answer.\n" in page.input_value("#pa-yaml")
    assert focused(page) == "textarea" or focused(page).startswith("f-setup-steps")


def test_what_is_hidden_is_never_shown(page: Page, site: Path) -> None:
    for kind in MODELS:
        open_form(page, site, kind)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
        boxes = page.evaluate(
            "[...document.querySelectorAll('[hidden]')].map((e) => [e.id, e.getClientRects().length])"
        )
        assert boxes
        assert {count for _, count in boxes} == {0}


def test_an_entry_can_be_moved(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.locator("#d-setup > summary").click()
    steps = page.locator("#f-setup-steps")
    for text in ("Ask.", "Answer.", "Thank."):
        steps.locator("> p > [data-do=add]").click()
        page.keyboard.type(text)
    steps.locator(".pa-row").last.get_by_role("button", name="Move up").click()
    settled(page)

    assert "    - Ask.\n    - Thank.\n    - Answer.\n" in page.input_value("#pa-yaml")
    assert "Move up" in page.evaluate("document.activeElement.textContent")


PASTE = """([selector, text]) => {
  const target = document.querySelector(selector);
  target.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  target.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.mark.parametrize(
    ("pasted", "becomes"),
    [
        ("We offer:\r\n\u2022\tcoffee\r\n\u2022\ttea\r\n", "We offer:\n\n- coffee\n- tea"),
        ("\u2013 coffee\n\u2013 tea", "- coffee\n- tea"),
        ("\u2013 said one of them", "\u2013 said one of them"),
        ("a\u00adb\u200bc\u202ed\ufeff e\u00a0f", "abcd e f"),
        ("Ko\u0161ice and Kos\u030cice", "Ko\u0161ice and Ko\u0161ice"),
        ("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"),
    ],
)
def test_what_is_pasted_becomes_what_was_meant(pasted: str, becomes: str, page: Page, site: Path) -> None:
    open_form(page, site, "practice")

    page.evaluate(PASTE, ["#f-description", pasted])

    assert page.input_value("#f-description").rstrip() == becomes


def test_a_list_that_is_pasted_becomes_entries(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.locator("#d-setup > summary").click()
    steps = page.locator("#f-setup-steps")
    for text in ("First.", "Last."):
        steps.locator("> p > [data-do=add]").click()
        page.keyboard.type(text)
    steps.locator("textarea").first.select_text()
    page.evaluate(PASTE, ["#f-setup-steps textarea", "1.\tAsk.\n2.\tAnswer.\n\n\u2022 Thank.\n"])
    settled(page)

    assert "    - Ask.\n    - Answer.\n    - Thank.\n    - Last.\n" in page.input_value("#pa-yaml")
    assert page.evaluate("document.activeElement.value") == "Thank."


NO_STORAGE = (
    """Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"""
)


@pytest.mark.usefixtures("context")
def test_where_nothing_is_stored_a_text_travels_in_a_file(page: Page, site: Path, tmp_path: Path) -> None:
    page.add_init_script(NO_STORAGE)
    open_form(page, site, "practice")
    page.fill("#f-title", "Half a practice")
    page.fill("#f-description", NASTY)
    settled(page)
    assert "does not keep" in page.locator("#pa-saved").inner_text()
    assert page.locator("#pa-unfinished").is_visible()
    assert "Half%20a%20practice" in (page.get_attribute("#pa-mail", "href") or "")
    written, file = page.input_value("#pa-yaml"), downloaded(page, tmp_path)

    page.get_by_role("button", name="Begin with an empty form").click()
    assert shown(page) == ("", ["Half a practice"])
    open_form(page, site, "practice")
    page.set_input_files("#pa-open", file)
    page.wait_for_function("document.getElementById('pa-opened').textContent !== ''")

    assert page.locator("#pa-opened").inner_text() == "1 text is opened."
    assert page.input_value("#pa-yaml") == written


def test_a_practice_and_its_new_cases_travel_together(page: Page, browser: Browser, site: Path, tmp_path: Path) -> None:
    open_form(page, site, "case")
    page.fill("#f-title", "Coffee in Oslo")
    page.locator("#f-practices [data-do=add]").click()
    page.keyboard.type("Coffee: a table")
    settled(page)
    told = page.locator("#pa-notes").inner_text()
    assert told.startswith("Practices 1 names 'coffee-a-table', which is not in the atlas yet.")
    open_form(page, site, "practice")
    fill_practice(page, "Coffee helps.")

    assert page.locator("#pa-along").inner_text().endswith("practices/cases/coffee-in-oslo.yml Download it Propose it")
    mail = unquote(page.get_attribute("#pa-mail", "href") or "").replace("\r\n", "\n")
    both = mail.partition("&body=")[2]
    assert both.startswith("# practices/coffee-a-table.yml\ntitle: ")
    (tmp_path / "both.txt").write_text(both, "utf-8")

    page = browser.new_page()  # of somebody else
    open_form(page, site, "practice")
    page.set_input_files("#pa-open", tmp_path / "both.txt")
    page.wait_for_function("document.getElementById('pa-opened').textContent !== ''")

    assert shown(page) == ("Coffee: a table", ["Coffee in Oslo"])
    assert "2 texts are opened." in page.locator("#pa-opened").inner_text()


def test_a_file_that_cannot_be_opened_here_is_told(browser: Browser, site: Path, tmp_path: Path) -> None:
    """Its program is fetched when somebody opens a file, and may not come."""
    page = browser.new_page()
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "assets/js/opening.js").unlink()
    open_form(page, copy, "practice")
    (tmp_path / "text.yml").write_text("title: A text\n", "utf-8")
    page.set_input_files("#pa-open", tmp_path / "text.yml")
    page.wait_for_function("document.getElementById('pa-opened').textContent !== ''")

    assert page.locator("#pa-opened").inner_text() == form_words()["not_loaded"]
    page.close()


def test_institutions_that_use_it_are_written_as_the_check_wants_them(page: Page, site: Path, tmp_path: Path) -> None:
    """In the order of their names, whoever was typed first; the form says that nobody has checked them."""
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    open_form(page, site, "practice")
    fill_practice(page, "Coffee helps.")
    page.locator("#d-more > summary").click()
    assert "not checked" in page.locator("#f-in_use > legend").inner_text()
    for place, (institution, country) in enumerate((("zeta University", "NO"), ("Alpha", "SK"), ("Alpha", "DE"))):
        page.locator("#f-in_use > p [data-do=add]").click()
        row = page.locator("#f-in_use .pa-row").nth(place)
        page.keyboard.type(institution)
        row.locator("[data-field=country] select").select_option(country)
        row.locator("[data-field=url] input").fill(f"https://www.example.org/{place}")
    settled(page)

    assert problems(page) == []
    written = page.input_value("#pa-yaml")
    assert re.findall(r"institution: (.*)\n    country: (.*)", written) == [
        ("Alpha", "DE"),
        ("Alpha", "SK"),
        ("zeta University", '"NO"'),
    ]
    (root / "practices/coffee.yml").write_text(written, "utf-8")
    assert validate(root, date.max).problems == ()


def test_records_are_chosen_by_their_titles(page: Page, site: Path) -> None:
    open_form(page, site, "case")
    page.locator("#f-practices [data-do=add]").click()
    page.keyboard.type(SMALL.practices["welcome-desk"].title)
    settled(page)

    assert "practices: [welcome-desk]" in page.input_value("#pa-yaml")
    assert "Practices 1" not in page.locator("#pa-problems").inner_text()


def test_the_day_of_reading_is_today_and_an_untouched_entry_is_none(page: Page, site: Path) -> None:
    open_form(page, site, "case")
    page.locator("#f-sources > p > [data-do=add]").click()
    settled(page)
    assert page.input_value("#f-sources input[type=date]") == page.evaluate("new Date().toLocaleDateString('sv')")
    assert "sources" not in page.input_value("#pa-yaml")


@pytest.mark.parametrize("title", ["Добро пожаловать", "مكتب الترحيب", "🎉"])
def test_a_title_without_latin_letters_asks_for_a_name(title: str, page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    page.fill("#f-title", title)
    settled(page)
    assert problems(page)[0].startswith("Please write a name for the file yourself")

    page.fill("#pa-id", "welcome-table")
    settled(page)
    assert "name" not in problems(page)[0]


def test_the_browser_reads_what_it_and_python_write(page: Page, real_site: Path) -> None:
    open_form(page, real_site, "practice")
    page.evaluate("PracticeAtlas.load(PracticeAtlas.address('assets/js/opening.js'))")
    schema = form_schema("practice", REAL, EDITION)
    records = [*REAL.practices.values(), *list(REAL.cases.values())[::4]]

    read = page.evaluate(
        "([texts, schema]) => texts.map((text) => PracticeAtlas.readRecords(text, schema))",
        [[f"# {path_of(record)}\n{write_record(record)}" for record in records], schema],
    )

    for record, found in zip(records, read, strict=True):
        assert found == [{"kind": kind_of(record), "id": record.id, "data": plain(record), "isWhole": True}], record.id


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_a_draft_cannot_be_opened_and_that_is_said(kind: str, page: Page, tmp_path: Path) -> None:
    """It stands in no script, and its title on no page."""
    first, *others = SMALL.of_kind(kind).values()
    records = {record.id: record for record in (first.model_copy(update={"status": "draft"}), *others)}
    catalogue = dataclasses.replace(SMALL, **{f"{kind}s": records})

    open_form(page, write_site(tmp_path / "site", EDITION, catalogue), kind, f"?edit={first.id}")

    assert page.locator("#pa-editing").inner_text().startswith("There is no record with the name")
    assert page.input_value("#f-title") == ""


def test_what_others_typed_is_never_taken_for_markup(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    evil = "</script><img src=x onerror=\"document.title='hurt'\">"
    fill_practice(page, evil)
    page.fill("#f-title", evil)
    settled(page)

    assert page.title() == "Form"
    assert page.locator("#pa-card h3").inner_text() == evil
    assert page.locator("#pa-card img").count() == 0


def test_the_form_can_be_filled_in_with_the_keyboard_alone(page: Page, site: Path, tmp_path: Path) -> None:
    open_form(page, site, "practice")
    typed = {"f-title": "Tea table", "f-summary": "Tea.", "f-description": "Tea helps."}
    wanted = {"daily-life", "on-arrival", "less-waiting", "researchers"}
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "({id: document.activeElement.id, value: document.activeElement.value, type: document.activeElement.type})"
        )
        if here["id"] in typed:
            page.keyboard.type(typed.pop(here["id"]))
        elif here["type"] == "checkbox" and here["value"] in wanted:
            wanted.discard(here["value"])
            page.keyboard.press("Space")
        elif here["type"] == "radio" and here["value"] in ("continuous", "essential"):
            page.keyboard.press("Space")
        if not typed and not wanted:
            break
    settled(page)
    assert problems(page) == []
    page.get_by_role("button", name="Download the file").focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "tea-table.yml"


COLOURS = """(scheme) => {
    for (const element of document.querySelectorAll("[data-md-color-scheme]")) element.dataset.mdColorScheme = scheme;
}"""


@pytest.mark.parametrize("kind", ["practice", "case"])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_serious(kind: str, scheme: str, context: BrowserContext, site: Path) -> None:
    page = context.new_page()  # axe itself asks for files, of which the page of the other tests would complain
    open_form(page, site, kind)
    page.evaluate(COLOURS, scheme)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    page.evaluate("document.querySelectorAll('[data-do=add]').forEach((button) => button.click())")
    page.fill("#f-title", "x" * 120)
    settled(page)

    found = Axe().run(page).response["violations"]

    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_short_proposal_travels_in_the_address_and_a_long_one_is_pasted(page: Page, site: Path) -> None:
    open_form(page, site, "practice")
    fill_practice(page, "Short & sweet")
    href = page.get_attribute("#pa-propose", "href") or ""
    assert href.startswith("https://git.example/o/r/new/main?filename=practices%2Fcoffee-a-table.yml&value=title%3A%20")
    assert "Short%20%26%20sweet" in href
    assert page.locator("[data-how=filled]").is_visible()

    page.fill("#f-description", "long " * 1500)
    settled(page)

    assert (
        page.get_attribute("#pa-propose", "href")
        == "https://git.example/o/r/new/main?filename=practices%2Fcoffee-a-table.yml"
    )
    assert page.locator("[data-how=paste]").is_visible()
    assert page.locator("[data-how=filled]").is_hidden()
    assert (page.get_attribute("#pa-mail", "href") or "").endswith("attached.")


def test_where_no_text_travels_in_the_address_the_form_says_how_to_paste_it(
    context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    gitlab = dataclasses.replace(EDITION, host="gitlab")
    open_form(page, write_site(tmp_path / "gitlab", gitlab, SMALL), "practice")
    fill_practice(page, "Short & sweet")

    href = "https://git.example/o/r/-/new/main/practices?file_name=coffee-a-table.yml"
    assert page.get_attribute("#pa-propose", "href") == href
    assert page.locator("[data-how=paste]").is_visible()
    assert "“Create merge request”" in page.locator("[data-how=paste]").inner_text()


def test_a_change_leads_to_the_file_itself(page: Page, site: Path) -> None:
    open_form(page, site, "practice", "?edit=visa-help")
    page.wait_for_selector("#pa-editing:not([hidden])")

    assert page.get_attribute("#pa-propose", "href") == "https://git.example/o/r/edit/main/practices/visa-help.yml"
    assert page.locator("[data-how=paste]").is_visible()


def test_ways_without_an_address_are_not_shown(context: BrowserContext, page: Page, tmp_path: Path) -> None:
    open_form(page, write_site(tmp_path / "bare", BARE, SMALL), "practice")
    fill_practice(page, "Short")

    assert page.locator("#pa-propose, #pa-mail").count() == 0
    assert "names no address of its editors" in page.locator("#s-send").locator("..").inner_text()
    page.evaluate("() => { PracticeAtlas.copyText = async (field) => Boolean((window.taken = field.value)); }")
    page.get_by_role("button", name="Copy the text").click()
    taken = page.evaluate("window.taken")
    assert [record.file for record in mailed_records(taken.encode(), "mail.txt")] == ["practices/coffee-a-table.yml"]


def test_nothing_scrolls_sideways_on_a_telephone(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_form(page, site, "practice", "?edit=visa-help")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_script_of_the_form_keeps_to_one_namespace_and_writes_no_markup() -> None:
    for part in bundles()["form"].scripts:
        text = (ROOT / f"docs/assets/js/{part}.js").read_text("utf-8")

        assert "const PA = window.PracticeAtlas;" in text
        assert not [
            word
            for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "fetch(", "eval(", ".style")
            if word in text
        ]
