"""What the pictures of the whole are drawn from: every practice once, counts that add up, shades in proportion."""

import shutil
from pathlib import Path

import pytest

from macros.pages.charts import SHADES, coverage_rows, importance_by_effort, journey_rows
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = tmp_path_factory.mktemp("records")
    shutil.copytree(ROOT / "tests/fixtures/site/practices", root / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
    return Loader(root).load()


@pytest.mark.parametrize("phase", ["setup", "delivery"])
def test_each_practice_is_one_dot_at_its_importance_and_effort(catalogue: Catalogue, phase: str) -> None:
    seen = []
    for row in importance_by_effort(catalogue, phase):
        for level, practices in enumerate([row.unrated, *row.cells]):
            for practice in practices:
                effort = catalogue.levels_of(practice).get((phase, "effort"))
                assert (practice.importance, effort.level if effort else 0) == (row.term.key, level)
                seen.append(practice.id)
    assert sorted(seen) == sorted(catalogue.published)


def test_the_line_of_the_journey_runs_from_the_first_to_the_last_stage(catalogue: Catalogue) -> None:
    stages = list(catalogue.vocabulary.facets["stage"].by_key)
    levels = catalogue.vocabulary.facets["importance"].by_key
    rows = {row.practice.id: row for level in levels for row in journey_rows(catalogue, level)}
    assert sorted(rows) == sorted(catalogue.published)
    buddies = rows["welcome-buddies"]
    served = [stage for stage, helps in zip(stages, buddies.helps, strict=True) if helps]
    assert served == ["before-arrival", "on-arrival", "during-stay"]
    assert list(buddies.between) == [True, True, True, False, False, False]
    assert not any(rows["hr-strategy"].between)


def test_the_lines_come_in_the_order_of_the_journey(catalogue: Catalogue) -> None:
    firsts = [row.helps.index(True) for row in journey_rows(catalogue, "essential")]
    assert firsts == sorted(firsts)


def test_coverage_counts_each_category_and_stage_and_shades_in_proportion(catalogue: Catalogue) -> None:
    stages = list(catalogue.vocabulary.facets["stage"].by_key)
    rows = coverage_rows(catalogue)
    published = catalogue.published.values()
    most = max(count for row in rows for count, _ in row.cells)
    for row in rows:
        inside = [practice for practice in published if row.term.key in practice.categories]
        assert row.total == len(inside)
        assert [count for count, _ in row.cells] == [sum(stage in p.stages for p in inside) for stage in stages]
        for count, shade in row.cells:
            assert (shade == 0) == (count == 0)
            assert (shade == SHADES) == (count > most * (SHADES - 1) / SHADES)
