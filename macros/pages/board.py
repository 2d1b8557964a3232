"""The page of each practice for a board: one sheet of paper that says what is to be decided, and why.

It is a file of its own beside the page of the practice, without header, menu and search; the page of the practice is
its canonical address.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from jinja2 import Template

from ..edition import routes
from ..edition.english_parts import with_english_elements
from ..edition.language_sites import language_sites
from ..records.catalogue import Catalogue
from ..records.model import Case, Practice
from ..records.record_facts import phases_of, terms_of
from ..records.vocabulary import Term
from .jinja_env import environment
from .site import INDEX, Site

# How many of each fit on one sheet with the longest texts that records may have.
MOST_STEPS, MOST_CASES, MOST_RISKS, MOST_INDICATORS = 5, 3, 3, 2


class Board(NamedTuple):
    """What the page shows: the practice, its grade, the numbers of cases and countries, and the most telling cases."""

    practice: Practice
    grade: Term
    cases: int
    countries: int
    telling: tuple[Case, ...]


def board_of(practice: Practice, catalogue: Catalogue) -> Board:
    """What the page of a practice for a board shows. Telling cases come first."""
    cases = catalogue.cases_of.get(practice.id, ())
    return Board(
        practice,
        catalogue.grade_of(practice),
        len(cases),
        len(catalogue.countries_of(practice.id)),
        tuple(cases[:MOST_CASES]),
    )


def board_pages(site: Site) -> Iterator[tuple[str, Board, Callable[[], bytes]]]:
    """The file of each published practice: its route, what it shows, and a function that makes it."""
    template = environment(site).get_template("board.html.j2")
    for practice in site.catalogue.published.values():
        board = board_of(practice, site.catalogue)
        yield f"{routes.board(practice.id)}{INDEX}", board, partial(_page, template, board, site)


def _page(template: Template, board: Board, site: Site) -> bytes:
    id_ = board.practice.id
    html = template.render(
        **board._asdict(),
        link=site.link_from(routes.board(id_)),
        address=site.edition.address(routes.practice(id_)),
        directory_urls=site.directory_urls,
        languages=[at for at in language_sites(site.edition) if at.code != site.edition.language],
        steps=board.practice.setup.steps[:MOST_STEPS] if board.practice.setup else (),
        actors=terms_of(board.practice, "actor"),
        risks=_of_phases(board.practice, "challenges")[:MOST_RISKS],
        indicators=_of_phases(board.practice, "indicators")[-MOST_INDICATORS:],
        sources=tuple(dict.fromkeys(source.publisher or source.title for source in board.practice.sources)),
    )
    return with_english_elements(html, site.edition.direction).encode()


def _of_phases(practice: Practice, name: str) -> tuple[object, ...]:
    """The first two entries of a list of each phase."""
    return tuple(entry for _, phase in phases_of(practice) for entry in getattr(phase, name)[:2])
