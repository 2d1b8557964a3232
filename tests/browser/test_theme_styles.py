"""Of the theme's style sheets only what pages have is sent, and nothing that a page has is left out."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.publishing.theme_styles import used_styles

from .conftest import ROOT

UNUSED = yaml.safe_load((ROOT / "macros/publishing/theme_unused.yml").read_text(encoding="utf-8"))
THEME = Path(str(files("material").joinpath("templates/assets/stylesheets")))
MOST_OF_THE_THEME = 50_000


def test_no_page_has_a_class_whose_rules_are_left_out(served: Path) -> None:
    pages = list(served.rglob("*.html"))
    classes = {name for page in pages for name in re.findall(r'class="([^"]*)"', page.read_text("utf-8"))}
    used = {name for names in classes for name in names.split()}

    assert "md-header" in used
    assert {name for name in used for text in UNUSED["selectors"] if text in f".{name}"} == set()


def test_the_attributes_that_choose_a_colour_are_not_those_that_are_left_out(served: Path) -> None:
    body = BeautifulSoup((served / "index.html").read_text("utf-8"), "lxml").body
    assert body
    assert {body["data-md-color-primary"], body["data-md-color-accent"]} == {"custom"}


def test_no_variable_that_is_left_out_is_asked_for(served: Path) -> None:
    sent = "".join(path.read_text("utf-8") for path in served.rglob("assets/**/*.css"))

    assert [name for name in UNUSED["variables"] if f"var({name}" in sent] == []


def test_the_theme_weighs_less_than_half(served: Path) -> None:
    sent = sum(path.stat().st_size for path in (served / "assets/stylesheets").glob("*.css"))

    assert sent < MOST_OF_THE_THEME < sum(len(path.read_text("utf-8")) for path in THEME.glob("*.css")) / 2


@pytest.mark.parametrize(
    ("sheet", "used"),
    [
        (".md-typeset .admonition,.md-typeset details{color:red}a{b:c}", ".md-typeset details{color:red}a{b:c}"),
        ("@media print{.md-tag{a:b}.md-grid{c:d}}", "@media print{.md-grid{c:d}}"),
        ("@media print{.md-tag{a:b}}@page{margin:0}", "@page{margin:0}"),
        (".x:not(.tabbed-set){a:b}", ".x:not(.tabbed-set){a:b}"),
        (':root{--md-version-icon:url("data:a;b,{}");--md-x:1}', ":root{--md-x:1}"),
        ('.p:before{content:"};.keys{"}.keys{a:b}', '.p:before{content:"};.keys{"}'),
        ("@keyframes x{to{a:b}}@font-face{a:b}", "@keyframes x{to{a:b}}@font-face{a:b}"),
        ("[data-md-color-primary=indigo]{a:b}[data-md-color-scheme=slate]{c:d}", "[data-md-color-scheme=slate]{c:d}"),
    ],
)
def test_only_rules_of_what_is_not_used_are_left_out(sheet: str, used: str) -> None:
    assert used_styles(sheet) == used
