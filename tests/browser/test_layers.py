"""Styles lie in cascade layers; what is hidden is not displayed; no script changes the data that all scripts share."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.pages.finder_data import finder_script
from macros.pages.tool_data import DATA_SCRIPT, PARTS
from macros.records.catalogue import Catalogue

from .kinds import routes

FINDERS = {"practices/": finder_script("practices"), "cases/": finder_script("cases")}
TOOLS = (*FINDERS, "compare/?p=visa-help,welcome-buddies", "plan/", "check/")
# A typeface belongs to no layer: it is declared and not weighed.
OUTSIDE_OF_LAYERS = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => !(rule instanceof CSSLayerBlockRule || rule instanceof CSSLayerStatementRule))
  .filter((rule) => !(rule instanceof CSSFontFaceRule))
  .map((rule) => rule.cssText.slice(0, 80))"""
DISPLAYED = """() => [...document.querySelectorAll("[hidden]")]
  .filter((element) => getComputedStyle(element).display !== "none").map((element) => element.outerHTML.slice(0, 80))"""
HIDE_ALL = """() => { for (const element of document.querySelectorAll("body *")) element.hidden = true; }"""


def test_every_style_lies_in_a_layer_and_the_theme_below_all(page: Page, base: str) -> None:
    """A style outside of layers would win over all others; the first layer that is named is the weakest."""
    page.goto(base)
    assert page.evaluate(OUTSIDE_OF_LAYERS) == []
    assert page.evaluate("document.styleSheets[0].cssRules[0].name") == "material"


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_hidden_is_displayed(page: Page, base: str, catalogue: Catalogue, width: int) -> None:
    """On no kind of page, whatever else the element is: not as the page arrives, and not if all of it is hidden."""
    page.set_viewport_size({"width": width, "height": 900})
    for route in routes(catalogue):
        page.goto(base + route)
        assert page.evaluate(DISPLAYED) == [], route
        page.evaluate(HIDE_ALL)
        assert page.evaluate(DISPLAYED) == [], route


@pytest.mark.parametrize("route", TOOLS)
def test_no_tool_changes_the_shared_data(page: Page, base: str, served: Path, route: str) -> None:
    """The records in the page are still those that were sent, once a tool has shown them."""
    page.goto(base + route)
    shown = page.evaluate("PracticeAtlas.data")
    for part in set(PARTS) & shown.keys():
        assert shown.pop(part) == sent(served / f"assets/data/{part}.js"), part
    assert shown == sent(served / FINDERS.get(route, DATA_SCRIPT))


def sent(script: Path) -> Any:
    """The data that a script holds."""
    return json.loads(
        re.split(r"\.data(?:\.\w+)?=", script.read_text(encoding="utf-8"), maxsplit=1)[1].removesuffix(";\n")
    )
