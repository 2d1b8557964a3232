"""Puts together what the hooks need of the other rooms: the Site, the generated files and the JSON-LD."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..contribute.form import record_scripts
from ..contribute.use_form import use_script
from ..edition import routes
from ..edition.accessibility_results import read_results
from ..edition.download_manifest import read_manifest
from ..edition.edition import Edition
from ..edition.script_json import script_json
from ..edition.settings import edition_of
from ..edition.words import set_language
from ..exports import described_files, export_files
from ..exports.schema_org import case_jsonld, practice_jsonld
from ..pages.board import board_pages
from ..pages.finder_data import finder_scripts
from ..pages.redirects import redirect_page, redirects
from ..pages.site import Site
from ..pages.tool_data import reader_scripts
from ..pages.tool_texts import proposal_scripts, text_scripts
from ..records.catalogue import Catalogue
from ..translations.build import translated


def translated_site(
    root: Path, catalogue: Catalogue, language: str, today: date, directory_urls: bool, offline: bool
) -> Site:
    """The Site of a root in another language, with the downloads that were made in it.

    Raises TranslationError or SettingsError.
    """
    found = translated(root, catalogue, language, today)
    set_language(language, found.words)
    edition = edition_of(root, catalogue).in_language(language)
    return _site(root, found.catalogue, edition, today, directory_urls, offline)


def site_of(root: Path, catalogue: Catalogue, today: date, directory_urls: bool, offline: bool) -> Site:
    """The Site of a root: its Catalogue and edition, and the downloads that were made before.

    Raises SettingsError, or another ValueError, where its settings cannot be read.
    """
    set_language()
    return _site(root, catalogue, edition_of(root, catalogue), today, directory_urls, offline)


def _site(root: Path, catalogue: Catalogue, edition: Edition, today: date, directory_urls: bool, offline: bool) -> Site:
    made = root / "build" / edition.folder
    listed = read_manifest(made / routes.DOWNLOADS).items()
    taken = (at for at in listed if not offline or at[0].startswith(routes.KITS))  # books are downloads of their own
    downloads = {route: file for route, file in taken if (made / route).is_file()}
    catalogue = replace(catalogue, documents={})  # lines are for messages only, and half of the memory
    return Site(catalogue, edition, downloads, today, directory_urls, described_files(), read_results(root))


def collection_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of each generated file that depends on all records: redirects, and the data for scripts."""
    for old, new in redirects(site.catalogue):
        yield f"{old}index.html", redirect_page(old, new, site).encode()
    yield from reader_scripts(site)
    yield from finder_scripts(site)
    yield use_script(site.catalogue, site.edition)


def record_files(site: Site) -> Iterator[tuple[str, tuple[object, ...], Callable[[], bytes]]]:
    """Route, records and maker of each file that depends on a few records: for the form, for the plan, for boards."""
    yield from record_scripts(site.catalogue)
    yield from text_scripts(site)
    yield from board_pages(site)
    yield from proposal_scripts(site)


def open_data(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of every published data file."""
    return export_files(site.catalogue, site.edition)


def jsonld(route: str, site: Site) -> str | None:
    """The JSON-LD of the practice or case at a route, safe inside a script element; None for other pages."""
    id_ = route.rstrip("/").rpartition("/")[2]
    if route == routes.practice(id_) and id_ in site.catalogue.published:
        return script_json(practice_jsonld(site.catalogue.published[id_], site.catalogue, site.edition))
    if route == routes.case(id_) and id_ in site.catalogue.published_cases:
        return script_json(case_jsonld(site.catalogue.published_cases[id_], site.catalogue, site.edition))
    return None
