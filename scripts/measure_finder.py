"""Measure how long the finder takes from a click to the painted result, in a built site of any size."""

import argparse
import statistics
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# Each action goes from a state of rest to the frame after the one in which its result was painted.
_ACTIONS = """async ({rounds, seed}) => {
  const form = document.querySelector("#find");
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const steps = [...form.querySelectorAll("input[type=radio]")];
  const words = form.elements.q;
  const change = (element, event, value) => {
    element.value = value;
    element.dispatchEvent(new Event(event, {bubbles: true}));
  };
  const actions = {
    box: () => pick(boxes).click(),
    step: () => pick(steps).click(),
    words: () => change(words, "input", pick(["v", "vi", "visa", "res", "support", "in", ""])),
    clear: () => document.querySelector("[data-find=clear]").click(),
    sort: () => change(form.elements.sort, "change", pick([...form.elements.sort.options]).value),
  };
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  const rest = () => new Promise((done) => setTimeout(done, 40));
  const times = Object.fromEntries(Object.keys(actions).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ["box", "words", "step", "box", "clear", "box", "sort"]) {
      await rest();
      const start = performance.now();
      actions[name]();
      await painted();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}"""


def main(argv: Sequence[str] | None = None) -> int:
    """Print median, 95th percentile and longest time of each action. Exit status 2 where there is no site."""
    parser = argparse.ArgumentParser(prog="measure_finder", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("browser", help="the Chromium that measures, as `scripts/browser.py --path` names it")
    parser.add_argument("--rounds", type=int, default=40, help="how often each action is done")
    options = parser.parse_args(argv)
    if not (options.site / "practices" / "index.html").is_file():
        print(f"measure_finder: the folder must hold a built site; got '{options.site}'", file=sys.stderr)
        return 2
    for name, times in measure(options.site, options.browser, options.rounds).items():
        print(f"{name:6} median {statistics.median(times):5.1f} ms  p95 {p95(times):5.1f} ms  max {max(times):5.1f} ms")
    return 0


def measure(site: Path, browser: str, rounds: int = 40) -> Mapping[str, Sequence[float]]:
    """Milliseconds from click to painted result by kind of action: box, words, step, clear, sort."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as play:
            chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = chromium.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"http://127.0.0.1:{server.server_port}/practices/")
            page.wait_for_function("document.querySelector('[data-find=total]').textContent")
            times: dict[str, list[float]] = page.evaluate(_ACTIONS, {"rounds": rounds, "seed": 7})
            chromium.close()
            return times
    finally:
        server.shutdown()


def p95(times: Sequence[float]) -> float:
    """The time within which 95 of 100 actions were done."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    sys.exit(main())
