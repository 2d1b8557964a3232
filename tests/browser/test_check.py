"""The self-check: answers become a profile, gaps and a ranked list, which goes into the plan in one click."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.records.catalogue import Catalogue
from macros.records.model import Practice

from .plans import kept

ANSWERS = {
    "contact-before-arrival": "partly",
    "permit-in-time": "no",
    "home-on-first-night": "unknown",
    "somebody-to-talk-to": "no",
    "good-farewell": "yes",
}
KEY = "practice-atlas.self-check.v1"
RANKED_LACK = {"no": 3, "partly": 2, "unknown": 1}


def answer(page: Page, answers: dict[str, str]) -> None:
    for key, value in answers.items():
        page.locator(f'[name="{key}"][value="{value}"]').check()


def expected_practices(catalogue: Catalogue) -> list[str]:
    """The order as Python sees it: importance, effort of the set-up, then how much is missing."""
    ranks = list(catalogue.vocabulary.facets["importance"].by_key)
    lack: dict[str, int] = {}
    for statement in catalogue.self_check.statements:
        for id_ in statement.practices:
            weight = RANKED_LACK.get(ANSWERS.get(statement.key, ""), 0)
            if weight:
                lack[id_] = lack.get(id_, 0) + weight

    def place(practice: Practice) -> tuple[int, int, int]:
        effort = catalogue.levels_of(practice).get(("setup", "effort"))
        return ranks.index(practice.importance), effort.level if effort else 9, -lack[practice.id]

    return sorted(lack, key=lambda id_: place(catalogue.published[id_]))


def test_the_answers_give_a_profile_by_stage_in_squares_and_in_words(page: Page, base: str) -> None:
    page.goto(base + "check/")
    expect(page.locator("[data-check-result]")).to_be_hidden()
    answer(page, ANSWERS)
    rows = page.locator("[data-check-profile] tbody tr")
    expect(rows.locator("th")).to_have_text(
        ["Before arrival", "On arrival", "During the stay", "Before departure", "Institutional set-up"]
    )
    expect(rows.locator("td:last-child")).to_have_text(
        ["Partly: 1 · No: 1", "Don\u2019t know: 1", "No: 1", "Yes: 1", "not answered: 1"]
    )
    expect(rows.nth(0).locator(".pa-square")).to_have_count(2)
    expect(rows.nth(0).locator(".pa-square--partly")).to_have_count(1)
    expect(page.locator("[data-check-summary]")).to_have_text("You answered 5 of 6 statements; 1 of them with “Yes”.")


def test_the_gaps_that_matter_most_come_first_with_their_reason(page: Page, base: str) -> None:
    page.goto(base + "check/")
    answer(page, ANSWERS)
    gaps = page.locator("[data-check-gaps] li")
    expect(page.locator("[data-check-gaps] h3")).to_have_text("The three gaps that matter most")
    expect(gaps.nth(0)).to_contain_text("Nobody waits for a permit without help. Your answer: No.")
    expect(gaps.nth(0)).to_contain_text(
        "Begin with Help with visas and residence permits (essential; effort of the set-up 3 of 5, medium)."
    )
    expect(gaps.nth(1)).to_contain_text("A newcomer knows before arrival who their contact is. Your answer: Partly.")
    expect(gaps.nth(2)).to_contain_text("Newcomers meet people outside the laboratory. Your answer: No.")


def test_the_practices_are_ranked_as_python_ranks_them_and_go_into_the_plan_in_one_click(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(base + "check/")
    answer(page, ANSWERS)
    shown = page.locator("[data-check-practices] [data-plan-add]")
    ids = [node.get_attribute("data-plan-add") for node in shown.all()]
    assert ids == expected_practices(catalogue)
    page.get_by_role("button", name=re.compile("^Put these")).click()
    assert [one["id"] for one in kept(page)] == ids
    expect(page.locator(".pa-my-plan")).to_have_text(f"My plan · {len(ids)}")
    expect(page.get_by_role("link", name="All of them are in my plan: open it")).to_be_focused()
    expect(shown.first).to_have_attribute("aria-pressed", "true")


def test_one_practice_can_be_added_alone_and_keeps_the_focus(page: Page, base: str) -> None:
    page.goto(base + "check/")
    answer(page, {"permit-in-time": "no"})
    button = page.locator("[data-check-practices] [data-plan-add=visa-help]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(button).to_contain_text("In my plan")


def test_the_answers_stay_in_this_browser_until_they_are_cleared_which_can_be_undone(page: Page, base: str) -> None:
    page.goto(base + "check/")
    answer(page, ANSWERS)
    page.reload()
    expect(page.locator('[name="permit-in-time"][value="no"]')).to_be_checked()
    expect(page.locator("[data-check-count]")).to_have_text("5 of 6 answered")
    page.get_by_role("button", name="Clear all answers").click()
    expect(page.locator("[data-check-count]")).to_have_text("0 of 6 answered")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-check-count]")).to_have_text("5 of 6 answered")


def test_two_tabs_show_the_same_answers(context: BrowserContext, page: Page, base: str) -> None:
    page.goto(base + "check/")
    other = context.new_page()
    other.goto(base + "check/")
    answer(other, {"permit-in-time": "partly"})
    expect(page.locator('[name="permit-in-time"][value="partly"]')).to_be_checked()


def test_word_of_another_tab_that_comes_late_changes_nothing(page: Page, base: str) -> None:
    page.goto(f"{base}check/")
    answer(page, ANSWERS)
    page.evaluate("key => dispatchEvent(new StorageEvent('storage', { key, newValue: '{' }))", KEY)
    expect(page.locator("[data-check-damaged]")).to_be_empty()
    expect(page.locator('[name="permit-in-time"][value="no"]')).to_be_checked()


def test_all_well_is_said(page: Page, base: str) -> None:
    page.goto(base + "check/")
    answer(page, dict.fromkeys([*ANSWERS, "leadership-decided"], "yes"))
    expect(page.locator("[data-check-summary]")).to_contain_text("There is no gap.")
    expect(page.locator("[data-check-practices]")).to_be_empty()


def test_the_whole_check_is_done_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + "check/")
    page.locator('[name="contact-before-arrival"][value="yes"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[name="contact-before-arrival"][value="partly"]')).to_be_checked()
    page.locator("[data-check-show]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-check-result]")).to_be_focused()


@pytest.mark.parametrize(
    "stored", ["nonsense", "[]", "null", '{"permit-in-time": "perhaps", "__proto__": "no", "x": "yes"}']
)
def test_damaged_answers_are_left_out(page: Page, base: str, stored: str) -> None:
    page.goto(base + "about/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.goto(base + "check/")
    expect(page.locator("[data-check-count]")).to_have_text("0 of 6 answered")


def test_without_scripts_it_is_a_questionnaire_with_links(browser: Browser, base: str, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "check/")
    expect(page.locator(".pa-statement legend")).to_have_text([s.text for s in catalogue.self_check.statements])
    expect(page.locator(".pa-statement__help").first).to_be_visible()
    expect(page.locator(".pa-statement__help a").first).to_have_attribute("href", "../practices/checklist-pre-arrival/")
    expect(page.locator(".pa-paper-note")).to_be_visible()
    expect(page.locator("[data-check-bar]")).to_be_hidden()
    context.close()


def test_the_check_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "check" / "index.html").as_uri())
    answer(page, {"permit-in-time": "no"})
    expect(page.locator("[data-check-gaps] a")).to_have_attribute(
        "href", re.compile(r"practices/visa-help/index\.html$")
    )
