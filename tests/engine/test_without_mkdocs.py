"""The way out: the pages of the atlas are made by its own templates, whichever engine puts the theme around them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.build
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
ARTICLE = "article.md-content__inner"
ENGINE = re.compile(rb'<meta name="generator"[^>]*>')
# What the theme adds to an article: links to the source, and the signs behind headings.
OF_THE_THEME = ".md-content__button, .headerlink, .md-source-file"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("root")
    for name in ("macros", "docs"):
        (made / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", made)
    shutil.copytree(ROOT / "tests/fixtures/site/practices", made / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", made / "practices/vocabulary")
    return made


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """The ordinary build."""
    return build("mkdocs", root)


@pytest.fixture(scope="module")
def with_mkdocs(built: Path) -> Mapping[str, str]:
    """The words of each article of the ordinary build, by route."""
    pages = {path.parent.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("index.html")}
    articles = {route: BeautifulSoup(page, "lxml").select_one(ARTICLE) for route, page in pages.items()}
    return {f"{route}/".removeprefix("./"): words(str(article)) for route, article in articles.items() if article}


@pytest.fixture(scope="module")
def without_mkdocs(root: Path) -> Mapping[str, str]:
    """The words of each article that is rendered without MkDocs, by route."""
    command = [sys.executable, str(Path(__file__).with_name("without_mkdocs.py")), str(root)]
    done = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return {route: words(html) for route, html in json.loads(done.stdout).items()}


def build(engine: str, root: Path) -> Path:
    """The site as `engine` builds it."""
    site = root.parent / engine
    command = [sys.executable, "-m", engine, "build", "--quiet", "--strict", "-f", "mkdocs.yml", "-d", str(site)]
    subprocess.run(command, cwd=root, env=ENVIRONMENT, check=True)
    return site


def files(site: Path) -> Mapping[str, bytes]:
    """Each file of a site by its path, without the name of the engine."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): ENGINE.sub(b"", path.read_bytes()) for path in found}


def words(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    for element in soup.select(OF_THE_THEME):
        element.decompose()
    return " ".join(soup.get_text(" ").split())


def test_every_page_is_made_without_mkdocs(with_mkdocs: Mapping[str, str], without_mkdocs: Mapping[str, str]) -> None:
    assert len(without_mkdocs) > 50
    assert {*without_mkdocs} == {*with_mkdocs}


def test_every_page_says_the_same_without_mkdocs(
    with_mkdocs: Mapping[str, str], without_mkdocs: Mapping[str, str]
) -> None:
    assert [route for route in with_mkdocs if with_mkdocs[route] != without_mkdocs.get(route)] == []


def test_properdocs_builds_the_same_site(root: Path, built: Path) -> None:
    """The successor of MkDocs 1 takes our settings, hooks and macros as they are."""
    ordinary, other = files(built), files(build("properdocs", root))
    assert {*ordinary} == {*other}
    assert [path for path in ordinary if ordinary[path] != other[path]] == []


def test_the_engine_is_forbidden_indeed() -> None:
    forbid = "import sys; from without_mkdocs import Forbid; sys.meta_path.insert(0, Forbid()); import mkdocs.config"
    done = subprocess.run(
        [sys.executable, "-c", forbid],
        cwd=Path(__file__).parent,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (
        "ImportError: mkdocs.config is forbidden here" in done.stderr
        or "ImportError: mkdocs is forbidden here" in done.stderr
    )
