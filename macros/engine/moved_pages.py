"""Redirects from the former addresses of written pages, which their settings name as `formerly`."""

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.utils.meta import get_data

from ..pages.redirects import redirect_page
from ..pages.site import Site


def moved_pages(files: Files, site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of each redirect to a page of docs/; none in the offline copy, which nobody has bookmarked."""
    for file in files.documentation_pages():
        if site.directory_urls and not file.generated_by:
            _, settings = get_data(file.content_string)
            for old in settings.get("formerly", ()):
                yield f"{old}index.html", redirect_page(old, file.url, site).encode()
