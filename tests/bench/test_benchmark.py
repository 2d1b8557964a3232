"""The benchmark measures what is real: its records are valid, the same each time, and its figures reach the guide."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.records.validate import validate
from scripts.bench.collection import Size, as_yaml, copy_root, make_root, records
from scripts.bench.contest import OURS
from scripts.bench.finder import ROUND, measure, p95
from scripts.bench.ours import handbook, singles
from scripts.bench.peers import write_markdown
from scripts.bench.process import FailedError, run
from scripts.bench.readers import opened_synthetic, searched, views
from scripts.bench.report import BLOCKS, PAGE, as_text, chart, with_results
from scripts.bench.results import Results, read, write
from scripts.bench.shares import OTHER, count_samples
from scripts.benchmark import PARTS

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 1)
SIZE = {"practices": 1_000, "cases": 2_000}
MARKS = "".join(f"# {name}\n<!-- {name} -->\nold\n<!-- /{name} -->\n" for name in BLOCKS)


def size_of(practices: int, seconds: float) -> dict[str, Any]:
    cost = {"cpu": seconds, "wall": seconds + 1, "memory": 250_000_000}
    weight = {"raw": 2_000_000, "packed": 99_000}
    return {
        "practices": practices,
        "cases": practices * 2,
        "build": cost,
        "check": cost,
        "handbook": {**cost, "memory": 900_000_000},
        "pages": practices * 3,
        "html": 5_000_000,
        "files": 42,
        "bytes": 6_000_000,
        "search": weight,
        "tools": weight,
        "first_view": weight,
    }


@pytest.fixture
def results() -> Results:
    peer = {**size_of(100, 40.0), "name": "Another <engine>", "version": "1.2"}
    return Results(
        about={"date": "1 May 2026", "command": "make bench", "runs": 3, "machine": dict.fromkeys(
            ("system", "cores", "memory", "files", "python", "mkdocs"), "x")},
        sizes=[{**size_of(80, 9.0), "own": True}, size_of(100, 10.0), size_of(1_000, 31.0)],
        large={**size_of(10_000, 320.0), "volume": 1_000},
        peers=[{**size_of(100, 10.0), "name": OURS, "version": ""}, peer],
        shares=[{"part": "Reading the records", "share": 0.25}],
        views=[{**SIZE, "page": "Home", "paint": 0.5, "shift": 0.0, "sent": 90_000}],
        search=[{**SIZE, "first": 0.4, "later": 0.1}],
        finder=[{**SIZE, "action": "Sort", "median": 20.4, "p95": 41.2, "work": 30.6}],
        lighthouse=[{**SIZE, "page": "Home", "performance": 99, "accessibility": 100, "best-practices": 98, "seo": 97}],
    )  # fmt: skip


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that holds each record of the root about twice, in other words."""
    root = tmp_path_factory.mktemp("collection") / "root"
    make_root(ROOT, root, Size(160), 1)
    return root


@pytest.mark.parametrize("practices", [1, 2, 25])
def test_every_collection_is_valid(tmp_path: Path, practices: int) -> None:
    """The checker finds nothing in a collection of any size, and reads as many records as were asked for."""
    make_root(ROOT, tmp_path / "root", Size(practices), seed=3)

    report = validate(tmp_path / "root", TODAY)

    assert report.problems == ()
    assert len(report.catalogue.published) == practices
    assert len(report.catalogue.published_cases) == 2 * practices


def test_the_same_seed_gives_the_same_bytes() -> None:
    """A collection depends on nothing but its seed, its size and the root."""
    first, again, other = (
        [(file, as_yaml(record)) for file, record in records(ROOT, Size(5), seed)] for seed in (7, 7, 8)
    )

    assert first == again
    assert first != other


