"""How entries point: to other records, to the web, and to sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..edition import routes
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Case, Practice, Source
from .formatting import day, maybe, plain
from .prose_tree import Tree, tree_of

Entry = dict[str, Any]


@dataclass(frozen=True)
class Pointers:
    """Knows which records readers can see, and where."""

    catalogue: Catalogue
    edition: Edition

    def address(self, kind: str, id_: str) -> str | None:
        """The web address of a published record, or None where there is none."""
        published = self.catalogue.published if kind == "practice" else self.catalogue.published_cases
        route = routes.practice(id_) if kind == "practice" else routes.case(id_)
        return self.edition.address(route) if id_ in published else None

    def prose(self, text: str | None) -> Tree:
        """The tree of a prose text, with the addresses of the records that it links to."""
        return tree_of(text, self.address) if text else []

    def practices(self, ids: Iterable[str]) -> list[Entry]:
        """The published ones among these practices, as mentions."""
        published = self.catalogue.published
        return [self.mention(published[id_]) for id_ in ids if id_ in published]

    def mention(self, record: Practice | Case) -> Entry:
        """A record in one line: its title, its place in the book, and its web address."""
        kind = "practice" if isinstance(record, Practice) else "case"
        return {
            "to": f"{kind}:{record.id}",
            "title": plain(record.title),
            "url": self.address(kind, record.id),
        }


def source_entries(sources: Iterable[Source]) -> list[Entry]:
    """Sources as the handbook lists them."""
    return [
        {
            "title": plain(source.title),
            "publisher": maybe(source.publisher),
            "year": source.year,
            "url": source.url,
            "accessed": day(source.accessed) if source.accessed else None,
        }
        for source in sources
    ]
