"""What the accessibility tests found when they last ran for a statement; `make accessibility` keeps it here."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = "docs/about/accessibility-results.json"


@dataclass(frozen=True)
class Fault:
    """One fault that was found: the rule of the test tool, its help text, and the page with the way of looking."""

    rule: str
    help: str
    page: str


@dataclass(frozen=True)
class Results:
    """One run: its date as ISO 8601, tools with versions, and the ways of looking, routes and pages in use tested."""

    date: str
    tools: Sequence[str]
    ways: Sequence[str]
    pages: Sequence[str]
    faults: Sequence[Fault]
    states: Sequence[str] = ()  # results of older tests name none


def read_results(root: Path) -> Results | None:
    """The results that are kept in `root`, or None where the tests never ran for a statement."""
    path = root / RESULTS
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Results(**{**kept, "faults": tuple(Fault(**fault) for fault in kept["faults"])})


def write_results(root: Path, results: Results) -> None:
    """Keep the results in `root`, sorted, so that the same results make the same file."""
    entries = asdict(results) | {"faults": sorted(map(asdict, results.faults), key=lambda fault: sorted(fault.items()))}
    (root / RESULTS).write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
