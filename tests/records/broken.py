"""Roots that break one rule each: the sound records of the fixtures, with the files of one code laid over them."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from macros.records.rules.examples import BROKEN, GOOD, SOUND
from macros.records.validate import validate

TODAY = date(2026, 11, 23)


def _too_large(root: Path) -> None:
    (root / "practices/visa-help.yml").write_text("title: x\n" + "# padding\n" * 20_000, "utf-8")


def _no_folder(root: Path) -> None:
    shutil.rmtree(root / "practices")


def _links(root: Path) -> None:
    (root / "practices/linked.yml").symlink_to(root / "practices/visa-help.yml")
    (root / "practices/cases").rename(root / "elsewhere")
    (root / "practices/cases").symlink_to(root / "elsewhere")


def _list_missing(root: Path) -> None:
    (root / "practices/vocabulary/scales.yml").unlink()
    (root / "practices/vocabulary/goals.yml").unlink()


def _a_device(root: Path) -> None:
    (root / "practices/visa-help.yml").rename(root / "practices/con.yml")
    for path in root.glob("practices/**/*.yml"):
        path.write_text(path.read_text("utf-8").replace("visa-help", "con"), "utf-8")


# What cannot lie in a repository as a plain file.
MADE: dict[str, Callable[[Path], None]] = {
    "Y002": _too_large,
    "S001": _no_folder,
    "S002": _links,
    "S005": _a_device,
    "V001": _list_missing,
}


def codes() -> set[str]:
    """The codes for which there is a fixture."""
    return {path.name for path in BROKEN.iterdir()} | set(MADE)


def root_for(code: str, folder: Path) -> Path:
    """A root in `folder` that breaks the rule with this code."""
    root = folder / code
    shutil.copytree(SOUND, root)
    if (BROKEN / code / "practices").is_dir():
        shutil.copytree(BROKEN / code / "practices", root / "practices", dirs_exist_ok=True)
    if code in MADE:
        MADE[code](root)
    return root


def mended_root_for(code: str, folder: Path) -> Path:
    """A root in `folder` in which the twins of the files that break a rule keep it."""
    root = folder / code
    shutil.copytree(SOUND, root)
    if (GOOD / code).is_dir():
        shutil.copytree(GOOD / code, root, dirs_exist_ok=True)
    return root


def seen_by_contributor(root: Path) -> str:
    """All that `make check` prints on the problems of a root."""
    return "".join(f"{problem.as_text()}\n" for problem in validate(root, TODAY).problems)
