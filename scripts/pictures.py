"""Draw the pictures of README and guide, and the card for shared links, from a built site.

With --pages it draws twelve pages of a built site into a folder instead, so that two sites can be laid side by side.
"""

import argparse
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.edition.journey_drawing import journey_drawing
from macros.edition.settings import edition_of
from macros.publishing.process import run
from macros.records.loader import Loader
from scripts.drawing.guide import draw_guide

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent

IMAGES = ROOT / "docs" / "assets" / "images"
SITE = ROOT / "site"
# Twelve pages that show all kinds of parts, and how each is seen.
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "home": "",
        "finder": "practices/",
        "practice": "practices/inter-institutional-events/",
        "board": "practices/inter-institutional-events/board/",
        "cases": "cases/",
        "case": "cases/cologne-euraxess-workshop-2016/",
        "country": "country/de/",
        "stage": "stage/before-arrival/",
        "compare": "compare/?p=inter-institutional-events,welcome-centre",
        "plan": "plan/",
        "self-check": "check/",
        "not-found": "404.html",
    }
)
SIZES: Mapping[Literal["light", "dark"], Sequence[int]] = MappingProxyType({"light": (1440, 820, 360), "dark": (1440,)})
_TEMPLATES = Path(__file__).with_name("templates")


def main(argv: Sequence[str] | None = None) -> int:
    """Write card, screenshot and the guide's, or the pictures of pages. Exit status 2 where there is no site."""
    parser = argparse.ArgumentParser(prog="pictures", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("browser", help="the Chromium that draws, as `scripts/browser.py --path` names it")
    parser.add_argument("--site", type=Path, default=SITE, help="a built site (default: site/)")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="draw twelve pages into this folder instead")
    options = parser.parse_args(argv)
    if not (options.site / "index.html").is_file():
        print("pictures: there must be a site; run 'make site' first", file=sys.stderr)
        return 2
    server = _serve(options.site)
    try:
        said = _draw(options.browser, f"http://127.0.0.1:{server.server_port}/", options.pages)
    finally:
        server.shutdown()
    print(f"pictures: {said}")
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


def _serve(site: Path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _draw(browser: str, address: str, folder: Path | None) -> str:
    """Draw what is asked for; gives a sentence on it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        if folder:
            return f"{_draw_pages(chromium, address, folder)} pictures are in {folder}"
        _draw_card(chromium, address)
        page = chromium.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{address}practices/inter-institutional-events/")
        page.screenshot(path=str(IMAGES / "screenshot.png"))
        draw_guide(page, address, IMAGES / "guide")
    return "card.png, screenshot.png and those of the guide are new; look at them before you commit them"


def _draw_pages(chromium: "Browser", address: str, folder: Path) -> int:
    """Each page at each width and in dark, whole, and as it is printed on A4; gives the number of files."""
    folder.mkdir(parents=True, exist_ok=True)
    for colours, widths in SIZES.items():
        for width in widths:
            page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=colours)
            for name, route in PAGES.items():
                page.goto(f"{address}{route}", wait_until="networkidle")
                page.screenshot(path=str(folder / f"{name}-{width}-{colours}.png"), full_page=True)
            page.close()
    page = chromium.new_page()
    for name, route in PAGES.items():
        page.goto(f"{address}{route}", wait_until="networkidle")
        page.pdf(path=str(folder / f"{name}.pdf"), format="A4", prefer_css_page_size=True)
    return len(PAGES) * (1 + sum(map(len, SIZES.values())))


def _draw_card(chromium: "Browser", address: str) -> None:
    """The first sentence of the home page above the drawing of the journey, in the face of the site."""
    page = chromium.new_page(viewport={"width": 1200, "height": 630})
    page.goto(address)
    card = _card(page.locator("h1").inner_text())
    page.route("**/card.html", lambda route: route.fulfill(body=card, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}card.html", wait_until="networkidle")
    page.screenshot(path=str(IMAGES / "card.png"))


def _card(title: str) -> str:
    catalogue = Loader(ROOT).load()
    terms = catalogue.vocabulary.facets["stage"].by_key
    drawing = journey_drawing(list(terms), rows=False)
    places = drawing.places if drawing else {}
    stages = [(terms[key].label, 100 * left / drawing.width) for key, (left, _) in places.items() if drawing]
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("card.html.j2").render(
        name=edition_of(ROOT, catalogue).name, title=title, stages=stages, drawing=drawing.svg if drawing else ""
    )


if __name__ == "__main__":
    run(main)
