"""Links from the pages of docs/ to pages that the records make: which of them lead nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

from ..edition import routes
from ..records.catalogue import Catalogue
from ..records.messages import said
from ..records.problems import Problem, did_you_mean, quoted
from ..records.uses import countries_named
from .page_list import LISTED_FACETS

CODE = "W001"
DOCS = "docs"
# A relative link in Markdown to a page; the part behind # is not looked at.
_LINK = re.compile(r"\]\((?![a-z]+:|/)([^)\s#]+\.md)(?:#[^)\s]*)?\)")


def dead_docs_links(root: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """One problem for each link to a page that neither lies in docs/ nor is made of the records of the Catalogue."""
    docs = root / DOCS
    made = frozenset(routes.source(route) for route in made_routes(catalogue))
    for path in sorted(docs.rglob("*.md")):
        page = path.relative_to(docs).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for target in _LINK.findall(line):
                source = normpath(join(dirname(page), target))
                if source not in made and not (docs / source).is_file():
                    told = said(CODE, got=quoted(target))._replace(tip=did_you_mean(source, made))
                    yield Problem(f"{DOCS}/{page}", number, CODE, *told)


def made_routes(catalogue: Catalogue) -> Iterator[str]:
    """The routes of all pages of list_pages, without what they show, which takes a check too long."""
    yield from (routes.practice(id_) for id_ in catalogue.published)
    yield from (routes.case(id_) for id_ in catalogue.published_cases)
    for facet in LISTED_FACETS:
        yield routes.facet(facet)
        yield from (routes.term(facet, key) for key in catalogue.vocabulary.facets[facet].by_key)
    yield from (routes.term(routes.COUNTRY, code) for code in countries_named(catalogue))
    yield routes.DOCUMENTS
    yield routes.MODELS
    yield from map(routes.model, catalogue.models)
    yield routes.FRAMEWORKS
    yield from map(routes.framework, catalogue.frameworks)
