"""Redirects from old addresses of records that were renamed or retired."""

from collections.abc import Iterator

from ..edition import routes
from ..records.catalogue import Catalogue
from ..records.model import Case, Record, kind_of
from .jinja_env import environment
from .site import Site


def redirects(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every old route with the route that it redirects to."""
    for record in catalogue.records:
        if record.status == "published":
            yield from ((routes.record(kind_of(record), old), routes.of(record)) for old in record.formerly)
        elif record.status == "retired":
            yield routes.of(record), _successor(record, catalogue)


def redirect_page(old: str, new: str, site: Site) -> str:
    """The HTML of a page that redirects from the old route to the new one, without a script."""
    template = environment(site).get_template("moved.html.j2")
    return template.render(link=site.link_from(old), route=new, address=site.edition.address(new))


def _successor(record: Record, catalogue: Catalogue) -> str:
    """The page of the replacement; for a case without one, its country, or all cases if the country has none."""
    if record.replaced_by:
        return routes.record(kind_of(record), record.replaced_by)
    if isinstance(record, Case) and record.country in catalogue.countries:
        return routes.term(routes.COUNTRY, record.country)
    return routes.CASES
