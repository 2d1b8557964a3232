"""The list of books of an edition: the handbook, one for each practice, and one for each category and stage."""

from collections.abc import Iterator

from ..edition import routes
from ..edition.edition import Edition
from ..edition.languages import one_line
from ..records.catalogue import Catalogue
from ..records.model import Practice
from .book import Book, in_parts, in_reading_order

# A larger handbook comes as one volume for each category. With seven pages a practice, and about 2 MB of memory for
# each page that Typst sets, this is what 2 GiB hold.
LARGEST = 150
TERM_FACETS = ("category", "stage")


def books(catalogue: Catalogue, edition: Edition) -> Iterator[Book]:
    """Every book of the edition, the handbook first."""
    yield from handbook(catalogue, edition)
    yield from term_books(catalogue)
    yield from singles(catalogue)


def handbook(catalogue: Catalogue, edition: Edition) -> Iterator[Book]:
    """The handbook of everything; where that is too large, a guide and one volume for each category."""
    practices = in_reading_order(list(catalogue.published.values()), catalogue)
    subject = one_line(edition.description)
    if len(practices) <= LARGEST:
        yield Book(routes.HANDBOOK_PDF, "handbook", edition.name, subject, practices)
        return
    yield Book(routes.HANDBOOK_PDF, "guide", edition.name, subject, practices)
    for key, group in in_parts(practices, catalogue).items():
        term = catalogue.vocabulary.term("category", key)
        yield Book(routes.volume_pdf(key), "handbook", f"{edition.name}: {term.label}", term.definition, tuple(group))


def term_books(catalogue: Catalogue) -> Iterator[Book]:
    """One collection for each category and each stage that has practices; it shows cases in brief."""
    for facet in TERM_FACETS:
        for term in catalogue.vocabulary.facets[facet].terms:
            if found := catalogue.by_term.get((facet, term.key)):
                practices = in_reading_order(found, catalogue)
                yield Book(routes.term_pdf(facet, term.key), "collection", term.label, term.definition, practices, True)


def singles(catalogue: Catalogue) -> Iterator[Book]:
    """A book for each practice in reading order, so that Typst can reuse the layout of cases that neighbours share."""
    return map(single, in_reading_order(list(catalogue.published.values()), catalogue))


def single(practice: Practice) -> Book:
    """The book of one practice."""
    route = routes.practice_pdf(practice.id)
    return Book(route, "single", one_line(practice.title), one_line(practice.summary), (practice,))
