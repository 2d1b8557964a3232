"""The external links of all published records, with file and line."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from ..records.catalogue import Catalogue
from ..records.markdown import links
from ..records.paths import path_of
from ..records.text_fields import texts_of

_ADDRESS_FIELDS = ("url", "source")


class LinkPlace(NamedTuple):
    """The file of a link, relative to the root, and its line from 1."""

    file: str
    line: int


def external_links(catalogue: Catalogue) -> Mapping[str, tuple[LinkPlace, ...]]:
    """The places of each https address in published records, sorted by address, file and line."""
    found: dict[str, set[LinkPlace]] = defaultdict(set)
    for record in catalogue.published_records:
        document = catalogue.documents[path_of(record)]
        for text in texts_of(record):
            if text.where[-1] in _ADDRESS_FIELDS:
                found[text.value].add(LinkPlace(document.file, document.line(text.where)))
            elif text.is_prose:
                for link in links(text.value):
                    found[link.text].add(LinkPlace(document.file, document.line_in(text.where, link.line)))
    return {url: tuple(sorted(found[url])) for url in sorted(found) if url.startswith("https://")}
