"""What every page is made from, and the addresses by which pages find each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..edition.accessibility_results import Results
from ..edition.download_manifest import DataFile, Download
from ..edition.edition import Edition
from ..records.catalogue import Catalogue

INDEX = "index.html"
_PATH = re.compile(r"[^?#]*")


@dataclass(frozen=True)
class Link:
    """Gives the relative address of any route as seen from one page.

    Addresses lead through the root, so that what was made for one page fits another when that way is exchanged.
    """

    root: str
    directory_urls: bool

    def __call__(self, route: str) -> str:
        """The address of a route such as `practices/x/#cases` or `practices/?stage=x`, or of a file of data."""
        if self.directory_urls:
            return f"{self.root}{route}" or "./"
        path = _PATH.match(route)[0]  # type: ignore[index]
        page = INDEX if path.endswith("/") or not path else ""
        return f"{self.root}{path}{page}{route[len(path) :]}"


@dataclass(frozen=True)
class Site:
    """The Catalogue with what pages need besides. `directory_urls` as MkDocs means it."""

    catalogue: Catalogue
    edition: Edition
    downloads: Mapping[str, Download] = field(default_factory=dict)
    today: date | None = None
    """The day of the build, from which reviews are overdue; None shows none as overdue."""
    directory_urls: bool = True
    data_files: Sequence[DataFile] = ()
    """What each file of the open data is."""
    accessibility: Results | None = None
    """What the accessibility tests found when they last ran for the statement."""

    def link_from(self, here: str) -> Link:
        """The links of the page at route `here`."""
        return Link("../" * here.count("/"), self.directory_urls)
