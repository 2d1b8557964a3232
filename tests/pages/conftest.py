"""One small site for all tests of pages: a full, a minimal and a nasty practice, a draft, and two cases."""

from datetime import date
from pathlib import Path

import pytest

from macros.edition.download_manifest import Download
from macros.edition.edition import Edition
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records.validate import load_catalogue

FIXTURE = Path(__file__).parent.parent / "fixtures" / "atlas"
TODAY = date(2026, 2, 1)


@pytest.fixture(scope="session")
def site() -> Site:
    catalogue = load_catalogue(FIXTURE, TODAY)
    edition = Edition(
        name="Test Atlas",
        version="9.9",
        date=catalogue.last_reviewed,
        description="A small atlas.",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        site_url="https://atlas.example/",
        repository="https://code.example/atlas",
        editors_mail="editors@atlas.example",
    )
    downloads = {"downloads/practices/full.pdf": Download(bytes=81_234, pages=4)}
    return Site(catalogue, edition, downloads, TODAY)


@pytest.fixture(scope="session")
def renderer(site: Site) -> Renderer:
    return Renderer(site)
