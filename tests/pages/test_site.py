"""The built site: a manifest of routes, titles, headings and links, and what MkDocs makes of them.

After a change that is meant, run `pytest tests/pages/test_site.py --update-goldens` and read the difference.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.pages.search_files import NAMES_SCRIPT

ROOT = Path(__file__).parent.parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "atlas"
GOLDEN = Path(__file__).parent / "golden" / "manifest.json"
SETTINGS = """
site_name: Test Atlas
extra: {atlas: {version: "9.9", licence: CC BY 4.0, licence_url: "https://creativecommons.org/licenses/by/4.0/"}}
theme: {name: material, custom_dir: macros/theme, font: false, logo: assets/logo.svg, features: [navigation.tabs]}
nav:
  [{Home: index.md}, {Practices: practices/index.md}, {Cases: cases/index.md}, scales/index.md,
   {Contribute: [contribute/index.md, contribute/practice/index.md, contribute/case/index.md]}]
hooks: [macros/engine/hooks.py]
plugins: {search: {}, macros: {module_name: macros, render_by_default: false, on_undefined: strict}}
"""
WRITTEN = [path for path in (ROOT / "docs").rglob("*.md") if "render_macros: true" in path.read_text("utf-8")]
PAGES = {
    "index.md": "# Home\n\n{{ journey() }}\n\n{{ practice_list(limit=2) }}\n",
    "practices/index.md": "# Practices\n\n{{ practices_by_category() }}\n\n{{ practice_finder() }}\n",
    "cases/index.md": "# Cases\n\n{{ case_list() }}\n\n{{ coverage() }}\n\n{{ country_map() }}\n{{ case_finder() }}\n",
    "scales/index.md": "# Scales\n\n{{ scales() }}\n",
    "glossary/index.md": "# Glossary\n\n{{ glossary() }}\n",
    "contribute/index.md": "# Contribute\n",
    "contribute/practice/index.md": "# A practice\n",
    "contribute/case/index.md": "# A case\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small atlas as MkDocs builds it, with warnings as errors."""
    return make_site(tmp_path_factory.mktemp("atlas"), PAGES)


def make_site(root: Path, pages: dict[str, str], records: Path = FIXTURE / "practices") -> Path:
    """The records of a folder with these pages, built below `root`."""
    shutil.copytree(records, root / "practices")
    (root / "macros").symlink_to(ROOT / "macros")
    for name, text in pages.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nrender_macros: true\n---\n{text}", encoding="utf-8")
    (root / "docs" / "assets").mkdir()
    shutil.copy(ROOT / "docs" / "assets" / "images" / "logo.svg", root / "docs" / "assets")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def manifest(site: Path) -> dict[str, object]:
    """What a reader would notice: for each page its title, headings, and the pages to which its content leads."""
    return {str(path.relative_to(site).parent): _page(path) for path in sorted(site.rglob("index.html"))}


