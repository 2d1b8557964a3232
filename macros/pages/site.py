"""What every page is made from, and the addresses by which pages find each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..edition.accessibility_results import Results
from ..edition.download_manifest import DataFile, Download
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Practice

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
class PracticeCard:
    """All that the card of a practice shows: the record, and the numbers of its cases and of their countries."""

    practice: Practice
    cases: int
    countries: int


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

    @cached_property
    def practice_cards(self) -> Mapping[str, PracticeCard]:
        """The cards of all published practices by id, in the order of their titles."""
        catalogue = self.catalogue
        return {
            id_: PracticeCard(practice, len(catalogue.cases_of.get(id_, ())), len(catalogue.countries_of(id_)))
            for id_, practice in catalogue.published.items()
        }

    @property
    def global_dependencies(self) -> tuple[object, ...]:
        """What every page may show or link to. Where it is not equal, no page of another site can be kept."""
        records = frozenset(self.catalogue.published), frozenset(self.catalogue.published_cases)
        return self.edition, self.downloads, self.today, self.directory_urls, self.catalogue.vocabulary, records

    def link_from(self, here: str) -> Link:
        """The links of the page at route `here`."""
        return Link("../" * here.count("/"), self.directory_urls)
