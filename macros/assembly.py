"""What the views make of the records besides pages, put together for the hooks; views do not know each other."""

from collections.abc import Iterator
from typing import Any

from . import routes
from .contribute.form import record_scripts
from .exports import export_files
from .exports.page_jsonld import case_jsonld, practice_jsonld
from .pages.moved import moved_page, redirects
from .pages.reader_data import DATA_SCRIPT, reader_script
from .pages.reader_texts import text_scripts
from .pages.site import Site


def made_of_records(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of every file that pages need: redirects, and the data of forms and of the reader's tools."""
    for old, new in redirects(site.catalogue):
        yield f"{old}index.html", moved_page(old, new, site).encode()
    yield from record_scripts(site.catalogue)
    yield DATA_SCRIPT, reader_script(site)
    yield from text_scripts(site)


def open_data(site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of every file that readers take away as data."""
    return export_files(site.catalogue, site.edition)


def jsonld(route: str, site: Site) -> dict[str, Any] | None:
    """What machines read of a practice or a case; nothing for lists."""
    id_ = route.rstrip("/").rpartition("/")[2]
    if route == routes.practice(id_) and id_ in site.catalogue.published:
        return practice_jsonld(site.catalogue.published[id_], site.catalogue, site.edition)
    if route == routes.case(id_) and id_ in site.catalogue.published_cases:
        return case_jsonld(site.catalogue.published_cases[id_], site.catalogue, site.edition)
    return None
