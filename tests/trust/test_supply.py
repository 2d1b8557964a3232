"""What the atlas is built with: reasons, licences and locked versions are told for every package."""

import re
import tomllib
from pathlib import Path

from macros.publishing.headers import apache, nginx
from scripts.licences import locked

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"[a-z0-9-]+", re.IGNORECASE)


def rows(page: str, column: int = 1) -> list[str]:
    """The cells of a column of all tables of a page, heads left out."""
    lines = (ROOT / "docs/maintain" / page).read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[column].strip() for line in lines if line.startswith("|")]
    return [cell for cell in cells if cell not in ("Package", "Why", "Licence") and not cell.startswith("---")]


def test_every_dependency_has_its_reason() -> None:
    """The page names each package of pyproject.toml once, in its order, with a reason."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert rows("dependencies.md") == [match[0] for package in wanted if (match := NAME.match(package))]
    assert all(len(reason) > 10 for reason in rows("dependencies.md", 2))


def test_the_list_of_licences_is_complete() -> None:
    """The page names every locked package, and no licence is unknown: if not, run 'make licences'."""
    assert sorted(name.lower().replace("_", "-") for name in rows("licences.md")) == sorted(
        name.lower().replace("_", "-") for name in locked()
    )
    assert all(licence and licence != "UNKNOWN" for licence in rows("licences.md", 3))


def test_locks_hold_checksums_and_no_address_of_an_index() -> None:
    """Every locked package has its checksums, and where packages come from is left to the machine."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[A-Za-z0-9._-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^[A-Za-z0-9._-]+==", text, re.MULTILINE)) > 40
        assert not re.search(r"--(?:extra-)?index-url|--find-links|--trusted-host|://", text)


def test_the_page_on_hosting_shows_the_headers_that_are_shipped() -> None:
    """The examples for Apache and nginx are word for word what the policy makes."""
    page = (ROOT / "docs/maintain/hosting.md").read_text(encoding="utf-8")
    assert apache() in page
    assert nginx() in page
