"""Institutions that say themselves that they use a practice: what they must give, and which of them are no case."""

import shutil
from pathlib import Path

import pytest
from broken import SOUND, TODAY

from macros.records.loader import Loader
from macros.records.model import Use
from macros.records.uses import more_uses
from macros.records.validate import validate

FILE = "practices/visa-help.yml"
USE = "in_use:\n  - institution: North University\n    country: NO\n    url: {url}\n"


def root_with(text: str, folder: Path) -> Path:
    """The sound records with this text at the end of a practice."""
    root = Path(shutil.copytree(SOUND, folder / "root"))
    (root / FILE).write_text((root / FILE).read_text("utf-8") + text, "utf-8")
    return root


def test_an_institution_with_a_page_and_a_country_is_enough(tmp_path: Path) -> None:
    report = validate(root_with(USE.format(url="https://www.example.org/visas"), tmp_path), TODAY)

    assert report.problems == ()
    [use] = report.catalogue.practices["visa-help"].in_use
    assert (use.institution, use.since) == ("North University", None)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/visas",
        "javascript:alert(1)",
        "www.example.org/visas",
        "'https://www.example.org/a b'",
        "'https://www.example.org/<script>'",
    ],
)
def test_its_address_must_be_as_safe_as_any_other(url: str, tmp_path: Path) -> None:
    [problem] = validate(root_with(USE.format(url=url), tmp_path), TODAY).problems

    assert (problem.code, problem.file, problem.line) == ("F003", FILE, 52)
    assert problem.message.startswith("in_use 1.url must ")


def test_a_page_that_shows_documents_of_others_is_none_of_the_institution(tmp_path: Path) -> None:
    [problem] = validate(root_with(USE.format(url="https://issuu.com/north/visas"), tmp_path), TODAY).problems

    assert (problem.code, problem.line) == ("L009", 52)


@pytest.mark.parametrize(
    ("institution", "country", "is_more"),
    [
        ("North University", "NO", False),
        ("north university", "NO", False),
        ("North University", "SE", True),
        ("North University of Crafts", "NO", True),
        ("North", "NO", True),
        ("University", "NO", True),
        ("North University (South)", "NO", True),
    ],
)
def test_more_are_those_of_which_no_case_is_told(institution: str, country: str, *, is_more: bool) -> None:
    catalogue = Loader(SOUND).load()
    case = catalogue.cases["north-desk"].model_copy(update={"institution": "North University, Welcome Centre"})
    use = Use(institution=institution, country=country, url="https://www.example.org/visas")
    practice = catalogue.practices["visa-help"].model_copy(update={"in_use": (use,)})

    assert more_uses(practice, [case]) == ((use,) if is_more else ())
    assert more_uses(practice, []) == (use,)
