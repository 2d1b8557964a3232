"""The rules of the search, without any page: what fits a question, and in which order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.pages.search_entries import SearchEntry, search_settings
from macros.pages.search_files import NAMES_SCRIPT, search_files
from macros.pages.search_names import packed_names
from macros.pages.search_words import finished_word, words_in
from macros.pages.site import Site

from .conftest import ROOT

WORDS = "Organization enrolment programmes centres labour licences co-operation Łódź Århus Köln policies taxes visas"

PLACES = ("title", "other-name", "related", "summary", "body")  # from the best, behind the beginning of a title


def practice(id_: str, title: str, summary: str = "", **names: Any) -> SearchEntry:
    return SearchEntry("practice", f"practices/{id_}/", title, summary, **names)


ENTRIES = (
    practice("visa", "Help with visas and permits", also_called=("permit service",), found_by=("Aufenthaltstitel",)),
    practice("flat", "Housing through local partners", found_by=("flat", "rent deposit", "mieszkanie")),
    practice("care", "Childcare for staff", "A kindergarten near the office.", found_by=("medical doctor",)),
    practice("tax", "Doctoral programme", body="They pay a deposit for the flat and the visa of doctoral candidates."),
    practice("lab", "Co-operation in a centre", body="Enrolment of a child in organisations"),
    practice("body", "Stones", body="Quartz and feldspar"),
    practice("summary", "Rocks", "Quartz and feldspar."),
    practice("related", "Minerals", found_by=("quartz", "feldspar")),
    practice("other-name", "Crystals", also_called=("quartz", "feldspar")),
    practice("title", "A find of quartz, a find of feldspar"),
    practice("beginning-quartz", "Quartz"),
    practice("beginning-feldspar", "Feldspar"),
    practice("zurich", "Guests in Zürich", "Pre-arrival help for each guest."),
    SearchEntry("case", "cases/one/", "A desk for permits", note="University of Łódź, Poland, 2019"),
    SearchEntry("page", "about/", "About the atlas", found_by=("Licence",)),
    SearchEntry("guide", "contribute/", "Write about visas"),
)


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory, catalogue: Any) -> Iterator[Page]:
    """An empty page with the engine and the names and words of these entries."""
    with page_of(ENTRIES, browser, tmp_path_factory.mktemp("search"), catalogue) as page:
        yield page


@contextmanager
def page_of(entries: Sequence[SearchEntry], browser: Browser, folder: Path, catalogue: Any) -> Iterator[Page]:
    """An empty page with the engine and the names and words of some entries, whose scripts are kept in a folder."""
    edition: Any = type("Edition", (), {"editors_mail": None, "issue_address": None})
    page = browser.new_page()
    for name in ("core", "logic-search"):
        page.add_script_tag(path=ROOT / f"docs/assets/js/{name}.js")
    for route, content in search_files(entries, Site(catalogue, edition)):
        script = Path(folder, route.replace("/", "-"))
        script.write_bytes(content)
        page.add_script_tag(path=script)
    assert (folder / NAMES_SCRIPT.replace("/", "-")).is_file()
    page.evaluate("window.found = PracticeAtlas.search.index(PracticeAtlas.names, PracticeAtlas.titles)")
    yield page
    page.close()


def found(rules: Page, question: str, kind: str = "practice", typing: bool = False) -> list[str]:
    fits = rules.evaluate(
        "([question, kind, typing]) => (PracticeAtlas.search.find(found, question, PracticeAtlas, typing)[kind]"
        " || []).map((fit) => fit.entry.route.split('/').at(-2))",
        [question, kind, typing],
    )
    assert isinstance(fits, list)
    return fits


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("visa", ["visa", "tax"]),  # title, then body
        ("flat", ["flat", "tax"]),  # related word, then body
        ("quartz", ["beginning-quartz", *PLACES]),
        ("feldspa", ["beginning-feldspar", *PLACES]),  # the beginning of a word
        ("kindergarten", ["care"]),  # summary
        ("permit service", ["visa"]),  # other name
        ("rent deposit", ["flat", "tax"]),  # all words, then some of them where few have all
        ("ZÜRICH", ["zurich"]),
        ("Zu\u0308rich", ["zurich"]),
        ("zuerich", ["zurich"]),
        ("how to find a flat", ["flat", "tax"]),
        ("how to", []),
        ("cooperation center", ["lab"]),
        ("co-operation centre", ["lab"]),
        ("co operation", ["lab"]),
        ("enrollment organizations", ["lab"]),
        ("prearrival", ["zurich"]),
        ("pre arrival", ["zurich"]),
        ("child care", ["care", "lab"]),
        ("Aufenthaltstitl", ["visa"]),  # one letter is missing
        ("Aufenthaltstilel", ["visa"]),  # one is wrong
        ("mieskzanie", ["flat"]),  # two are in each other's place
        ("depsoit", ["flat"]),
        ("mieszkanka", ["flat"]),  # the same beginning, where nothing else fits
        ("candidtaes", []),  # never in bodies
        ("qwertz", []),
    ],
)
def test_questions(rules: Page, question: str, expected: list[str]) -> None:
    assert found(rules, question) == expected


def test_a_whole_word_is_no_beginning_of_others_unless_it_is_still_being_typed(rules: Page) -> None:
    assert found(rules, "doctor") == ["care"]
    assert found(rules, "doctor", typing=True) == ["care", "tax"]
    assert found(rules, "doctor ", typing=True) == ["care"]
    assert found(rules, "docto") == ["tax", "care"]


def test_while_a_word_is_typed_what_it_means_never_vanishes(rules: Page) -> None:
    for word in ("visas", "mieszkanie", "organisations", "organizations", "centers", "kindergarten"):
        wanted = found(rules, word)[0]
        for length in range(3, len(word)):
            assert wanted in found(rules, word[:length], typing=True), word[:length]


def test_quotes_ask_for_words_side_by_side(rules: Page) -> None:
    assert found(rules, '"visas and permits"') == ["visa"]
    assert found(rules, "„rent deposit“") == ["flat"]
    assert found(rules, '"permits visas"') == []
    assert found(rules, '"deposit for the flat"') == ["tax"]  # in a body
    assert found(rules, '"a deposit for"') == ["tax"]
    assert found(rules, '"flat for the deposit"') == []
    assert found(rules, '"doctoral candidates" visa') == ["tax", "visa"]  # all terms before some
    assert found(rules, '"visa flat"') == []


def test_kinds_stand_apart(rules: Page) -> None:
    assert found(rules, "permits", "case") == ["one"]
    assert found(rules, "lodz 2019", "case") == ["one"]
    assert found(rules, "license", "page") == ["about"]
    assert found(rules, "visa", "guide") == ["contribute"]


def test_a_fit_says_which_name_or_word_brought_it(rules: Page) -> None:
    ask = """(question) => PracticeAtlas.search.find(found, question, PracticeAtlas).practice.map((fit) => [
        PracticeAtlas.search.reason(fit)?.field, PracticeAtlas.search.reason(fit)?.text,
        fit.inBody, fit.without])"""
    assert rules.evaluate(ask, "Rent Deposit") == [
        ["found_by", "rent deposit", [], []],
        [None, None, ["Deposit"], ["Rent"]],
    ]
    typed = ask.replace("PracticeAtlas)", "PracticeAtlas, true)")
    assert [None, None, ["depos…"], []] in rules.evaluate(typed, "depos")
    assert rules.evaluate(ask, "service")[0][:2] == ["also_called", "permit service"]
    assert rules.evaluate(ask, "permits")[0][:2] == [None, None]


def test_what_fits_is_marked_whatever_its_spelling(rules: Page) -> None:
    mark = "([text, question]) => PracticeAtlas.search.mark(found, text, question)"
    assert rules.evaluate(mark, ["Guests in Zürich, <b>", "zurich gues"]) == [
        ["Guests", True],
        [" in ", False],
        ["Zürich", True],
        [", <b>", False],
    ]


def test_an_excerpt_shows_the_words_where_most_of_them_stand_together(rules: Page) -> None:
    ask = "([body, question]) => PracticeAtlas.search.excerpt(found, body, question)"
    body = "A visa is asked.\n" + "word " * 30 + "a visa for doctoral candidates " + "word " * 40 + "\nNothing."
    excerpt = rules.evaluate(ask, [body, "visas candidate"])
    assert excerpt.startswith("… word")
    assert excerpt.endswith("word …")
    assert "a visa for doctoral candidates" in excerpt
    assert len(excerpt) < 160
    assert rules.evaluate(ask, [body, "visa"]) == "A visa is asked."
    assert rules.evaluate(ask, [body, '"for doctoral candidates"']).count("for doctoral candidates") == 1
    assert rules.evaluate(ask, [body, "nowhere"]) == ""


def titled(*titles: str) -> dict[str, Any]:
    """What the browser reads of pages with these titles, and of no more."""
    others = ("effort", "route", "also_called", "found_by", "note")
    columns: dict[str, list[list[str]]] = {field: [[] for _ in titles] for field in others}
    return {"kinds": ["page"] * len(titles), **packed_names({**columns, "title": [[title] for title in titles]})}


def test_python_and_the_browser_compare_words_alike(rules: Page) -> None:
    """Each word of a body is found by itself."""
    ask = """(names) => PracticeAtlas.search.index({ ...PracticeAtlas.names, ...names }, {})
      .words.map(({ whole }) => whole)"""
    compared = {word for word, _ in words_in(WORDS, finished_word())}
    assert sorted(set(rules.evaluate(ask, titled(WORDS)))) == sorted(compared)
    assert len(search_settings()["spellings"]) > 5


def test_the_browser_reads_the_names_that_python_wrote(rules: Page) -> None:
    ask = "found.entries.map(({ kind, route, title, summary, note }) => [kind, route, title, summary, note])"
    assert rules.evaluate(ask) == [
        [entry.kind, entry.route, entry.title, entry.summary, entry.note] for entry in ENTRIES
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ["\U0001f393 study", "\U0001f393\U0001f393 study", "\U0001f393\U0001f30d"],  # JavaScript counts these as two
        ["x" * 50, "x" * 50 + "y", "x" * 34, "x" * 35],
        ["two  spaces", " before", "after ", "-", "a\tb"],
        [f"{number} word{number}" for number in range(7000)],  # more than one sign or two tell apart
    ],
)
def test_any_text_comes_back_as_it_was(rules: Page, titles: list[str]) -> None:
    ask = """(names) => PracticeAtlas.search.index({ ...PracticeAtlas.names, ...names }, {})
      .entries.map(({ title }) => title)"""
    assert rules.evaluate(ask, titled(*titles)) == titles
