"""Measures waiting times on a slow telephone and a slow line, in Chromium and with Lighthouse."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from .process import FailedError, run

SLOWER = 4
# Lighthouse's profile of a slow 4G line: bytes per second, and round-trip time in milliseconds.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PATIENCE = 60_000
_WATCH = Path(__file__).with_name("watch_view.js")


def views(address: str, pages: Mapping[str, str], chromium: str, times: int) -> Sequence[Mapping[str, Any]]:
    """Largest Contentful Paint, layout shift and bytes of pages by name, each opened with an empty cache."""
    rows = []
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium)
        for name, route in pages.items():
            seen = []
            for _ in range(times):
                page = browser.new_page(viewport={"width": 412, "height": 823})
                seen.append(_view(page, address + route))
                page.close()
            rows.append({"page": name, **{key: median(one[key] for one in seen) for key in ("paint", "shift", "sent")}})
        browser.close()
    return rows


def _view(page: Page, address: str) -> Mapping[str, float]:
    wire = _slowed(page, LINE)
    sent: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.add_init_script(path=_WATCH)
    page.goto(address, timeout=PATIENCE)  # till all that the page names is there
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    seen = page.evaluate("window.seen")
    return {"paint": seen["paint"] / 1000, "shift": seen["shift"], "sent": sum(sent)}


def search(address: str, words: Sequence[str], chromium: str) -> Mapping[str, Any]:
    """Seconds from the first key until a result is shown, and the longest wait for a later word."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        _slowed(page, None)
        page.goto(address, wait_until="networkidle", timeout=PATIENCE)
        waits = [_searched(page, word) for word in words]
        browser.close()
    return {"first": waits[0], "later": max(waits[1:])}


def _searched(page: Page, word: str) -> float:
    box = page.locator(".md-search__input")
    box.fill("")
    start = page.evaluate("performance.now()")
    box.press_sequentially(word)
    page.wait_for_selector("#pa-search .pa-suggested:not([hidden])", timeout=PATIENCE)
    return float(page.evaluate("performance.now()") - start) / 1000


def _slowed(page: Page, line: Mapping[str, Any] | None) -> CDPSession:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if line:
        wire.send("Network.emulateNetworkConditions", dict(line))
    return wire


def lighthouse(address: str, pages: Mapping[str, str], chromium: str, tools: Path) -> Sequence[Mapping[str, Any]]:
    """The four scores of Lighthouse's mobile profile for pages by name; installs Lighthouse below `tools`.

    Raises FailedError where Lighthouse gives no score.
    """
    (tools / "package.json").write_text("{}", encoding="utf-8")
    run(["npm", "install", "--no-fund", "--no-audit", "lighthouse"], tools)
    rows = []
    for name, route in pages.items():
        report = tools / "report.json"
        command: list[str | Path] = ["node", tools / "node_modules/lighthouse/cli/index.js", address + route, "--quiet"]
        command += ["--output=json", f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
        run(command, tools, {"CHROME_PATH": chromium})
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
        if any(found[key]["score"] is None for key in CATEGORIES):
            raise FailedError(f"Lighthouse gave no mark for {name}")
        rows.append({"page": name, **{key: round(found[key]["score"] * 100) for key in CATEGORIES}})
    return rows
