"""Writes the results into the page for maintainers: tables between markers, and a chart in a file beside it."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from .contest import OURS
from .results import Results

PAGE = "docs/maintain/performance.md"
CHART = "docs/assets/images/performance.svg"
DATA = "docs/maintain/performance.json"
BLOCKS = ("sizes", "peers", "shares", "browser", "large", "machine")
BAR = 300.0

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(enabled_extensions=("svg.j2",), default_for_string=False),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def with_results(page: str, results: Results) -> str:
    """The page with every block between its markers replaced. Raises ValueError where a marker is missing."""
    for name in BLOCKS:
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = as_text(name, results)
        page, found = marked.subn(rf"\g<1>\n{text.replace(chr(92), chr(92) * 2)}\n\n\g<2>", page)
        if found != 1:
            raise ValueError(f"{PAGE} must hold the marks of '{name}' once; got {found}")
    return page


def as_text(name: str, results: Results) -> str:
    """One block of the page."""
    return _TEMPLATES.get_template(f"{name}.md.j2").render(results=results).strip()


def chart(results: Results) -> str:
    """Bars of the seconds that each engine takes for the same content, as SVG."""
    bars = [(engine["name"], engine["build"]["cpu"], engine["name"] == OURS) for engine in results.peers]
    longest = max((seconds for _, seconds, _ in bars), default=0.0) or 1.0
    drawn = [(name, seconds, is_ours, seconds / longest * BAR) for name, seconds, is_ours in bars]
    ordered = sorted(drawn, key=lambda bar: bar[1])
    return _TEMPLATES.get_template("performance.svg.j2").render(bars=ordered, results=results)


def write_page(root: Path, results: Results) -> None:
    """Write the page and the chart of a root."""
    page = root / PAGE
    page.write_text(with_results(page.read_text(encoding="utf-8"), results), encoding="utf-8", newline="\n")
    (root / CHART).write_text(chart(results), encoding="utf-8", newline="\n")


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.2f}" if value < 10e6 else f"{value / 1e6:,.0f}"


_TEMPLATES.filters.update(
    seconds=_seconds,
    megabytes=_megabytes,
    kilobytes=lambda value: f"{value / 1000:,.0f}",
    percent=lambda value: f"{value * 100:.0f} %",
)
