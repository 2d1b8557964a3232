"""A language that is open: its pages beside the English ones, links between them, and what it needs to be opened."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from posixpath import join, normpath

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.edition.edition import Edition
from macros.edition.language_sites import language_sites
from macros.edition.settings import SettingsError, open_languages
from macros.publishing.internal_links import dead_links
from macros.records.validate import load_catalogue
from macros.translations.language_file import translations_of
from macros.translations.open_languages import judge_open_languages
from macros.translations.po_file import PoFile, read
from macros.translations.renew import renewed
from scripts import build_languages
from tests.trust.conftest import make_root

TODAY = date(2026, 11, 23)
OTHER = "en-XA"
SITE = "https://atlas.example/here/"


def with_languages(root: Path, languages: str) -> Path:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "    languages: []" in text, "the site has one language as it is shipped"
    text = text.replace("    languages: []", f"    languages: {languages}")
    settings.write_text(text.replace("\nsite_url:", f"\nsite_url: {SITE} ", 1), "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in English with the pseudo-language open, built as `make site` builds it."""
    folder = tmp_path_factory.mktemp("languages")
    root = with_languages(make_root(folder / "root"), f"[{OTHER}]")
    built = folder / "site"
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(built), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert build_languages.main(["--root", str(root), "--site", str(built)]) == 0
    return built


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, BeautifulSoup]:
    """The head of every page by its address below the site; redirects, pages for boards and of errors are none."""
    return dict(_pages(site))


def _pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(site.rglob("index.html")):
        head = path.read_text("utf-8").partition("</header>")[0]
        soup = BeautifulSoup(head, "html.parser")
        if soup.select("header.pa-header"):
            route = path.parent.relative_to(site).as_posix()
            yield "" if route == "." else f"{route}/", soup


def test_each_page_names_the_same_page_in_every_language(pages: Mapping[str, BeautifulSoup]) -> None:
    assert len(pages) > 100
    for route, soup in pages.items():
        plain = route.removeprefix(f"{OTHER}/")
        assert [(at["hreflang"], at["href"]) for at in soup.select("head link[rel=alternate][hreflang]")] == [
            ("en", f"{SITE}{plain}"),
            ("x-default", f"{SITE}{plain}"),
            (OTHER, f"{SITE}{OTHER}/{plain}"),
        ]


def test_the_switch_in_the_head_leads_to_the_same_page(pages: Mapping[str, BeautifulSoup]) -> None:
    for route, soup in pages.items():
        (link,) = soup.select("header nav a[hreflang]")
        here, there = ("en-XA", "en") if route.startswith(f"{OTHER}/") else ("en", "en-XA")
        wanted = route.removeprefix(f"{OTHER}/") if there == "en" else f"{OTHER}/{route}"

        assert soup.html
        assert (soup.html["lang"], link["hreflang"], link["lang"]) == (here, there, there)
        assert normpath(join("/", route, str(link["href"]))) == normpath(f"/{wanted}")


def test_no_page_leads_to_one_that_is_not_there(site: Path) -> None:
    assert list(dead_links(site)) == []


def test_both_languages_have_the_same_pages(pages: Mapping[str, BeautifulSoup]) -> None:
    assert {route.removeprefix(f"{OTHER}/") for route in pages if route.startswith(f"{OTHER}/")} == {
        route for route in pages if not route.startswith(f"{OTHER}/")
    }


EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/", site_url=SITE)


def test_a_site_in_one_language_has_no_switch() -> None:
    assert language_sites(EDITION) == ()
    assert language_sites(EDITION.in_language("de")) == ()  # a trial of a language that is not open


def test_each_site_knows_the_way_to_the_others_from_its_own_folder() -> None:
    edition = replace(EDITION, open_languages=("de", "sk"))

    assert [(at.code, at.name, at.path) for at in language_sites(edition)] == [
        ("en", "English", ""), ("de", "Deutsch", "de/"), ("sk", "slovenčina", "sk/")
    ]  # fmt: skip
    assert [(at.path, at.address) for at in language_sites(edition.in_language("de"))] == [
        ("../", SITE), ("", f"{SITE}de/"), ("../sk/", f"{SITE}sk/")
    ]  # fmt: skip
    assert {at.address for at in language_sites(replace(edition, site_url=None))} == {None}


@pytest.mark.parametrize(
    ("said", "told"), [("de", "must be a list"), ("[German]", "a code such as de"), ("[en]", "a code such as de")]
)
def test_what_is_no_list_of_languages_is_refused(tmp_path: Path, said: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra: {{atlas: {{languages: {said}}}}}", "utf-8")

    with pytest.raises(SettingsError, match=told):
        open_languages(tmp_path)
    catalogue = load_catalogue(make_root(tmp_path / "root"), TODAY)
    assert [problem.code for problem in judge_open_languages(tmp_path, catalogue)] == ["G005"]


def test_a_language_opens_only_with_every_required_text(tmp_path: Path) -> None:
    root = with_languages(make_root(tmp_path / "root"), "[de]")
    catalogue, file = load_catalogue(root, TODAY), root / "practices/translations/de.po"

    def told() -> list[tuple[str, str]]:
        return [(problem.file.rpartition("/")[2], problem.code) for problem in judge_open_languages(root, catalogue)]

    assert told() == [("mkdocs.yml", "G005")]
    whole = renewed(catalogue, translations_of(root, OTHER, catalogue) or PoFile(), OTHER, "Atlas").text
    file.parent.mkdir()
    file.write_text(whole, "utf-8")
    assert told() == []
    title = read(file, "de.po").entries
    first = next(entry for entry in title if entry.context.endswith(" title"))
    file.write_text(whole.replace(f'msgstr "{first.text}"', 'msgstr ""'), "utf-8")
    assert told() == [("de.po", "G005")]
