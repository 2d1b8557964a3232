"""The finder of practices: what it shows is what Python counts, and its state stands in the address."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.records.catalogue import Catalogue
from macros.records.model import Practice
from macros.records.record_facts import terms_of
from macros.records.vocabulary import GRADE_FACET, PRACTICE_FACETS

State = Mapping[str, Sequence[str]]
STEPS = ("1", "2", "3", "4")
LEVELS = ("change", *(f"{phase}-{scale}" for phase in ("setup", "delivery") for scale in ("cost", "time", "effort")))


def level(practice: Practice, name: str, catalogue: Catalogue) -> int | None:
    where = ("scale_of_change",) if name == "change" else tuple(name.split("-"))
    found = catalogue.levels_of(practice).get(where)
    return found.level if found else None


def values(practice: Practice, name: str, catalogue: Catalogue) -> Sequence[str]:
    """Every value of a filter that a practice meets, as the address writes it."""
    if name == "country":
        return catalogue.countries_of(practice.id)
    if name in LEVELS:
        found = level(practice, name, catalogue)
        return [step for step in STEPS if found and found <= int(step)]
    if name == "evidence-grade":
        return [catalogue.grade_of(practice).key]
    if name in catalogue.frameworks:
        return [at.item.code for at in catalogue.serves.get(practice.id, ()) if at.framework == name]
    return terms_of(practice, name.replace("-", "_"))


def meeting(catalogue: Catalogue, state: State) -> list[str]:
    """The ids of the practices that meet a state, counted without the browser."""
    return [
        practice.id
        for practice in catalogue.published.values()
        if all(set(wanted) & set(values(practice, name, catalogue)) for name, wanted in state.items())
    ]


def counted(catalogue: Catalogue, state: State) -> dict[tuple[str, str], int]:
    """For each value of each filter, how many practices have it and meet all other filters."""
    names = [
        *(facet.replace("_", "-") for facet in (*PRACTICE_FACETS, GRADE_FACET)),
        "country",
        *LEVELS,
        *catalogue.frameworks,
    ]
    counts = {}
    for name in names:
        others = meeting(catalogue, {key: wanted for key, wanted in state.items() if key != name})
        facet = catalogue.vocabulary.facets.get(name.replace("-", "_"))
        framework = catalogue.frameworks.get(name)
        known = STEPS if name in LEVELS else facet.by_key if facet else catalogue.countries
        known = [code for code, _ in framework.choices] if framework else known
        for value in known:
            counts[name, value] = sum(value in values(catalogue.published[id_], name, catalogue) for id_ in others)
    return counts


def query(state: State) -> str:
    return "?" + "&".join(f"{name}={','.join(wanted)}" for name, wanted in state.items())


def shown(page: Page) -> list[str]:
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    found: list[str] = page.locator(".pa-card:visible").evaluate_all("cards => cards.map((card) => card.dataset.id)")
    return found


def beside(page: Page) -> dict[tuple[str, str], int]:
    """The numbers that the page shows beside its values."""
    read = "all => all.map((b) => [b.name, b.value, +b.closest('label').querySelector('.pa-n').textContent])"
    return {
        (name, value): count for name, value, count in page.locator("#find label input").evaluate_all(read) if value
    }


def box(page: Page, name: str, value: str) -> Any:
    return page.locator(f'input[name="{name}"][value="{value}"]')


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"stage": ["before-arrival"]},
        {"stage": ["before-arrival", "on-arrival"], "target-group": ["partners-and-families"]},
        {"setup-cost": ["2"], "importance": ["essential", "important"], "country": ["DE", "FI"]},
        {"small-charter": ["1"]},
        {"delivery-time": ["1"], "change": ["1"], "schedule": ["periodic"]},
    ],
    ids=["nothing", "one", "and-or", "amount", "framework", "unrated"],
)
def test_results_and_the_count_beside_every_value_are_those_of_python(
    page: Page, base: str, catalogue: Catalogue, state: State
) -> None:
    page.goto(f"{base}practices/{query(state)}")
    expected = meeting(catalogue, state)
    assert shown(page) == expected
    assert beside(page) == counted(catalogue, state)
    expect(page.locator("#found")).to_have_text(f"{len(expected)} practice{'s' * (len(expected) != 1)}")


def test_choosing_writes_the_address_and_back_reload_and_a_new_tab_give_the_same_list(
    page: Page, context: BrowserContext, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}practices/")
    box(page, "stage", "before-arrival").check()
    box(page, "stage", "on-arrival").check()
    box(page, "setup-cost", "2").check()
    page.get_by_label("Sort").select_option("importance")
    address = f"{base}practices/?stage=before-arrival,on-arrival&setup-cost=2&sort=importance"
    expect(page).to_have_url(address)
    found = shown(page)
    assert sorted(found) == sorted(meeting(catalogue, {"stage": ["before-arrival", "on-arrival"], "setup-cost": ["2"]}))
    page.reload()
    assert shown(page) == found
    other = context.new_page()
    other.goto(address)
    assert shown(other) == found
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{base}practices/?stage=before-arrival,on-arrival")
    assert shown(page) == meeting(catalogue, {"stage": ["before-arrival", "on-arrival"]})
    page.go_forward()
    assert box(page, "setup-cost", "2").is_checked()


def test_the_state_of_an_address_is_the_state_that_the_page_writes(page: Page, base: str) -> None:
    address = f"{base}practices/?q=a+visa+%26+more&change=3&goal=social-integration,safety-and-security&sort=cases"
    page.goto(address)
    expect(page).to_have_url(address)
    page.get_by_label("Sort").select_option("reviewed")
    expect(page).to_have_url(address.replace("cases", "reviewed"))


def test_links_of_the_coverage_table_and_odd_addresses_are_understood(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}practices/?category=networking&stage=after-leaving")
    assert shown(page) == meeting(catalogue, {"category": ["networking"], "stage": ["after-leaving"]})
    page.goto(f"{base}practices/?target_group=managers&country=fi,de&stage=nowhere&nonsense=1&setup-cost=9")
    assert shown(page) == meeting(catalogue, {"target-group": ["managers"], "country": ["DE", "FI"]})
    page.goto(f"{base}practices/?stage=%3Cimg%20src%3Dx%3E&q=%3Cb%3E%25&sort=constructor&constructor=1&__proto__=2")
    expect(page.locator(".pa-filter")).to_have_text(["Remove filter “<b>%”"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("visa", ["visa-help"]),
        ("kosice", ["guest-house"]),
        ("KOŠICE guest", ["guest-house"]),
        ("buddeis", ["welcome-buddies"]),
        ("dies", []),
    ],
)
def test_words_find_what_the_search_finds(page: Page, base: str, words: str, found: list[str]) -> None:
    page.goto(f"{base}practices/")
    page.get_by_label("Search practices").fill(words)
    expect(page.locator(".pa-card:visible")).to_have_count(len(found))
    assert shown(page) == found


def test_what_holds_all_words_comes_before_what_holds_some(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?q=cafe+lang")
    expect(page.locator(".pa-card:visible")).not_to_have_count(8)
    assert shown(page)[0] == "language-cafe"


def test_best_comes_first_while_there_are_words_and_the_order_of_before_comes_back(
    page: Page, base: str, catalogue: Catalogue
) -> None:
    page.goto(f"{base}practices/")
    page.get_by_label("Search practices").fill("researchers")
    expect(page.get_by_label("Sort")).to_have_value("best")
    expect(page.locator("#found")).not_to_have_text(f"{len(catalogue.published)} practices")
    best = shown(page)
    assert best != sorted(best, key=list(catalogue.published).index)
    page.get_by_label("Sort").select_option("title")
    expect(page).to_have_url(f"{base}practices/?q=researchers&sort=title")
    assert shown(page) == [id_ for id_ in catalogue.published if id_ in best]
    page.get_by_label("Sort").select_option("best")
    expect(page).to_have_url(f"{base}practices/?q=researchers")
    assert shown(page) == best
    page.get_by_label("Search practices").fill("")
    expect(page.get_by_label("Sort")).to_have_value("title")
    assert shown(page) == list(catalogue.published)


def test_the_counts_beside_values_count_within_the_words(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}practices/?q=visa")
    expect(page.locator("#found")).to_have_text("1 practice")
    stages = catalogue.published["visa-help"].stages
    counts = beside(page)
    assert {value for (name, value), count in counts.items() if name == "stage" and count} == set(stages)
    assert max(counts.values()) == 1


def test_words_that_no_filter_leaves_say_what_they_find_alone_and_in_cases(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?q=kosice&category=language&stage=after-leaving")
    none = page.locator(".pa-none")
    expect(none.get_by_role("button", name="Only the words “kosice”")).to_be_visible()
    expect(none.get_by_role("link", name="fit the words")).to_have_attribute("href", "../cases/?q=kosice")
    none.get_by_role("button", name="Only the words").click()
    assert shown(page) == ["guest-house"]
    expect(page).to_have_url(f"{base}practices/?q=kosice")


def test_where_no_practice_fits_the_words_pages_that_do_are_offered(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?q=accessibility")
    none = page.locator(".pa-none")
    expect(none.get_by_role("link", name="Accessibility")).to_have_attribute("href", "../about/accessibility/")
    expect(none).not_to_contain_text("Nothing fits")
    page.goto(f"{base}practices/?q=qwertz")
    expect(none).to_contain_text("Nothing fits “qwertz”.")
    expect(none.get_by_role("link", name="Accessibility")).to_have_count(0)


def test_a_country_without_any_names_the_nearest_that_have_some(page: Page, base: str, catalogue: Catalogue) -> None:
    chosen = next(
        (code, category)
        for code in catalogue.countries
        for category in catalogue.vocabulary.facets["category"].by_key
        if meeting(catalogue, {"category": [category]})
        and not meeting(catalogue, {"category": [category], "country": [code]})
        and any(counted(catalogue, {"category": [category]})["country", other] for other in catalogue.countries)
    )
    code, category = chosen
    page.goto(f"{base}practices/?category={category}&country={code}")
    offers = page.locator(".pa-none").get_by_role("button", name=" instead of ")
    expect(offers.first).to_be_visible()
    offers.first.click()
    assert shown(page)


def test_words_in_the_address_are_for_the_finder_and_not_for_the_search_of_the_site(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?q=visa")
    assert shown(page) == ["visa-help"]
    expect(page.get_by_label("Search practices")).to_have_value("visa")
    assert not page.locator("#__search").is_checked()
    expect(page).to_have_url(f"{base}practices/?q=visa")


def test_typing_a_word_is_one_step_of_the_history(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}practices/")
    page.get_by_label("Search practices").press_sequentially("visa")
    expect(page).to_have_url(f"{base}practices/?q=visa")
    page.go_back()
    expect(page).to_have_url(f"{base}practices/")
    assert shown(page) == list(catalogue.published)


def test_a_chip_takes_its_filter_away_and_the_focus_stays_near(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}practices/?stage=before-arrival,on-arrival&setup-cost=1")
    chips = page.locator(".pa-filter")
    expect(chips).to_have_text(
        ["Remove filter Before arrival", "Remove filter On arrival", "Remove filter Set-up cost at most 1 (very low)"]
    )
    chips.nth(1).press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.nth(1)).to_be_focused()
    chips.nth(1).press("Enter")
    expect(chips.nth(0)).to_be_focused()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#found")).to_be_focused()
    assert shown(page) == list(catalogue.published)
    expect(page).to_have_url(f"{base}practices/")


def test_sorting_is_that_of_python_with_what_is_not_rated_last(page: Page, base: str, catalogue: Catalogue) -> None:
    importance = list(catalogue.vocabulary.facets["importance"].by_key)
    keys: dict[str, Any] = {
        "importance": lambda practice: importance.index(practice.importance),
        "cases": lambda practice: -len(catalogue.cases_of.get(practice.id, ())),
        "reviewed": lambda practice: -practice.reviewed.toordinal(),
    }
    keys |= {name: lambda practice, name=name: level(practice, name, catalogue) or 9 for name in LEVELS}
    page.goto(f"{base}practices/")
    offered = page.get_by_label("Sort").locator("option").evaluate_all("all => all.map((option) => option.value)")
    assert set(offered) == {"best", "title", *keys}
    for name, key in keys.items():
        page.get_by_label("Sort").select_option(name)
        assert shown(page) == [practice.id for practice in sorted(catalogue.published.values(), key=key)], name
    page.get_by_label("Sort").select_option("title")
    assert shown(page) == list(catalogue.published)


def test_an_empty_list_says_which_filter_to_loosen_and_what_that_gives(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?category=accommodation&setup-cost=1&stage=on-arrival")
    assert shown(page) == []
    none = page.locator(".pa-none")
    expect(none).to_contain_text("No practices meet all of these filters. Loosen one filter:")
    expect(none.locator("li")).to_have_text(
        ["Leave out Accommodation 1 practice", "Leave out Set-up cost at most 1 (very low) 1 practice"]
    )
    none.get_by_role("button", name="Leave out Accommodation").click()
    assert shown(page) == ["welcome-buddies"]
    expect(none).to_be_hidden()
    expect(page.locator("#found")).to_be_focused()


def test_an_empty_list_offers_the_next_step_that_helps(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?category=visa-residence-and-work-permit&setup-cost=1")
    page.get_by_role("button", name="Allow Set-up cost at most 2 (low)").click()
    assert shown(page) == ["visa-help"]
    assert page.url.endswith("setup-cost=2")


def test_a_value_without_results_is_grey_and_can_still_be_chosen(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?category=accommodation")
    label = page.locator("label", has=box(page, "stage", "after-leaving"))
    expect(label).to_have_class("pa-zero")
    expect(label).to_have_text("After leaving, 0")
    box(page, "stage", "after-leaving").check()
    assert shown(page) == []


def test_the_number_of_results_is_announced(page: Page, base: str) -> None:
    page.goto(f"{base}practices/")
    box(page, "importance", "essential").check()
    expect(page.locator("[aria-live=polite]")).to_have_text("3 practices found")
    expect(box(page, "importance", "essential")).to_be_focused()


def test_everything_can_be_done_with_the_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}practices/")
    page.get_by_label("Search practices").focus()
    page.keyboard.type("researchers")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box(page, "stage", "before-arrival")).to_be_focused()
    page.keyboard.press("Space")
    box(page, "setup-cost", "").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{base}practices/?q=researchers&stage=before-arrival&setup-cost=1")
    assert shown(page) == ["checklist-pre-arrival", "welcome-buddies"]
    page.locator(".pa-filter").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}practices/?stage=before-arrival&setup-cost=1")


def test_on_a_narrow_screen_filters_wait_behind_a_button_and_nothing_sticks_out(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}practices/?stage=on-arrival")
    panel = page.locator(".pa-panel")
    expect(panel.locator("> summary")).to_have_text("Filters 1")
    expect(box(page, "stage", "on-arrival")).to_be_hidden()
    panel.locator("> summary").click()
    box(page, "stage", "before-departure").check()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Show 4 practices").click()
    expect(box(page, "stage", "on-arrival")).to_be_hidden()
    expect(page.locator("#found")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_long_list_is_shown_in_parts_and_printed_whole(page: Page, base: str, catalogue: Catalogue) -> None:
    def with_short_parts(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('data-page="100"', 'data-page="3"'))

    page.route("**/practices/*", with_short_parts)
    page.goto(f"{base}practices/?sort=reviewed")
    newest = sorted(catalogue.published.values(), key=lambda practice: -practice.reviewed.toordinal())
    ids = [practice.id for practice in newest]
    assert shown(page) == ids[:3]
    expect(page.locator("#found")).to_have_text("8 practices")
    page.get_by_role("button", name="Show 3 more").click()
    assert shown(page) == ids[:6]
    expect(page.get_by_role("link", name=newest[3].title)).to_be_focused()
    page.get_by_role("button", name="Show 2 more").click()
    assert shown(page) == ids
    page.get_by_label("Sort").select_option("title")
    assert shown(page) == list(catalogue.published)[:3]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == list(catalogue.published)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(page) == list(catalogue.published)[:3]


def rows(page: Page) -> list[str]:
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    found: list[str] = page.locator(".pa-rows tbody input").evaluate_all("all => all.map((box) => box.value)")
    return found


def test_a_table_holds_the_same_practices_and_its_heads_sort_them(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(f"{base}practices/?stage=on-arrival")
    cards = shown(page)
    page.get_by_role("radio", name="Table").check()
    expect(page).to_have_url(f"{base}practices/?stage=on-arrival&view=table")
    assert rows(page) == cards
    assert shown(page) == []
    page.get_by_role("button", name="Set-up: Cost").press("Enter")
    expect(page).to_have_url(f"{base}practices/?stage=on-arrival&view=table&sort=setup-cost")
    levels = {id_: level(catalogue.published[id_], "setup-cost", catalogue) or 9 for id_ in cards}
    assert rows(page) == sorted(cards, key=lambda id_: levels[id_])
    expect(page.get_by_role("columnheader", name="Set-up: Cost")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("button", name="Set-up: Cost")).to_be_focused()
    page.reload()
    assert rows(page) == sorted(cards, key=lambda id_: levels[id_])
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(f"{base}practices/?sort=setup-cost&view=table")


def test_the_table_lies_within_the_window_of_a_telephone_and_stays_a_table(page: Page, base: str) -> None:
    """Each row is two lines there; its heads still sort, and the theme adds no sign of its own to them."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}practices/?view=table&sort=setup-cost")
    expect(page.get_by_role("row")).to_have_count(2 + len(rows(page)))
    head = page.get_by_role("columnheader", name="Set-up: Cost")

    beyond = "place => place.scrollWidth - place.clientWidth"
    assert page.locator(".pa-rows .pa-scroll").evaluate(beyond) == 0
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert head.evaluate("head => getComputedStyle(head, '::after').content") == "none"
    expect(page.get_by_role("rowheader").first).to_be_in_viewport()


