"""Records for the tests of exports: awkward ones of our own, with the vocabulary of the atlas, and the real ones."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from macros.edition.edition import Edition
from macros.exports import export_files
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader
from tests.atlas import atlas_records

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "exports"


EditionOf = Callable[[Catalogue, str | None], Edition]


def _edition_of(catalogue: Catalogue, site: str | None) -> Edition:
    """An edition of these records."""
    return Edition(
        name="Practice Atlas",
        version="1.0.0",
        date=catalogue.last_reviewed,
        description="Good practices & real cases.",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        site_url=site,
    )


@pytest.fixture(scope="session")
def edition_of() -> EditionOf:
    return _edition_of


@pytest.fixture(scope="session")
def real() -> Catalogue:
    return atlas_records()


@pytest.fixture(scope="session")
def real_files(real: Catalogue) -> Mapping[str, bytes]:
    """The files of the records of the atlas, on a site that has no address."""
    return dict(export_files(real, _edition_of(real, None)))


@pytest.fixture(scope="session")
def catalogue(real: Catalogue) -> Catalogue:
    """The records of the fixtures, with the vocabulary of the atlas."""
    return replace(Loader(FIXTURES).load(), vocabulary=real.vocabulary)


@pytest.fixture(scope="session")
def edition(catalogue: Catalogue) -> Edition:
    return _edition_of(catalogue, "https://atlas.example/kb/")


@pytest.fixture(scope="session")
def files(catalogue: Catalogue, edition: Edition) -> Mapping[str, bytes]:
    return dict(export_files(catalogue, edition))


@pytest.fixture(scope="session")
def homeless(catalogue: Catalogue) -> Mapping[str, bytes]:
    """The files of a site that has no address."""
    return dict(export_files(catalogue, _edition_of(catalogue, None)))
