"""The drawing of the journey looks on paper, where no style sheet reaches, as it does on the page."""

from playwright.sync_api import Page

from macros.edition.journey_drawing import journey_drawing
from macros.records.catalogue import Catalogue

LOOKS = """scene => [...scene.querySelectorAll("path, circle, rect")].map(shape => {
  const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(shape);
  return [shape.tagName, fill, stroke, stroke === "none" ? "" : strokeWidth, strokeDasharray];
})"""
SHOW = "svg => document.querySelector('main').insertAdjacentHTML('beforeend', `<div id='painted'>${svg}</div>`)"


def test_the_painted_scenes_look_as_those_of_the_page(page: Page, base: str, catalogue: Catalogue) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(base)
    drawing = journey_drawing([term.key for term in catalogue.vocabulary.facets["stage"].terms], rows=False)
    assert drawing
    page.evaluate(SHOW, drawing.svg)
    drawn = page.locator(".pa-journey .pa-drawing")

    assert drawn.count() == len(drawing.places)
    for number, stage in enumerate(drawing.places):
        painted = page.locator("#painted > svg > g").nth(number).evaluate(LOOKS)
        assert painted == drawn.nth(number).evaluate(LOOKS), stage
