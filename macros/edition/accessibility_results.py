"""The results of the accessibility tests for the accessibility statement, saved by `make accessibility`."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = "docs/about/accessibility-results.json"


@dataclass(frozen=True)
class Violation:
    """One violation of a rule of the test tool: the rule, its help text, and the page with its kind of screen."""

    rule: str
    help: str
    page: str


@dataclass(frozen=True)
class Results:
    """One run of the tests: its date in ISO 8601, the tools with versions, and what was tested.

    `ways` are the kinds of screen, `pages` the routes, `states` the pages in use, such as with an open menu.
    """

    date: str
    tools: Sequence[str]
    ways: Sequence[str]
    pages: Sequence[str]
    faults: Sequence[Violation]
    states: Sequence[str] = ()  # results of older tests name none


def read_results(root: Path) -> Results | None:
    """The results saved in `root`, or None where there are none."""
    path = root / RESULTS
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Results(**{**kept, "faults": tuple(Violation(**fault) for fault in kept["faults"])})


def write_results(root: Path, results: Results) -> None:
    """Save the results in `root`, sorted, so that equal results give equal bytes."""
    entries = asdict(results) | {"faults": sorted(map(asdict, results.faults), key=lambda fault: sorted(fault.items()))}
    (root / RESULTS).write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