def test_ticked_rows_lead_to_the_comparison_and_to_the_plan(page: Page, base: str) -> None:
    page.goto(f"{base}practices/?view=table")
    ticked = rows(page)[:2]
    for id_ in ticked:
        page.locator(f'.pa-rows input[value="{id_}"]').check()
    bar = page.locator(".pa-rows__chosen")
    expect(bar).to_contain_text("2 practices chosen")
    expect(bar.get_by_role("link", name="Compare")).to_have_attribute("href", f"../compare/?p={','.join(ticked)}")
    bar.get_by_role("button", name="Add to my plan").click()
    expect(bar).to_contain_text("2 practices added to your plan")
    expect(page.locator("[data-plan-count]").first).to_contain_text("2")
    bar.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()
    expect(page.locator(".pa-rows input:checked")).to_have_count(0)


def test_without_scripts_every_practice_is_there_and_no_form_that_does_nothing(
    browser: Browser, base: str, catalogue: Catalogue
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}practices/?stage=on-arrival")
    assert page.locator(".pa-card:visible h3").all_inner_texts() == [p.title for p in catalogue.published.values()]
    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator(".pa-do:visible")).to_have_count(0)
    context.close()


def test_it_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "practices/index.html").as_uri() + "?q=visa")
    assert shown(page) == ["visa-help"]
    page.get_by_role("button", name="Clear all").click()
    box(page, "stage", "during-stay").check()
    assert page.url.endswith("practices/index.html?stage=during-stay")
    assert shown(page) == ["language-cafe", "welcome-buddies"]
    page.go_back()
    expect(page.locator("#found")).to_have_text("8 practices")
    page.locator(".pa-card h3 a").first.click()
    expect(page.locator("h1")).to_have_text("Checklist before arrival")


def test_the_words_asked_on_the_home_page_open_the_finder_with_what_they_find(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_label("What do you want to solve?").fill("visa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/?q=visa")
    expect(page.get_by_label("Search practices")).to_have_value("visa")
    expect(page.locator("[data-find=chips]")).to_contain_text("“visa”")


def test_the_same_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("What do you want to solve?").fill("visa")
    page.get_by_role("button", name="Find practices").click()
    expect(page.get_by_label("Search practices")).to_have_value("visa")


@pytest.mark.parametrize(("question", "chip"), [("visa help", "“visa help”"), ('"visa help"', '"visa help"')])
def test_a_question_stands_once_in_quotes_among_the_filters(page: Page, base: str, question: str, chip: str) -> None:
    page.goto(f"{base}practices/?q={quote(question)}")
    expect(page.locator(".pa-filter")).to_contain_text(chip)
    expect(page.locator(".pa-filter")).not_to_contain_text(f"“{chip}”")
