"""Measure speed and scale on synthetic collections, beside other engines, and write what was found into the guide."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from macros.publishing.process import run
from macros.records.loader import Loader
from scripts.bench import ours
from scripts.bench.collection import Size, copy_root, make_root
from scripts.bench.contest import contest
from scripts.bench.process import FailedError
from scripts.bench.readers import MEASURES as OF_READERS
from scripts.bench.readers import opened, opened_synthetic
from scripts.bench.report import DATA, PAGE, as_text, write_page
from scripts.bench.results import Results, machine, read, write
from scripts.bench.shares import shares_of_build

ROOT = Path(__file__).resolve().parent.parent

SIZES, QUICK_SIZES, MIDDLE, LARGE = (100, 1000, 3000), (100,), 1000, 10_000
# About 1,000 pages: with a navigation of three times as many, two of the other engines take eight minutes and more.
PEERS_OF = 333
RUNS, SEED = 3, 1
# The handbook is measured until it comes in volumes. The PDF of a practice costs the same in every collection.
MEASURES: tuple[tuple[str, Callable[[Path, Path, int], Mapping[str, Any]], int], ...] = (
    ("check", ours.check, max(SIZES)),
    ("build", ours.build, max(SIZES)),
    ("preview", ours.preview, max(SIZES)),
    ("handbook", ours.handbook, MIDDLE),
    ("singles", ours.singles, min(SIZES)),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and report. Exit status 1 where something that is measured fails, 2 for misuse."""
    parser = _parser()
    options = parser.parse_args(argv)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"PART must be one of {', '.join(PARTS)}; got '{min(unknown)}'")
    parts = () if options.render else ("sizes",) if options.quick else options.parts or PARTS
    found = Results() if options.quick else read(ROOT / DATA)
    try:
        with tempfile.TemporaryDirectory(prefix="atlas-bench-") as folder:
            if parts:
                found.about = _about(options, Path(folder))
            for part in parts:
                PARTS[part](found, Path(folder), options)
                if not options.quick:
                    write(ROOT / DATA, found)  # what comes later may fail
    except FailedError as error:
        print(f"benchmark: this failed: {error}", file=sys.stderr)
        return 1
    if options.quick:
        print(as_text("sizes", found))
        return 0
    write_page(ROOT, found)
    print(f"benchmark: the figures are in {PAGE}")
    return 0


def _about(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    return {
        "date": f"{datetime.now(UTC):%-d %B %Y}",
        "machine": machine(folder),
        "runs": 1 if options.quick else options.runs,
        "command": "make bench",
    }


def measure_sizes(found: Results, folder: Path, options: argparse.Namespace) -> None:
    """Check, build, preview and handbook of collections of each size."""
    sizes = [] if options.quick else [_size(_own(folder), "the atlas itself", 0, folder, found)]
    for practices in QUICK_SIZES if options.quick else SIZES:
        size = Size(practices)
        make_root(ROOT, folder / "root", size, SEED)
        counts = {"practices": practices, "cases": size.cases}
        sizes.append(_size(counts, f"{practices:,} practices", practices, folder, found))
    found.sizes = sizes


def _own(folder: Path) -> dict[str, Any]:
    copy_root(ROOT, folder / "root")
    catalogue = Loader(ROOT).load()
    return {"own": True, "practices": len(catalogue.published), "cases": len(catalogue.published_cases)}


def _size(counts: dict[str, Any], name: str, practices: int, folder: Path, found: Results) -> dict[str, Any]:
    """Every measure of the root in a folder that is meant for collections of so many practices."""
    size = dict(counts)
    for key, measure, largest in MEASURES:
        if practices <= largest:
            _log(f"{name}: {key} …")
            size |= measure(folder / "root", folder / "site", found.about["runs"])
    _clear(folder)
    return size


def measure_large(found: Results, folder: Path, _: argparse.Namespace) -> None:
    """The cost of one build of a very large collection, which shows what grows faster than the collection."""
    size = Size(LARGE)
    _log(f"{LARGE:,} practices: build …")
    make_root(ROOT, folder / "root", size, SEED)
    counts = {"practices": LARGE, "cases": size.cases, "volume": MIDDLE}
    found.large = {**counts, **ours.build(folder / "root", folder / "site", 1)}
    _clear(folder)


def measure_peers(found: Results, folder: Path, options: argparse.Namespace) -> None:
    """The cost of the same content in each engine; each result is saved at once, since the next engine may fail."""
    size, found.peers = Size(options.peers_of), []
    make_root(ROOT, folder / "root", size, SEED)
    for result in contest(folder, options.runs, _log):
        found.peers = [*found.peers, {"practices": size.practices, "cases": size.cases, **result}]
        write(ROOT / DATA, found)
    _clear(folder)


def measure_shares(found: Results, folder: Path, _: argparse.Namespace) -> None:
    """The share of each part in the time of a build."""
    _log("samples of a build …")
    make_root(ROOT, folder / "root", Size(MIDDLE), SEED)
    found.shares = shares_of_build(folder / "root", folder / "site", folder / "samples.txt")
    _clear(folder)


def measure_readers(part: str, found: Results, folder: Path, options: argparse.Namespace) -> None:
    """The waiting times of readers in a browser, for the atlas and for the middle collection."""
    measure, own, synthetic = OF_READERS[part]
    rows: list[Mapping[str, Any]] = []
    if own:
        _log(f"the atlas itself: {part} …")
        with opened(ROOT, folder / "own") as reading:
            rows += measure(reading, options.runs)
    if synthetic:
        _log(f"{MIDDLE:,} practices: {part} …")
        with opened_synthetic(ROOT, folder / "made", MIDDLE, SEED) as reading:
            rows += measure(reading, options.runs)
    setattr(found, part, rows)
    _clear(folder)


PARTS: Mapping[str, Callable[[Results, Path, argparse.Namespace], None]] = {
    "sizes": measure_sizes,
    "shares": measure_shares,
    "large": measure_large,
    "peers": measure_peers,
    **{part: partial(measure_readers, part) for part in OF_READERS},
}


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _log(text: str) -> None:
    print(f"benchmark: {text}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmark", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"what to measure anew, of {', '.join(PARTS)}; all if none"
    )
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="how often each measure is taken")
    parser.add_argument(
        "--peers-of", type=int, default=PEERS_OF, metavar="N", help="practices that the engines build beside each other"
    )
    parser.add_argument("--quick", action="store_true", help="one small collection once, shown and not kept")
    parser.add_argument("--render", action="store_true", help="write the page from the figures that are kept")
    return parser


if __name__ == "__main__":
    run(main)
