"""Every address outside the atlas that a record names, with the places where it stands."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from ..records.catalogue import Catalogue
from ..records.markdown import links
from ..records.model import Record
from ..records.paths import path_of
from ..records.text_fields import texts_of

_ADDRESS_FIELDS = ("url", "source")


class LinkPlace(NamedTuple):
    """A line of a file."""

    file: str
    line: int


def external_links(catalogue: Catalogue) -> Mapping[str, tuple[LinkPlace, ...]]:
    """The places of each https address, in the order of files and lines; drafts are left out."""
    found: dict[str, set[LinkPlace]] = defaultdict(set)
    records: list[Record] = [*catalogue.published.values(), *catalogue.published_cases.values()]
    for record in records:
        document = catalogue.documents[path_of(record)]
        for text in texts_of(record):
            if text.where[-1] in _ADDRESS_FIELDS:
                found[text.value].add(LinkPlace(document.file, document.line(text.where)))
            elif text.is_prose:
                for link in links(text.value):
                    found[link.text].add(LinkPlace(document.file, document.line_in(text.where, link.line)))
    return {url: tuple(sorted(found[url])) for url in sorted(found) if url.startswith("https://")}
