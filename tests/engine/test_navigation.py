"""The navigation takes its titles from a file of words, and pages are read in the language of a build."""

from pathlib import Path

import pytest
import yaml

from macros.edition.languages import PSEUDO
from macros.engine.navigation import titled
from macros.engine.written_pages import in_language
from macros.pages.front_words import front_words
from macros.records.paths import pages_path

ROOT = Path(__file__).parents[2]
TOP = "---\ntitle: Home\ntools: [plan]\n---\n"
PAGE = TOP + "\n# Home\n\nRead `this` at [the page](about/index.md#what-for).\n{{ door('x') }}\n"


def names(nav: object) -> list[str]:
    """Every name of a part of the navigation."""
    if isinstance(nav, dict):
        return [name for key, part in nav.items() for name in (key, *names(part))]
    return [name for part in nav for name in names(part)] if isinstance(nav, list) else []


def test_each_name_of_the_navigation_has_a_title_and_each_title_a_name() -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]

    assert sorted(names(nav)) == sorted(front_words()["navigation"])


def test_a_name_is_shown_by_its_title_and_any_other_text_as_it_is() -> None:
    nav = [{"home": "index.md"}, "other.md", {"about": ["a.md", {"Our news": "news.md"}]}]

    assert titled(nav, {"home": "Start", "about": "Über uns"}) == [
        {"Start": "index.md"},
        "other.md",
        {"Über uns": ["a.md", {"Our news": "news.md"}]},
    ]


def test_a_page_in_the_pseudo_language_keeps_code_links_macros_and_settings(tmp_path: Path) -> None:
    assert in_language(PAGE, tmp_path, PSEUDO, "index.md") == (
        "---\ntitle: Ḣȯmė\ntools:\n- plan\n---\n\n# Ḣȯmė\n\n"
        "Ṙėȧḋ `this` ȧṫ [ṫḣė pȧġė](about/index.md#what-for).\n{{ door('x') }}\n"
    )


@pytest.mark.parametrize(
    ("top", "title"),
    [("---\ntitle: Start\ntools: [none]\n---\n", "Start"), ("---\ntitle: yes\n---\n", "'yes'"), ("", "Home")],
)
def test_a_translated_page_says_its_title_and_needs_what_the_english_one_needs(
    tmp_path: Path, top: str, title: str
) -> None:
    """A title that MkDocs would take for true is text, as the check takes it."""
    file = tmp_path / pages_path("de") / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"{top}\n# Start\n", "utf-8")
    found = in_language(PAGE, tmp_path, "de", "index.md")

    assert found == f"---\ntitle: {title}\ntools:\n- plan\n---\n\n# Start\n"
    assert in_language(PAGE, tmp_path, "de", "other.md") is None
    assert in_language(PAGE, tmp_path, "sk", "index.md") is None
