"""Styles and scripts: each part is in one file of the site, the files are small, and a page loads what it needs."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from macros.publishing.bundles import SCRIPTS, STYLES, bundled, bundles

from .conftest import ROOT

MOST_FOR_READERS, MOST_FOR_PLANNERS, MOST_FOR_CONTRIBUTORS, MOST_FOR_PAPER = 40_000, 16_700, 14_000, 3_000
MOST_FOR_HOME, MOST_TOGETHER, MOST_FOR_PREVIEW, MOST_FOR_OFFICE = 3_000, 4_000, 4_200, 6_000
MOST_FOR_OPENING, MOST_FOR_USE, MOST_FOR_STYLES_OF_A_TOOL = 1_300, 1_200, 2_000
PLANNING, TOGETHER, FORM, PREVIEW, HOME = "planning.js", "together.js", "form.js", "preview.js", "front.css"
OFFICE, OPENING, USE = "office.js", "opening.js", "use.js"
OF_TOOLS = ("compare.css", "check.css", "planning.css", "form.css", "pictures.css")
PAPER = ("paper.css", "board.css")
ASSET = re.compile(r'(?:href|src)="[./]*(assets/(?:js|css|data)/[\w-]+\.(?:js|css))"')
# What stands on a page that needs a file beyond the base.
NEEDED_BY = {
    "assets/css/check.css": r"data-check ",
    "assets/css/compare.css": r"data-compare-page",
    "assets/css/form.css": r'id="pa-form"|class="pa-(?:fieldlist|rulelist)"',
    "assets/css/front.css": r"class=\"pa-(?:journey|easy|tells|door)\"",
    "assets/css/pictures.css": r'class="pa-(?:dots|map|coverage)\b',
    "assets/css/planning.css": r"data-plan-app",
    "assets/data/atlas-data.js": r"data-compare-page|data-check |data-plan-app",
    "assets/data/finder-cases.js": r'data-finder="cases"',
    "assets/data/finder-practices.js": r'data-finder="practices"',
    "assets/data/reasons.js": r"data-compare-page",
    "assets/data/summaries.js": r"data-compare-page|data-plan-app",
    "assets/js/office.js": r"data-plan-app|data-save-paper",
    "assets/js/planning.js": r"data-plan-app",
    "assets/js/together.js": r"data-together ",
    "assets/js/finder.js": r"data-finder=",
    "assets/js/tools.js": r"data-compare-page|data-check |data-plan-app",
    "assets/js/form.js": r'id="pa-form"',
}
BASE = ["assets/css/base.css", "assets/css/paper.css", "assets/js/base.js"]


def files_of(site: Path) -> list[Path]:
    """The styles and scripts of ours in a built site."""
    return [path for kind in (STYLES, SCRIPTS) for path in (site / "assets" / kind).iterdir()]


@pytest.mark.parametrize("kind", [STYLES, SCRIPTS])
def test_every_part_is_in_one_bundle(kind: str) -> None:
    """No file of docs/assets is forgotten or joined twice, and none is named that is not there."""
    named = Counter(part for bundle in bundles().values() for part in bundle.parts(kind))

    assert named == Counter(path.stem for path in (ROOT / "docs/assets" / kind).glob(f"*.{kind}"))


def test_a_developer_reads_the_parts_as_they_were_written() -> None:
    """A preview joins the parts and changes nothing in them."""
    form = dict(bundled(ROOT / "docs", small=False))["assets/js/form.js"].decode()

    assert form == "\n".join((ROOT / f"docs/assets/js/{part}.js").read_text() for part in bundles()["form"].scripts)


def test_only_bundles_are_published(served: Path, folder: Path) -> None:
    """The parts stay in docs/."""
    for site in (served, folder):
        found = {path.relative_to(site).as_posix() for path in files_of(site)}
        assert found == {route for route, _ in bundled(ROOT / "docs", small=True)}


def test_styles_and_scripts_of_readers_fit_into_forty_kilobytes(served: Path) -> None:
    """All but the files of single pages and of paper, each packed as a server packs it."""
    pytest.importorskip("minify", reason="this machine has no build of the package that makes files small")
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files_of(served)}

    apart = (PLANNING, TOGETHER, FORM, OPENING, USE, PREVIEW, HOME, OFFICE, *OF_TOOLS, *PAPER)
    assert sum(size for name, size in sizes.items() if name not in apart) <= MOST_FOR_READERS
    assert sizes[TOGETHER] <= MOST_TOGETHER
    assert sizes[PLANNING] <= MOST_FOR_PLANNERS
    assert sizes[OFFICE] <= MOST_FOR_OFFICE
    assert sizes[HOME] <= MOST_FOR_HOME
    assert sizes[FORM] <= MOST_FOR_CONTRIBUTORS
    assert sizes[OPENING] <= MOST_FOR_OPENING
    assert sizes[USE] <= MOST_FOR_USE
    assert max(sizes[name] for name in OF_TOOLS) <= MOST_FOR_STYLES_OF_A_TOOL
    assert sizes[PREVIEW] <= MOST_FOR_PREVIEW
    assert sum(sizes[name] for name in PAPER) <= MOST_FOR_PAPER


def test_every_page_loads_the_base_and_nothing_that_it_does_not_need(served: Path) -> None:
    """What a page loads follows from what stands on it."""
    for page in served.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        if "<article" not in html:
            continue  # a page that only leads on
        needed = [file for file, marks in NEEDED_BY.items() if re.search(marks, html)]
        assert sorted(ASSET.findall(html)) == sorted(BASE + needed), page
