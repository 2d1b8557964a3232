"""The rules of the plan, without any page: they know nothing but data, and lose nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.edition.facts import amount_of
from macros.records.catalogue import Catalogue
from macros.records.model import Rating

from .conftest import ROOT
from .plans import item
from .rules import page_with

SCRIPTS = (
    "core",
    "logic-my-plan",
    "logic-typed-months",
    "logic-plan",
    "logic-links",
    "logic-plan-files",
    "logic-self-check",
)
ABOUT = "([about, scale]) => PracticeAtlas.formatAbout(about, scale)"


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """An empty page with the rules and nothing else."""
    page = page_with(browser, *SCRIPTS)
    yield page
    page.close()


@pytest.mark.parametrize(
    ("language", "typed", "month"),
    [
        ("en-GB", "Sept 2027", "2027-09"),
        ("en-GB", "2027, October", "2027-10"),
        ("de", "März 2027", "2027-03"),
        ("de", "marz 2027", "2027-03"),
        ("de", "Okt. 2027", "2027-10"),
        ("de", "October 2027", "2027-10"),
        ("sk", "október 2027", "2027-10"),
        ("sk", "októbra 2027", "2027-10"),
        ("es", "octubre de 2027", "2027-10"),
        ("fr", "juil. 2027", "2027-07"),
        ("fr", "jui 2027", ""),
        ("fi", "marraskuu 2027", "2027-11"),
        ("uk", "жовтень 2027", "2027-10"),
        ("lt", "2027 m. spalio", "2027-10"),
        ("ar", "مارس 2027", "2027-03"),
        ("fa", "March 2027", "2027-03"),
        ("de", "2027", ""),
        ("de", "3. März 2027", ""),
        ("de", "März 27", ""),
        ("de", "vor März 2027", ""),
        ("de", "Mond 2027", ""),
    ],
)
def test_a_month_is_read_in_the_language_of_the_page_and_in_english(
    rules: Page, language: str, typed: str, month: str
) -> None:
    assert rules.evaluate(
        """([language, typed]) => {
            const before = PracticeAtlas.language.code;
            PracticeAtlas.language.code = language;
            try { return PracticeAtlas.plan.readMonth(typed); } finally { PracticeAtlas.language.code = before; }
        }""",
        [language, typed],
    ) == month  # fmt: skip


def plan(*ids: str, name: str = "", **fields: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "items": [item(id_, **fields.get(id_, {})) for id_ in ids]}


def rebased(rules: Page, before: dict[str, Any], after: dict[str, Any], now: dict[str, Any]) -> Any:
    return rules.evaluate("plans => PracticeAtlas.plan.rebase(...plans)", [before, after, now])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (plan("a", "b", "c"), plan("a", "c")),
        (plan("a", "b", "c"), plan()),
        (plan("a", "b", "c", name="x"), plan("c", "b", "a", name="y")),
        (plan("a"), plan("b", "a", a={"note": "n"})),
        (plan("a", "b"), plan("d", "e", b={"note": "n"})),
    ],
)
def test_an_undo_of_an_undisturbed_change_gives_exactly_what_was(
    rules: Page, before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert rebased(rules, after, before, after) == before
    assert rebased(rules, before, after, before) == after


def test_an_undo_keeps_what_was_added_and_written_meanwhile(rules: Page) -> None:
    before, after = plan("a", "b", name="x"), plan("b", name="x")
    now = plan("b", "z", name="new", b={"note": "since"})
    assert rebased(rules, after, before, now) == plan("a", "b", "z", name="new", b={"note": "since"})


def test_what_another_tab_changed_is_not_removed_with_the_rest(rules: Page) -> None:
    assert rebased(rules, plan("a", "b"), plan(), plan("a", "b", b={"note": "new"})) == plan("b", b={"note": "new"})


def test_a_change_of_one_field_leaves_the_other_fields_of_another_tab(rules: Page) -> None:
    now = plan("a", a={"owner": "theirs"})
    assert rebased(rules, plan("a"), plan("a", a={"note": "mine"}), now) == plan(
        "a", a={"owner": "theirs", "note": "mine"}
    )


@pytest.mark.parametrize("text", ["", "a+b/c=d", "Košice ☺ 漢字 \U0001f600", '"\\\n\t</script>', "\u2028", "x" * 4000])
def test_any_text_survives_the_link_and_the_file(rules: Page, text: str) -> None:
    sent = plan(
        "a", "b", name=text[:200], a={"note": text, "owner": text[:200], "state": "declined", "start": "2199-12"}
    )
    found = rules.evaluate(
        "plan => PracticeAtlas.planFiles.fromFragment(PracticeAtlas.planFiles.toFragment(plan))", sent
    )
    assert found == {"plan": sent}
    found = rules.evaluate("plan => PracticeAtlas.planFiles.fromJson(PracticeAtlas.planFiles.toJson(plan, {}))", sent)
    assert found == {"plan": sent}


def test_a_fragment_about_something_else_is_no_plan(rules: Page) -> None:
    assert rules.evaluate("['', '#totals', '#plan'].map(PracticeAtlas.planFiles.fromFragment)") == [None, None, None]


def test_a_chain_of_moves_is_followed_and_a_circle_ends(rules: Page) -> None:
    moved = {"a": "b", "b": "c", "x": None, "y": "z", "z": "y"}
    call = """([moved, ids]) => ids.map((id) => {
      const found = PracticeAtlas.plan.successor({ moved }, id, new Map([["c", {}]]));
      return found === undefined ? "unknown" : found;
    })"""
    found = rules.evaluate(call, [moved, ["a", "b", "x", "y", "never", "toString"]])
    assert found == ["c", "c", None, "unknown", "unknown", "unknown"]


def test_months_count_and_come_back(rules: Page) -> None:
    months = ["1999-12", "2027-01", "2027-12"]
    call = "months => months.map((m) => PracticeAtlas.plan.monthText(PracticeAtlas.plan.monthNumber(m)))"
    assert rules.evaluate(call, months) == months
    assert (
        rules.evaluate("['2027-00', '2027-13', '27-01', '2027-1', ''].map(PracticeAtlas.plan.isMonth)") == [False] * 5
    )


def test_the_rules_know_no_page() -> None:
    for name in SCRIPTS[1:]:
        text = (ROOT / f"docs/assets/js/{name}.js").read_text("utf-8")
        assert not [word for word in ("document.", "localStorage", "location", "Date.now") if word in text]


def test_amounts_are_told_as_pages_tell_them(rules: Page, catalogue: Catalogue) -> None:
    """Also weeks that come out as whole months."""
    for scale in catalogue.vocabulary.scales.scales:
        if not scale.unit:
            continue
        for number in (0, 1, 2, 8, 9, 10, 13, 17, 26, 39, 40, 52, 104, 1500):
            told = " ".join(filter(None, amount_of(Rating(about=number, why="So."), scale)))
            assert rules.evaluate(ABOUT, [number, {"key": scale.key, "unit": scale.unit}]) == told


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [
        ((9, 26, 39), "weeks", "2 to 6 months · about 9 months"),
        ((2, 9, None), "weeks", "2 weeks to 2 months"),
        ((52, None, None), "weeks", "more than 12 months"),
        ((0, 2, 0), "weeks", "up to 2 weeks · 0 weeks"),
        ((500, 3000, 2100), "euro", "500 to 3,000 euro · about 2,100 euro"),
        ((9, 26, 39), "Wochen", "2 to 6 months · about 9 months"),
    ],
)
def test_a_band_has_the_units_of_its_ends(rules: Page, amount: Sequence[int | None], unit: str, told: str) -> None:
    given = dict(zip(("from", "to", "about"), amount, strict=True))
    scale = {"key": "cost" if unit == "euro" else "time", "unit": unit}
    assert rules.evaluate("([given, scale]) => PracticeAtlas.formatAmount(given, scale)", [given, scale]) == told
