"""Pages that only lead on: old addresses of records that were renamed or retired."""

from collections.abc import Iterator

from ..edition import routes
from ..records.catalogue import Catalogue
from ..records.model import Case, Practice, Record
from .jinja_env import environment
from .site import Site


def redirects(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every old route with the route that took its place."""
    records: list[Record] = [*catalogue.practices.values(), *catalogue.cases.values()]
    for record in records:
        if record.status == "published":
            yield from ((_route(record, old), _route(record, record.id)) for old in record.formerly)
        elif record.status == "retired":
            yield _route(record, record.id), _successor(record, catalogue)


def moved_page(old: str, new: str, site: Site) -> str:
    """A page at the old route that sends browsers and readers on; it needs no script."""
    template = environment(site).get_template("moved.html.j2")
    return template.render(link=site.link_from(old), route=new, address=site.edition.address(new))


def _successor(record: Record, catalogue: Catalogue) -> str:
    """The page of the replacement; for a case without one, its country, or all cases if the country has none."""
    if record.replaced_by:
        return _route(record, record.replaced_by)
    if isinstance(record, Case) and record.country in catalogue.countries:
        return routes.term(routes.COUNTRY, record.country)
    return routes.CASES


def _route(record: Record, id_: str) -> str:
    return routes.practice(id_) if isinstance(record, Practice) else routes.case(id_)
