"""Measures the finder from a click to the painted result, in elapsed time and CPU time."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

ACTIONS: Mapping[str, str] = {
    "box": "Tick a value",
    "step": "Set an amount",
    "words": "Type",
    "clear": "Clear all",
    "sort": "Sort",
}
# One round, in the order of a reader who adds filters, clears them and begins again.
ROUND = ("box", "words", "step", "box", "clear", "box", "sort")
ROUNDS, SEED = 40, 7
_SCRIPT = Path(__file__).with_name("finder_actions.js")

Times = Mapping[str, Sequence[tuple[float, float]]]


def finder(address: str, chromium: str, rounds: int = ROUNDS) -> Sequence[Mapping[str, Any]]:
    """Median and 95th percentile of each action and of all together, in milliseconds."""
    times = measure(address, chromium, rounds)
    every = [time for found in times.values() for time in found]
    return [*(_row(ACTIONS[name], found) for name, found in times.items()), _row("All together", every)]


def measure(address: str, chromium: str, rounds: int = ROUNDS) -> Times:
    """Elapsed milliseconds and CPU milliseconds of the page, for every action by its kind."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_function("document.querySelector('[data-find=total]').textContent")
        page.evaluate(_SCRIPT.read_text(encoding="utf-8"), SEED)
        wire = page.context.new_cdp_session(page)
        wire.send("Performance.enable", {"timeDomain": "threadTicks"})
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in ACTIONS}
        for name in ROUND * rounds:
            times[name].append(_timed(page, wire, name))
        browser.close()
    return times


def _timed(page: Page, wire: CDPSession, name: str) -> tuple[float, float]:
    before = _work(wire)
    clock = page.evaluate("name => act(name)", name)
    return clock, _work(wire) - before


def _work(wire: CDPSession) -> float:
    metrics = {metric["name"]: metric["value"] for metric in wire.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def _row(action: str, times: Sequence[tuple[float, float]]) -> Mapping[str, Any]:
    clock, work = zip(*times, strict=True)
    return {"action": action, "median": median(clock), "p95": p95(clock), "work": p95(work)}


def p95(times: Sequence[float]) -> float:
    """The time within which 95 of 100 actions were done."""
    return quantiles(times, n=20, method="inclusive")[-1]
