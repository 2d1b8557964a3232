"""What the atlas is built with: reasons, licences and locked versions are told for every package."""

import json
import re
import subprocess
import tomllib
from importlib.metadata import metadata, requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from macros.publishing.headers import apache, nginx
from scripts.licences import locked

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"[a-z0-9-]+", re.IGNORECASE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.txt", "requirements-dev.txt")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
LOWEST = PROJECT["requires-python"].removeprefix(">=")


def rows(page: str, column: int = 1) -> list[str]:
    """The cells of a column of all tables of packages on a page, heads left out."""
    text = (ROOT / "docs/maintain" / page).read_text(encoding="utf-8")
    tables = re.findall(r"^\| Package \|.*\n\|[-|]+\n((?:\|.*\n?)+)", text, re.MULTILINE)
    return [line.split("|")[column].strip() for table in tables for line in table.splitlines()]


def test_every_dependency_has_its_reason() -> None:
    """The page names each package of pyproject.toml and of package.json once, in its order, with a reason."""
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    tools = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    names = [match[0] for package in wanted if (match := NAME.match(package))]
    assert rows("dependencies.md") == [*names, *tools]
    assert all(len(reason) > 10 for reason in rows("dependencies.md", 2))


def test_the_list_of_licences_is_complete() -> None:
    """The page names every locked package, and no licence is unknown: if not, run 'make licences'."""
    assert sorted(name.lower().replace("_", "-") for name in rows("licences.md")) == sorted(
        name.lower().replace("_", "-") for name in locked()
    )
    assert all(licence and licence != "UNKNOWN" for licence in rows("licences.md", 3))


def test_locks_hold_checksums_and_no_address_of_an_index() -> None:
    """Every locked package has its checksums, and where packages come from is left to the machine."""
    for name in LOCKS:
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[A-Za-z0-9._-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^[A-Za-z0-9._-]+==", text, re.MULTILINE)) > 40
        assert not re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|://", text)


def names_in(lock: str) -> set[str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name) for name in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_runs_on_the_lowest_python_that_is_promised(lock: str) -> None:
    """Where this is red after 'make lock', pyproject.toml must hold the package at a version that still does."""
    asked = {name: metadata(name).get("Requires-Python", "") for name in names_in(lock)}
    assert {name: python for name, python in asked.items() if not SpecifierSet(python).contains(LOWEST)} == {}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system[1])
def test_a_lock_holds_what_its_packages_need_on_every_system(lock: str, system: tuple[str, str, str]) -> None:
    """Versions are locked on one system: what a package needs elsewhere only must be there too, or pip refuses all."""
    names = names_in(lock)
    missing = set()
    for python, name in product((LOWEST, "3.14"), names):
        where = dict(zip(("sys_platform", "platform_system", "os_name"), system, strict=True))
        where |= {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
        needed = [
            need for need in map(Requirement, requires(name) or ()) if not need.marker or need.marker.evaluate(where)
        ]
        missing |= {(python, name, need.name) for need in needed if canonicalize_name(need.name) not in names}
    assert missing == set()


def test_the_lowest_python_is_said_once_and_older_ones_are_refused_in_one_sentence(tmp_path: Path) -> None:
    """README and Makefile say what pyproject.toml says, and no folder is made for an older Python."""
    older = tmp_path / "python3"
    version = f"sys.version_info = (3, {int(LOWEST.split('.')[1]) - 1}); sys.version = '3.10.9 (main)'"
    older.write_text(f'#!/bin/sh\ntest "$1" = -c || exit 99\nexec python3 -c "import sys; {version}; $2"\n', "utf-8")
    older.chmod(0o755)

    command = ["make", f"PYTHON={older}", f"VENV={tmp_path}/venv", f"{tmp_path}/venv/bin/python"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert f"You need Python {LOWEST} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"make: the atlas needs Python {LOWEST} or newer, and {older} is 3.10.9; name another"
    )
    assert not (tmp_path / "venv").exists()


def test_the_lock_of_npm_holds_checksums_and_no_address_of_a_registry() -> None:
    """Every locked package of npm has its checksum, and where it comes from is left to the machine."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked_packages = {name: entry for name, entry in packages.items() if name}
    assert locked_packages
    assert all(entry["integrity"].startswith("sha512-") for entry in locked_packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_the_page_on_hosting_shows_the_headers_that_are_shipped() -> None:
    """The examples for Apache and nginx are word for word what the policy makes."""
    page = (ROOT / "docs/maintain/hosting.md").read_text(encoding="utf-8")
    assert apache() in page
    assert nginx() in page
