"""Draw the pictures that the repository shows: the README's view of the site, and the card for shared links."""

import argparse
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from macros.publishing.process import run

ROOT = Path(__file__).resolve().parent.parent

IMAGES = ROOT / "docs" / "assets" / "images"
SITE = ROOT / "site"


def main(argv: Sequence[str] | None = None) -> int:
    """Write card.png and screenshot.png. Exit status 2 where there is no site."""
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("browser", help="the Chromium that draws, as `scripts/browser.py --path` names it")
    options = parser.parse_args(argv)
    if not (SITE / "index.html").is_file():
        print("pictures: there must be a site; run 'make site' first", file=sys.stderr)
        return 2
    server = _serve()
    try:
        _draw(options.browser, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
    print("pictures: card.png and screenshot.png are new; look at them before you commit them")
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


def _serve() -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _draw(browser: str, address: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1200, "height": 630})
        page.goto(f"{address}assets/images/card.svg")
        page.screenshot(path=str(IMAGES / "card.png"))
        page = chromium.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{address}practices/inter-institutional-events/")
        page.screenshot(path=str(IMAGES / "screenshot.png"))
        chromium.close()


if __name__ == "__main__":
    run(main)
