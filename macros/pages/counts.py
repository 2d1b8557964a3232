"""The numbers of practices, cases and so on that pages show, computed from the Catalogue."""

from collections.abc import Mapping

from ..records.catalogue import Catalogue
from ..records.vocabulary import ESSENTIAL


def counts(catalogue: Catalogue) -> Mapping[str, int]:
    """The counts of published records by name, such as `practices` and `countries`."""
    return {
        "practices": len(catalogue.published),
        "cases": len(catalogue.published_cases),
        "countries": len(catalogue.countries),
        "categories": len(catalogue.vocabulary.facets["category"].terms),
        "stages": len(catalogue.vocabulary.facets["stage"].terms),
        "essential": len(catalogue.by_term.get(("importance", ESSENTIAL), ())),
        "institutions": len({case.institution for case in catalogue.published_cases.values()}),
    }
