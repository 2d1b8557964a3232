"""The page macros of this room; each takes the route of the calling page as its first argument."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.rules import RULES
from .form import record_form
from .guide import field_reference, rule_list


def contributor_macros(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, Callable[[str], Markup]]]:
    """The macros by name: practice_form, case_form, field_reference and rule_list."""

    def form(kind: str) -> Callable[[str], Markup]:
        return lambda here: record_form(kind, catalogue, edition, "../" * here.count("/"))

    yield "practice_form", form("practice")
    yield "case_form", form("case")
    yield "field_reference", lambda _: field_reference(catalogue.vocabulary)
    yield "rule_list", lambda _: rule_list(RULES)
