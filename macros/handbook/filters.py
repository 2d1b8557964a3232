"""Filters for a selection of practices: by id, or by terms."""

from collections.abc import Iterable, Mapping, Sequence

from ..edition.country_names import country_name
from ..edition.languages import one_line
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.problems import did_you_mean, quoted, which_id
from ..records.record_facts import terms_of
from ..records.vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .wording import practices_counted

FACETS = (*PRACTICE_FACETS, *INVOLVED_FACETS, "country")


class SelectionError(ValueError):
    """A selection is wrong or empty; the message is one sentence for the person who made it."""


def select(catalogue: Catalogue, only: Sequence[str], where: Sequence[str]) -> tuple[Practice, ...]:
    """Published practices with one of the ids in `only`, or all; of these, those that meet every `facet=term`.

    The same facet given twice means either term. The order is that of `only`, else that of the catalogue.
    Raises SelectionError for an unknown id, facet or term, and where no practice is left.
    """
    wanted = _wanted(catalogue, where)
    chosen = [_published(catalogue, id_) for id_ in dict.fromkeys(only)] or list(catalogue.published.values())
    found = tuple(practice for practice in chosen if _meets(practice, wanted, catalogue))
    if not found:
        said = " and ".join([*where, *([f"one of {', '.join(only)}"] if only else [])]) or "anything"
        raise SelectionError(f"the selection must find at least one practice; nothing is {quoted(said, 200)}")
    return found


def title_of(practices: Sequence[Practice], where: Sequence[str], catalogue: Catalogue, name: str) -> str:
    """The title of a selection for its cover: `name` for all practices, the title of a single one, else the terms."""
    if len(practices) == len(catalogue.published):
        return name
    if len(practices) == 1:
        return one_line(practices[0].title)
    wanted = _wanted(catalogue, where).items()
    labels = [_label(catalogue, facet, term) for facet, terms in wanted for term in sorted(terms)]
    return ", ".join(labels) or practices_counted(len(practices))


def _label(catalogue: Catalogue, facet: str, term: str) -> str:
    return country_name(term) if facet == "country" else catalogue.vocabulary.label(facet, term)


def _published(catalogue: Catalogue, id_: str) -> Practice:
    if id_ in catalogue.published:
        return catalogue.published[id_]
    hint = which_id(id_, catalogue.published)
    raise SelectionError(f"a practice must be published to be exported; got {quoted(id_)}{_tail(hint)}")


def _wanted(catalogue: Catalogue, where: Iterable[str]) -> Mapping[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for condition in where:
        name, equals, term = (part.strip() for part in condition.partition("="))
        facet = name.replace("-", "_")
        if not equals or not term:
            raise SelectionError(f"a condition must look like stage=before-arrival; got {quoted(condition)}")
        if facet not in FACETS:
            hint = did_you_mean(facet, FACETS) or f"the facets are {', '.join(FACETS)}"
            raise SelectionError(f"a condition must name a facet of practices; got {quoted(name)}{_tail(hint)}")
        wanted.setdefault(facet, set()).add(_known(catalogue, facet, term))
    return wanted


def _known(catalogue: Catalogue, facet: str, term: str) -> str:
    known = catalogue.countries if facet == "country" else list(catalogue.vocabulary.facets[facet].by_key)
    key = term.upper() if facet == "country" else term
    if key in known:
        return key
    hint = did_you_mean(term, known) or f"the terms are {', '.join(known)}"
    raise SelectionError(f"a condition must name a term of the facet '{facet}'; got {quoted(term)}{_tail(hint)}")


def _meets(practice: Practice, wanted: Mapping[str, set[str]], catalogue: Catalogue) -> bool:
    return all(terms & set(_terms(practice, facet, catalogue)) for facet, terms in wanted.items())


def _terms(practice: Practice, facet: str, catalogue: Catalogue) -> Sequence[str]:
    return catalogue.countries_of(practice.id) if facet == "country" else terms_of(practice, facet)


def _tail(hint: str) -> str:
    return f"; {hint}" if hint else ""