@pytest.mark.parametrize("folder", ["practices/*.yml", "practices/cases/*.yml"])
@pytest.mark.parametrize("sign", [" ", "**", "](practice:", "\n  - "], ids=["words", "emphasis", "links", "items"])
def test_records_have_a_natural_shape(collection: Path, folder: str, sign: str) -> None:
    """Synthetic records are as long as those of the root, with as many marks, links and lists."""

    def mean(root: Path) -> float:
        records = (yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in root.glob(folder))
        counts = [as_yaml(record).count(sign) for record in records]
        return sum(counts) / len(counts)

    assert mean(collection) == pytest.approx(mean(ROOT), rel=0.2, abs=0.1)


def test_a_copy_of_the_root_holds_the_same_records(tmp_path: Path) -> None:
    """The atlas itself is measured on a copy, since records are edited in it."""
    copy_root(ROOT, tmp_path / "root")

    assert validate(tmp_path / "root", TODAY).catalogue.practices == validate(ROOT, TODAY).catalogue.practices


def test_other_engines_get_the_same_records(tmp_path: Path) -> None:
    """Each record becomes one Markdown page with its texts, and no link says practice: any more."""
    make_root(ROOT, tmp_path / "root", Size(3), seed=1)

    titles = write_markdown(tmp_path / "root", tmp_path / "peer")

    pages = [path.read_text("utf-8") for path in sorted((tmp_path / "peer/docs/practices").glob("*.md"))]
    assert [len(titles[folder]) for folder in ("practices", "cases")] == [3, 6]
    assert all("## Running it" in page and "(practice:" not in page for page in pages)


def test_the_books_of_a_collection_are_set_one_kind_at_a_time(tmp_path: Path) -> None:
    """The handbook and the PDFs of practices are measured apart, each with all that it consists of."""
    make_root(ROOT, tmp_path / "root", Size(2), seed=3)

    cost = {**handbook(tmp_path / "root", tmp_path / "site", 1), **singles(tmp_path / "root", tmp_path / "site", 1)}

    assert [path.name for path in (tmp_path / "site-handbook-0").iterdir()] == ["practice-atlas.pdf"]
    assert len(list((tmp_path / "site-singles-0").glob("*.pdf"))) == 2
    assert all(cost[books]["cpu"] > 0.1 and cost[books]["memory"] > 10**7 for books in ("handbook", "singles"))


def test_figures_stand_between_their_marks(results: Results) -> None:
    """Every block is written anew, what stands around it stays, and a second time changes nothing."""
    page = with_results(MARKS, results)

    assert "\nold\n" not in page
    assert "| The atlas itself: 80 practices, 160 cases | 100 practices, 200 cases |" in page
    assert "| `make check`, CPU seconds | 9.00 | 10.0 | 31.0 |" in page
    assert "with its start | 9.00 | 10.0 | 31.0 | 80 practices: 5; 1,000: 60 |" in page
    assert "largest process, MB | 900 | 900 | 900 | 1,000 practices: 2,147 (2 GiB) |" in page
    assert "| A PDF of each practice, CPU seconds with its start | not measured | not measured | not measured |" in page
    assert "From 100 to 1,000 practices the build takes 3.10 times as long" in page
    assert "| One site of 10,000 practices and 20,000 cases | 10 volumes of 1,000 practices and 2,000 cases |" in page
    assert "| Cold build, CPU seconds | 320.0 | 10 times 31.0 |" in page
    assert "| 100 practices, 200 cases | Version |" in page
    assert "| **Practice Atlas** |  | 10.0 | 1.0 | 33.3 |" in page
    assert "| Another <engine> | 1.2 | 40.0 | 4.0 |" in page
    assert "| Reading the records | 25 % |" in page
    assert "| Home | 1,000 practices, 2,000 cases | 0.50 | 0.000 | 90 |" in page
    assert "| 1,000 practices, 2,000 cases | 0.40 | 0.10 |" in page
    assert "| Sort | 1,000 practices, 2,000 cases | 20 | 41 | 31 |" in page
    assert "| Home | 1,000 practices, 2,000 cases | 99 | 100 | 98 | 97 |" in page
    assert "on 1 May 2026 with `make bench`, medians of 3 runs" in page
    assert with_results(page, results) == page


