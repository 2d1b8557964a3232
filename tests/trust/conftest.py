"""A small root of made-up records that tests may build, break and build again."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root of its own."""
    return make_root(tmp_path / "root")


def make_root(made: Path) -> Path:
    """A root with the made-up records of the site tests; macros and docs are those of the checkout."""
    made.mkdir()
    for name in ("macros", "docs"):
        (made / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "mkdocs.offline.yml"):
        shutil.copy(ROOT / name, made)
    shutil.copytree(ROOT / "tests/fixtures/site/practices", made / "practices")
    shutil.copytree(ROOT / "practices/vocabulary", made / "practices/vocabulary")
    return made
