"""Two journeys by keys alone, each to a file: from the self-check to a plan, and through the form.

No step asks for an element: what is pressed is what Tab leads to, by the name that a reader hears.
"""

import json
from pathlib import Path

import yaml
from playwright.sync_api import Download, Page

MOST = 200  # keys until something is reached
NAME = """() => {
  const here = document.activeElement;
  const labels = [...(here.labels ?? [])].map((label) => label.textContent).join(' ');
  const name = `${here.getAttribute('aria-label') ?? ''} ${labels} ${here.textContent}`;
  return name.replace(/\\s+/g, ' ').trim().slice(0, 60);
}"""


def reach(page: Page, name: str) -> None:
    """Go on with Tab until what has the focus has a name that begins so."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab must lead to '{name}'; it led to {passed}")


def saved(page: Page) -> str:
    """The file that Enter saves."""
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    download: Download = waiting.value
    return Path(download.path()).read_text("utf-8")


def test_from_the_self_check_to_a_plan_that_is_saved(page: Page, base: str) -> None:
    page.goto(base + "check/")
    reach(page, "Yes")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    reach(page, "Put ")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the focus is on the link to the plan now
    page.wait_for_url("**/plan/")
    page.locator("[data-plan-items] > li").first.wait_for()
    reach(page, "Owner")
    page.keyboard.type("Jana Nováková")
    reach(page, "Start")
    for part in ("Mar", "2027"):
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    reach(page, "Save the plan")
    first = json.loads(saved(page))["practices"][0]
    assert (first["owner"], first["start"]) == ("Jana Nováková", "2027-03")


def test_through_the_form_to_a_file_that_lacks_nothing(page: Page, base: str) -> None:
    page.goto(base + "contribute/case/")
    page.wait_for_function("document.getElementById('pa-verdict').textContent !== ''")
    for name, text in (("Title", "Coffee at four"), ("Institution", "University of Somewhere"), ("University", " ")):
        reach(page, name)
        page.keyboard.type(text)
    reach(page, "Country")
    page.keyboard.type("Slovak")
    reach(page, "Summary")
    page.keyboard.type("The university serves coffee and cake to newcomers each week.")
    reach(page, "Add an entry to Practices")
    page.keyboard.press("Enter")
    page.keyboard.type("Welcome buddies")
    reach(page, "Story")
    page.keyboard.type("On Fridays at four there is coffee for everybody who is new.")
    reach(page, "Add an entry to Sources")
    page.keyboard.press("Enter")
    page.keyboard.type("Coffee at four")
    reach(page, "Address")
    page.keyboard.type("https://example.org/coffee")
    reach(page, "Download the file")
    record = yaml.safe_load(saved(page))
    assert page.locator("#pa-problems li").all_inner_texts() == []
    assert {name: record[name] for name in ("country", "practices")} == {
        "country": "SK",
        "practices": ["welcome-buddies"],
    }
