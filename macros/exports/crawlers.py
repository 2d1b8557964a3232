"""Files for crawlers: llms.txt, an index of the site in Markdown, and robots.txt."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..edition import routes
from ..edition.download_manifest import DataFile
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.model import Practice
from .file_list import described_files

_MARKS = re.compile(r"([\\`*_\[\]<>{}|])")


class CategorySection(NamedTuple):
    """The practices whose first category this is."""

    label: str
    practices: Sequence[Practice]


def crawler_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Both files with their routes."""
    templates = _environment()
    index = templates.get_template("llms.txt.j2").render(
        edition=edition,
        files=_data_files(),
        parts=_parts(catalogue),
        address=lambda route: edition.address(route) or route,
        page=lambda practice: edition.address(routes.practice(practice.id)) or routes.practice(practice.id),
    )
    yield "llms.txt", index.encode()
    yield "robots.txt", templates.get_template("robots.txt.j2").render(edition=edition).encode()


def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - plain text, in which HTML escapes would be shown
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = _as_markdown
    return environment


def _as_markdown(text: str) -> str:
    """Plain text on one line, with the special characters of Markdown escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _data_files() -> Sequence[DataFile]:
    return [file for file in described_files() if file.is_one and file.route.startswith("data/")]


def _parts(catalogue: Catalogue) -> Iterator[CategorySection]:
    for term in catalogue.vocabulary.facets["category"].terms:
        first = [p for p in catalogue.published.values() if p.categories[0] == term.key]
        if first:
            yield CategorySection(term.label, first)
