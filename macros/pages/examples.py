"""Example calls for the guide of macros, with records that exist; None where no record fits."""

from ..records.catalogue import Catalogue
from .macro import Arguments, Example


def a_practice(catalogue: Catalogue) -> Arguments | None:
    """The first practice."""
    return next((Arguments((id_,)) for id_ in catalogue.published), None)


def a_case(catalogue: Catalogue) -> Arguments | None:
    """The first case."""
    return next((Arguments((id_,)) for id_ in catalogue.published_cases), None)


def a_stage(catalogue: Catalogue) -> Arguments | None:
    """The first stage."""
    return next((Arguments(("stage", key)) for key in catalogue.vocabulary.facets["stage"].by_key), None)


def a_term(facet: str, limit: int) -> Example:
    """The first term of a facet that a practice carries."""

    def example(catalogue: Catalogue) -> Arguments | None:
        keys = catalogue.vocabulary.facets[facet].by_key
        return next((Arguments((), {facet: k, "limit": limit}) for k in keys if (facet, k) in catalogue.by_term), None)

    return example


def a_country(limit: int) -> Example:
    """The first country with a case."""
    return lambda catalogue: next((Arguments((), {"country": c, "limit": limit}) for c in catalogue.countries), None)
