"""Cross-references of handbook entries: to other records, to the web, and to sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..edition import routes
from ..edition.edition import Edition
from ..edition.languages import ENGLISH, one_line
from ..edition.words import current_language
from ..records.catalogue import Catalogue
from ..records.model import Record, kind_of
from ..records.works import Work
from .formatting import optional_text
from .prose_tree import Tree, tree_of
from .wording import in_language, read_on

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class CrossReferences:
    """Links to published records, inside a book and on the web."""

    catalogue: Catalogue
    edition: Edition

    def address(self, kind: str, id_: str) -> str | None:
        """The web address of a published record, or None where there is none."""
        return self.edition.address(routes.record(kind, id_)) if id_ in self.catalogue.published_of_kind(kind) else None

    def prose(self, text: str | None) -> Tree:
        """The tree of a prose text, with the addresses of the records that it links to."""
        return tree_of(text, self.address) if text else []

    def link_by_id(self, kind: str, id_: str) -> JsonObject | None:
        """A record by its kind and id as a link, or None where readers do not see it."""
        found = self.catalogue.published_of_kind(kind).get(id_)
        return self.link_to(found) if found else None

    def link_to(self, record: Record) -> JsonObject:
        """A link to a published record: its label in the book, its title, and its web address or None."""
        kind = kind_of(record)
        return {"to": f"{kind}:{record.id}", "title": one_line(record.title), "url": self.address(kind, record.id)}


def source_entries(sources: Iterable[Work]) -> list[JsonObject]:
    """Sources as the handbook lists them; in a book of another language an English title says that it is English."""
    english = ENGLISH if current_language() != ENGLISH else None
    return [
        {
            "title": one_line(source.title),
            "title_language": source.title_language or english,
            "in_language": in_language(source.language) if source.language else None,
            "publisher": optional_text(source.publisher),
            "year": source.year,
            "url": source.url,
            "read_on": read_on(source),
        }
        for source in sources
    ]
