"""The checker of the standard of HTML finds no error of ours on any kind of page."""

import json
import subprocess
from pathlib import Path
from shutil import which

from macros.records.catalogue import Catalogue

from .kinds import ROOT, routes

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
# What the checker calls an error and we keep, each with the reason.
KEPT = {
    # The theme's: the switches of menu and search would else come back as they were left.
    "Attribute “autocomplete” is only allowed when": "md-toggle",
    # Safari takes a row that a narrow screen shows as a block for no row, unless it is named one.
    "The “role” attribute must not be used on a “tr” element": 'role="row"',
    "The “role” attribute must not be used on a “th” element": 'role="rowheader"',
}


def test_no_kind_of_page_has_an_error(served: Path, catalogue: Catalogue) -> None:
    pages = [served / route / ("" if route.endswith(".html") else "index.html") for route in routes(catalogue)]
    errors = [error for error in _errors(pages) if not _kept(error)]
    assert [(error["url"], error["message"], error["extract"]) for error in errors] == []


def test_the_checker_sees_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><table></table></p>", "utf-8")
    assert _errors([page])


def _errors(pages: list[Path]) -> list[dict[str, str]]:
    """What the checker calls errors; its warnings are of policies, whose 'self' it cannot know for a file."""
    java = which("java")
    assert java, "the checker of HTML needs Java: run 'make browser'"
    run = (java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER), "--format", "json")
    done = subprocess.run([*run, *map(str, pages)], capture_output=True, check=False)
    return [message for message in json.loads(done.stderr)["messages"] if message["type"] == "error"]


def _kept(error: dict[str, str]) -> bool:
    return any(error["message"].startswith(text) and sign in error["extract"] for text, sign in KEPT.items())