@cache
def soup_of(path: Path) -> BeautifulSoup:
    """A page, parsed once for all tests."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _page(path: Path) -> dict[str, object]:
    soup = soup_of(path)
    article = soup.find("article") or soup.select_one("main.pa-board")
    if article is None:
        return {"moved to": soup.find("a")["href"]}
    inside = [a["href"] for a in article.find_all("a", href=True) if not a["href"].startswith(("http", "#", "mailto"))]
    return {
        "title": soup.title.get_text(),
        "headings": [f"{h.name} {h.get_text(' ', strip=True)}" for h in article.find_all(["h1", "h2", "h3"])],
        "links": sorted(set(inside)),
    }


def test_the_site_is_as_reviewed(built: Path, request: pytest.FixtureRequest) -> None:
    found = json.dumps(manifest(built), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--update-goldens"):
        GOLDEN.write_text(found, encoding="utf-8")

    assert GOLDEN.read_text(encoding="utf-8") == found


def test_every_link_inside_leads_to_a_page_and_an_anchor(built: Path) -> None:
    broken = []
    for path in built.rglob("index.html"):
        for a in soup_of(path).select("article a[href], .pa-turn a[href]"):
            address, _, anchor = str(a["href"]).partition("#")
            if address.startswith(("http", "mailto")):
                continue
            target = path.parent / address.partition("?")[0] if address else path.parent
            file = target / "index.html" if target.is_dir() else target
            if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text(encoding="utf-8")):
                broken.append(f"{path.relative_to(built)}: {a['href']}")

    assert broken == []


def test_the_ways_to_the_pages_before_and_after_have_their_titles(built: Path) -> None:
    """Also where the page that is named was built earlier than the one that names it."""
    wrong, count = [], 0
    for path in built.rglob("index.html"):
        for a in soup_of(path).select(".pa-turn a[href]"):
            target = soup_of((path.parent / str(a["href"]) / "index.html").resolve())
            title, count = a.get_text(" ", strip=True).partition(" ")[2], count + 1
            named = {target.title.get_text().rpartition(" - ")[0], target.h1.get_text(strip=True), "Home"}
            if title not in named:
                wrong.append(f"{path.relative_to(built)}: {a['rel']} {title}")

    assert wrong == []
    assert count >= 10


def test_only_what_has_an_order_leads_to_the_page_before_and_after(built: Path) -> None:
    """Neighbours in the alphabet say nothing; stages and the pages of a guide follow each other."""

    def turns(route: str) -> list[str]:
        soup = soup_of(built / route / "index.html")
        assert not soup.select("link[rel=prev], link[rel=next]")  # browsers would fetch these ahead
        return [a.get_text(" ", strip=True) for a in soup.select(".pa-turn a")]

    assert turns("stage/on-arrival") == ["Previous Stage: Before arrival", "Next Stage: During the stay"]
    assert turns("contribute/practice") == ["Previous Contribute", "Next A case"]
    assert turns("practices/full") == turns("cases") == turns("contribute/case")[1:] == []


def test_guides_stand_in_the_foot_and_not_in_the_tabs(built: Path) -> None:
    soup = soup_of(built / "cases" / "index.html")

    def titles(selector: str) -> list[str]:
        return [a.get_text(strip=True) for a in soup.select(selector)]

    assert titles(".pa-tabs a") == ["Practices", "Cases", "Scales"]
    assert titles(".pa-nav > ul > li > :is(a, details)") == [
        "Home",
        "Practices",
        "Cases",
        "Scales",
        "ContributeContributeA practiceA case",
    ]
    assert titles(".pa-foot__nav a") == [
        *("Practices", "Cases", "What you answer to", "Models to copy", "Documents to copy"),
        *("New and changed practices", "Contribute", "A practice", "A case"),
    ]


def test_a_page_that_is_not_there_offers_the_search_and_the_sections(built: Path) -> None:
    soup = soup_of(built / "404.html")

    assert soup.h1.get_text() == "Page not found"
    assert soup.select_one("article form[action='/practices/'] input[data-search-box]")
    assert [a["href"] for a in soup.select(".pa-ways a")] == ["/.", "/practices/", "/cases/", "/scales/"]


def test_nothing_of_a_record_was_evaluated(built: Path) -> None:
    html = (built / "practices" / "nasty" / "index.html").read_text(encoding="utf-8")

    assert "{{ 6*7 }}" in html
    assert "{{ cycler }}" in html
    assert "atlas-block" not in html


def test_titles_are_escaped_everywhere(built: Path) -> None:
    for path in built.rglob("index.html"):
        assert "<b>signs" not in path.read_text(encoding="utf-8")


def test_generated_pages_have_their_place(built: Path) -> None:
    soup = soup_of(built / "practices" / "full" / "index.html")

    assert soup.select_one(".md-tabs__item--active").get_text(strip=True) == "Practices"
    assert [a.get_text(strip=True) for a in soup.select(".pa-crumbs a")] == ["Practices", "Accommodation"]
    assert soup.select_one("a.md-skip")["href"] == "#top"
    assert soup.find(id="top").name == "h1"
    assert soup.select_one(".md-sidebar--secondary").has_attr("hidden")  # the page has its own list
    assert [a.get_text(strip=True) for a in soup.select(".pa-jump a")][:3] == ["What it is", "Cases", "What we know"]
    assert all(soup.select(a["href"]) for a in soup.select(".pa-jump a"))
    assert soup.select_one("meta[name=description]")["content"].startswith("Everything that a practice can hold")


def test_the_date_of_a_page_is_its_review(built: Path) -> None:
    # without a site address there is no sitemap entry to read; the page says it
    html = (built / "cases" / "kosice-example" / "index.html").read_text(encoding="utf-8")

    assert "14 January 2026; next review by August 2027" in html


def test_the_search_index_is_lean(built: Path) -> None:
    """A practice has one entry, and the theme's index, which holds each heading of a page, is gone."""
    script = (built / NAMES_SCRIPT).read_text(encoding="utf-8")
    kinds = json.loads(script.partition("names=")[2].rstrip(";\n"))["kinds"]
    practices = [page for page in (built / "practices").glob("*/index.html") if "<article" in page.read_text("utf-8")]

    assert kinds.count("practice") == len(practices)
    assert not (built / "search" / "search_index.json").exists()


def test_nothing_comes_from_another_host(built: Path) -> None:
    loads = re.compile(
        r'<(?:script|img|iframe|source)[^>]+src="(?:https?:)?//|<link[^>]+rel="stylesheet"[^>]+href="(?:https?:)?//'
    )
    for path in built.rglob("*.html"):
        assert not loads.search(path.read_text(encoding="utf-8")), path


def test_a_site_without_records_is_built(tmp_path: Path) -> None:
    """Every macro of every page says what it can, and the guide of macros says where there is no example."""
    (tmp_path / "none").mkdir()
    shutil.copytree(ROOT / "practices" / "vocabulary", tmp_path / "none" / "vocabulary")
    written = {path.relative_to(ROOT / "docs").as_posix(): path.read_text("utf-8") for path in WRITTEN}
    calls = {name: "\n\n".join(re.findall(r"\{\{[^}]*\}\}", text)) for name, text in written.items()}
    pages = {name: f"# A page\n\n{calls.get(name, '')}\n" for name in {*PAGES, *calls}}

    site = make_site(tmp_path / "root", pages, tmp_path / "none")

    guide = (site / "maintain" / "macros" / "index.html").read_text("utf-8")
    assert guide.count("There is no record yet that could be an example.") == 5
    assert guide.count('<section aria-labelledby="macro-') > 20