def test_a_page_without_a_mark_is_refused(results: Results) -> None:
    """A table that has no place is an error and does not vanish."""
    with pytest.raises(ValueError, match=rf"{PAGE} must hold the marks of 'shares' once; got 0"):
        with_results(MARKS.replace("<!-- shares -->", ""), results)


def test_what_was_not_measured_is_said() -> None:
    """Parts that did not run show no figures."""
    assert [as_text(name, Results()) for name in ("peers", "shares", "large")] == ["Not measured."] * 3
    alone = Results(large={**size_of(10_000, 320.0), "volume": 1_000})  # nothing to compare it with
    assert as_text("large", alone) == "Not measured."
    assert as_text("browser", Results()).count("not measured.") == 4


def test_the_chart_draws_every_engine_to_scale(results: Results) -> None:
    """The longest bar has the full width, ours a quarter of it; names are escaped."""
    drawn = chart(results)

    assert "Another &lt;engine&gt;" in drawn
    assert 'width="300.0" height="22"' in drawn
    assert 'width="75.0" height="22" rx="3" fill="#0b5d66"' in drawn


def test_results_come_back_from_their_file(tmp_path: Path, results: Results) -> None:
    """What is kept is what was found."""
    write(tmp_path / "results.json", results)

    assert read(tmp_path / "results.json") == results
    assert read(tmp_path / "missing.json") == Results()


def test_samples_belong_to_the_part_on_their_stack() -> None:
    """A stack counts for the part that is named on it, and for the engine where none is."""
    lines = [
        "main (run.py:1);load (macros/records/loader.py:3);parse (yaml.py:5) 4",
        "main (run.py:1);root (main.html:4) 2",
        "main (run.py:1);build (mkdocs/commands/build.py:2) 1",
    ]

    assert count_samples(lines) == {"Reading the records": 4, "The theme's templates": 2, OTHER: 1}


def test_the_page_of_the_guide_has_every_mark(results: Results) -> None:
    """The guide takes all blocks."""
    assert with_results((ROOT / PAGE).read_text("utf-8"), results)


def test_every_part_has_a_measure_and_a_place_for_its_results() -> None:
    """What can be measured anew by its name is what is kept and shown."""
    assert set(PARTS) == {field.name for field in fields(Results)} - {"about"}


def test_readers_are_measured_on_a_real_site(tmp_path: Path) -> None:
    """A small collection is built, served and read: each measure gives figures that can be true."""
    # in a thread: the browser of the other tests has the event loop of this one
    with opened_synthetic(ROOT, tmp_path, 3, seed=1) as reading, ThreadPoolExecutor(1) as thread:
        seen = thread.submit(views, reading, 1).result()
        waits = thread.submit(searched, reading, 1).result()
        finder = reading.address + reading.pages["Finder"]
        times = thread.submit(measure, finder, reading.chromium, rounds=1).result()

    assert [row["page"] for row in seen] == ["Home", "Finder", "Practice", "Case"]
    assert all(row["practices"] == 3 and row["cases"] == 6 for row in (*seen, *waits))
    assert all(row["paint"] > 0 and row["sent"] > 50_000 for row in seen)
    assert all(row["first"] > 0 and row["later"] > 0 for row in waits)
    assert {name: len(found) for name, found in times.items()} == Counter(ROUND)
    assert all(clock > 0 and work > 0 for found in times.values() for clock, work in found)


def test_the_95th_percentile_is_that_of_the_sorted_times() -> None:
    """Of the times 0 to 100, 95 is the one within which 95 of 100 lie."""
    assert p95([*range(100, -1, -1)]) == 95


def test_the_memory_of_a_command_is_its_own(tmp_path: Path) -> None:
    """Linux takes the memory of the parent for the first of the child: a large one must not show."""
    held = b"x" * 300_000_000
    small = run([sys.executable, "-c", "pass"], tmp_path)
    large = run([sys.executable, "-c", "print(len(b'x' * 200_000_000))"], tmp_path)

    assert small.memory < 100_000_000 < large.memory < len(held)


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
