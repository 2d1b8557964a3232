"""Sets to start a plan with: one button adds what the plan lacks, one link offers the set to somebody else."""

from playwright.sync_api import Page, expect

from macros.records.catalogue import Catalogue

from .plans import BUDDIES, CHECKLIST, VISA, given, item, kept, order, row

SET = "small-office"
ADD, LINK = "Add these 2 practices", "Link to this set"


def test_an_empty_plan_offers_sets_with_a_reason_for_each_practice(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(base + "plan/")
    sets = page.locator("[data-plan-sets]")
    expect(sets).to_have_attribute("open", "")
    for one in catalogue.starter_sets[SET].items:
        practice = catalogue.published[one.practice]
        entry = sets.locator("li").filter(has_text=practice.title)
        expect(entry).to_contain_text(one.why)
        expect(entry.get_by_role("link")).to_have_attribute("href", f"../practices/{one.practice}/")
    setup, delivery = (
        sum(getattr(catalogue.published[id_], phase).effort.about for id_ in (CHECKLIST, BUDDIES))
        for phase in ("setup", "delivery")
    )
    expect(sets).to_contain_text(f"about {setup} days of work to set up and {delivery} days in each year")


def test_one_button_adds_what_the_plan_lacks_and_can_be_undone(page: Page, base: str) -> None:
    given(page, base, item(VISA), item(BUDDIES, note="Mine."))
    expect(page.locator("[data-plan-sets]")).not_to_have_attribute("open", "")
    page.locator("[data-plan-sets] summary").click()
    page.get_by_role("button", name=ADD).press("Enter")
    assert order(page) == [VISA, BUDDIES, CHECKLIST]
    expect(row(page, BUDDIES).get_by_label("Note")).to_have_value("Mine.")
    expect(page.locator("[data-plan-notices]")).to_contain_text("1 practice of the set is in your plan.")
    expect(page.get_by_label("Name of the plan")).to_be_focused()
    page.get_by_role("button", name=ADD).click()
    expect(page.locator("[data-plan-notices]")).to_contain_text("All practices of this set are in your plan already.")


def test_a_set_in_an_empty_plan_closes_the_sets_and_an_empty_plan_opens_them(page: Page, base: str) -> None:
    page.goto(base + "plan/")
    page.get_by_role("button", name=ADD).click()
    assert [one["id"] for one in kept(page)] == [CHECKLIST, BUDDIES]
    expect(page.locator("[data-plan-sets]")).not_to_have_attribute("open", "")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-plan-sets]")).to_have_attribute("open", "")


def test_the_link_offers_the_set_and_nothing_happens_before_the_reader_chooses(page: Page, base: str) -> None:
    given(page, base, item(VISA))
    page.locator("[data-plan-sets] summary").click()
    page.get_by_role("link", name=LINK).click()
    offer = page.locator("[data-plan-offer]")
    expect(offer).to_contain_text("The link that you opened leads to a set of 2 practices.")
    expect(page.locator("[data-plan-offer-title]")).to_have_text("For a small office")
    assert [one["id"] for one in kept(page)] == [VISA]
    page.get_by_role("button", name="Add to mine").click()
    assert order(page) == [VISA, CHECKLIST, BUDDIES]
    assert page.url.endswith("/plan/")


def test_a_link_to_a_set_that_nobody_knows_is_told(page: Page, base: str) -> None:
    for wrong in ("no-such-set", "toString", "%00", ""):
        page.goto(base + "about/")
        page.goto(f"{base}plan/#set={wrong}")
        expect(page.locator("[data-plan-notices]")).to_contain_text("names a set that this edition does not have")
