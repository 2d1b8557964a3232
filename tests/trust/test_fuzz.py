"""Whatever the records are turned into, the checker answers with problems, and what it accepts makes sound outputs."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.publishing.internal_links import dead_links
from macros.records.cache import CachedFile
from tests.trust.hostile import FIXTURES, HOSTILE, changed, empty_root, judged, payloads, site_of, write_pair
from tests.trust.outputs import OUTPUTS, dangers
from tests.trust.test_build import build

pytestmark = pytest.mark.build

MUTANTS = 500
EXAMPLES = 120
BUILT = 2
SEED = 20_261_123


def assert_sound(root: Path, files: dict[Path, CachedFile]) -> bool:
    """The checker answers without a fault of its own; what it accepts makes harmless outputs. True if accepted."""
    report = judged(root, files)
    assert [problem for problem in report.problems if problem.code == "X001"] == []
    assert all(problem.line >= 1 and problem.message and problem.file for problem in report.problems)
    if report.problems:
        return False
    site = site_of(root)
    for make in OUTPUTS.values():
        assert dangers(make(site)) == {}
    return True


# ── Whole records with any text and any type in any place ──

characters = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
texts = st.one_of(
    characters, st.sampled_from(payloads()), st.tuples(characters, st.sampled_from(payloads())).map("".join)
)
values = st.recursive(
    st.one_of(texts, st.none(), st.booleans(), st.integers(), st.floats(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=5,
)
edits = st.lists(st.tuples(st.integers(0, 200), st.one_of(texts, texts, texts, values)), min_size=1, max_size=6)


def replaced(data: Any, place: int, value: Any) -> Any:
    """The record with the value at the place-th of its leaves and branches put in for what was there."""
    count = 0

    def walk(part: Any) -> Any:
        nonlocal count
        count += 1
        if count - 1 == place % 60:
            return value
        if isinstance(part, dict):
            return {key: walk(item) for key, item in part.items()}
        return [walk(item) for item in part] if isinstance(part, list) else part

    return walk(data)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = empty_root(tmp_path_factory.mktemp("fuzz") / "root")
    write_pair(root, "good", lambda text, is_prose: f"Text {text}")
    return root


def test_any_text_and_type_in_any_place(fuzzed: Path, figure: Any, pytestconfig: pytest.Config) -> None:
    """Whole records with arbitrary texts, types and hostile pieces: never a fault, never a dangerous output."""
    counted, files = {"tried": 0, "accepted": 0}, dict[Path, CachedFile]()
    times = pytestconfig.getoption("--fuzz")

    @settings(
        max_examples=EXAMPLES * times,
        derandomize=times == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(kind=st.sampled_from(["practice", "case"]), edits=edits)
    def run(kind: str, edits: list[tuple[int, Any]]) -> None:
        data = yaml.safe_load((HOSTILE / f"{kind}.yml").read_text(encoding="utf-8"))
        data = changed(data, lambda text, is_prose: f"Fuzz {text}") | (
            {"practices": ["good"]} if kind == "case" else {}
        )
        for place, value in edits:
            data = replaced(data, place, value)
        path = fuzzed / "practices" / ("fuzz.yml" if kind == "practice" else "cases/fuzz.yml")
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        counted["tried"] += 1
        counted["accepted"] += assert_sound(fuzzed, files)
        path.unlink()
        del files[path]

    run()
    figure("records fuzzed", counted["tried"])
    figure("records fuzzed and accepted", counted["accepted"])
    assert 0 < counted["accepted"] < counted["tried"]


# ── Trees of records, broken as disks, editors and hurried people break them ──

Mutation = Callable[[Path, random.Random], None]


def delete(path: Path, _: random.Random) -> None:
    path.unlink()


def duplicate(path: Path, chance: random.Random) -> None:
    shutil.copy(path, path.with_name(f"copy-{chance.randrange(100)}.yml"))


def truncate(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def swap_types(path: Path, chance: random.Random) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    value = chance.choice([None, [], {}, "x", 7, True, [[]], {"a": {"b": 1}}, ["x", "x"], "2026-01-01"])
    path.write_text(yaml.safe_dump(replaced(data, chance.randrange(60), value), allow_unicode=True), encoding="utf-8")


def swap_lines(path: Path, chance: random.Random) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    path.write_text("".join(lines), encoding="utf-8")


MUTATIONS: tuple[Mutation, ...] = (delete, duplicate, truncate, flip, swap_types, swap_lines)


def test_broken_trees_are_refused_or_sound(tmp_path: Path, figure: Any, pytestconfig: pytest.Config) -> None:
    """Five hundred broken trees: never a fault; each is refused, or makes sound outputs and a whole site."""
    root = empty_root(tmp_path / "root")
    shutil.copytree(FIXTURES / "site/practices", root / "practices", dirs_exist_ok=True)
    whole = sorted((root / "practices").rglob("*.yml"))
    assert judged(root).problems == ()
    chance, built, accepted, files = random.Random(SEED), 0, 0, dict[Path, CachedFile]()
    mutants = MUTANTS * pytestconfig.getoption("--fuzz")
    for number in range(mutants):
        path = chance.choice(whole)
        original, mutation = path.read_bytes(), MUTATIONS[number % len(MUTATIONS)]
        mutation(path, chance)
        files.pop(path, None)
        report = judged(root, files)
        assert [problem for problem in report.problems if problem.code == "X001"] == [], (number, mutation, path)
        if not report.problems:
            accepted += 1
            if accepted % 12 == 0:
                assert_sound(root, files)
            if built < BUILT:
                built += 1
                assert_whole_or_refused(root)
        for extra in {*(root / "practices").rglob("*.yml")} - {*whole}:
            extra.unlink()
            files.pop(extra, None)
        path.write_bytes(original)
        files.pop(path, None)
    figure("mutants tried", mutants)
    figure("mutants accepted", accepted)
    figure("mutants built", built)
    assert built == BUILT
    assert accepted < mutants // 2


def assert_whole_or_refused(root: Path) -> None:
    """A build of an accepted tree ends with status 0 and a site without dead addresses, or with 1 and a sentence."""
    done = build(root)
    assert "Traceback" not in done.stdout + done.stderr
    if done.returncode == 0:
        assert list(dead_links(root / "site")) == []
    else:
        assert (done.returncode, done.stderr.splitlines()[-1].startswith("site: ")) == (1, True)
