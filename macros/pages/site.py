"""The Site, which is the input of all pages, and the links between pages."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..edition.accessibility_results import Results
from ..edition.download_manifest import DataFile, Download
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.vocabulary import Term

INDEX = "index.html"
_PATH = re.compile(r"[^?#]*")


@dataclass(frozen=True)
class Link:
    """Makes the relative address of any route for links on one page.

    Each address begins with the relative path to the site root, so that HTML made for one page fits another when that
    path is replaced.
    """

    root: str
    directory_urls: bool
    published: Callable[[str], str] = str
    """Gives a route its name on the site."""

    def __call__(self, route: str) -> str:
        """The relative address of a route such as `practices/x/#cases`, `practices/?stage=x` or `data/x.json`.

        Raises TypeError for what is no text, such as a record in place of `routes.of(record)`.
        """
        route = self.published(route)
        if self.directory_urls:
            return self.root + route or "./"  # adding refuses a record, whose every field would else be printed
        path = _PATH.match(route)[0]  # type: ignore[index]
        page = INDEX if path.endswith("/") or not path else ""
        return f"{self.root}{path}{page}{route[len(path) :]}"


@dataclass(frozen=True)
class PracticeCard:
    """The data of the card of a practice: the record, its grade of evidence and the number of its cases."""

    practice: Practice
    grade: Term
    cases: int


@dataclass(frozen=True)
class Site:
    """The input of all pages. `directory_urls` is the setting `use_directory_urls` of MkDocs."""

    catalogue: Catalogue
    edition: Edition
    downloads: Mapping[str, Download] = field(default_factory=dict)
    today: date | None = None
    """The day of the build, from which reviews are overdue; None shows none as overdue."""
    directory_urls: bool = True
    data_files: Sequence[DataFile] = ()
    """The published data files with their descriptions."""
    accessibility: Results | None = None
    """The saved results of the accessibility tests, or None."""

    @cached_property
    def practice_cards(self) -> Mapping[str, PracticeCard]:
        """The cards of all published practices by id, in the order of their titles."""
        catalogue = self.catalogue
        return {
            id_: PracticeCard(practice, catalogue.grade_of(practice), len(catalogue.cases_of.get(id_, ())))
            for id_, practice in catalogue.published.items()
        }

    @property
    def global_dependencies(self) -> tuple[object, ...]:
        """The values that any page may show or link to. Where they differ from the last build, all pages are stale."""
        records = frozenset(self.catalogue.published), frozenset(self.catalogue.published_cases)
        vocabulary, layers = self.catalogue.vocabulary, (self.catalogue.untranslated, self.catalogue.outdated)
        return self.edition, self.downloads, self.today, self.directory_urls, vocabulary, records, layers

    def link_from(self, here: str) -> Link:
        """The Link of the page at the route `here`."""
        return Link("../" * here.count("/"), self.directory_urls, self.edition.published)
