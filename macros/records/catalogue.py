"""The Catalogue: every record and every relation between them, read once and never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from .evidence import evidence_grade
from .framework import Framework, Served
from .model import Case, Practice, SelfCheck
from .model_document import ModelDocument
from .record_facts import case_terms, latest_year, ratings_of, terms_of
from .starter_set import StarterSet
from .visibility import is_shown
from .vocabulary import (
    CASE_TERMS,
    DOCUMENT_FACET,
    GRADE_FACET,
    INVOLVED_FACETS,
    PRACTICE_FACETS,
    ScaleLevel,
    Term,
    Vocabulary,
)
from .yaml_reader import Document, Where

CASE_FACETS = ("country", *CASE_TERMS, "category", "year", DOCUMENT_FACET)

_R = TypeVar("_R", Practice, Case)
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True)
class Catalogue:
    """All records of one root. Mappings are in the order of the titles, so that every view agrees."""

    practices: Mapping[str, Practice]
    cases: Mapping[str, Case]
    vocabulary: Vocabulary
    self_check: SelfCheck = field(default_factory=SelfCheck)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    """The frameworks that professionals answer to, by id."""
    models: Mapping[str, ModelDocument] = field(default_factory=dict)
    """Our own documents to copy, by id."""
    starter_sets: Mapping[str, StarterSet] = field(default_factory=dict)
    """The sets to start a plan with, by id."""
    documents: Mapping[str, Document] = field(default_factory=dict, compare=False)
    """The document of each record, by its file name relative to the root."""
    untranslated: frozenset[tuple[str, str]] = frozenset()
    """What of a catalogue in another language is still English: paths of records, each with head or body."""
    outdated: frozenset[tuple[str, str]] = frozenset()
    """What is translated from an English text that has changed since, in the same form."""
    english_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The English names of what is in another language, by the route of its page: title, other and related names."""
    with_drafts: bool = False
    """Whether drafts are shown as if they were published: in previews, never in what is published."""

    def of_kind(self, kind: str) -> Mapping[str, Practice | Case]:
        """The practices, or the cases."""
        return self.practices if kind == "practice" else self.cases

    @cached_property
    def published(self) -> Mapping[str, Practice]:
        """The practices that readers see."""
        return self._shown(self.practices)

    @cached_property
    def published_cases(self) -> Mapping[str, Case]:
        """The cases that readers see."""
        return self._shown(self.cases)

    def published_of_kind(self, kind: str) -> Mapping[str, Practice | Case]:
        """The practices, or the cases, that readers see."""
        return self.published if kind == "practice" else self.published_cases

    @property
    def records(self) -> Sequence[Practice | Case]:
        """Every practice and case, drafts and retired ones too, practices first."""
        return (*self.practices.values(), *self.cases.values())

    @property
    def published_records(self) -> Sequence[Practice | Case]:
        """Every practice and case that readers see, practices first."""
        return (*self.published.values(), *self.published_cases.values())

    def _shown(self, records: Mapping[str, _R]) -> Mapping[str, _R]:
        return MappingProxyType({id_: at for id_, at in records.items() if is_shown(at, with_drafts=self.with_drafts)})

    @cached_property
    def cases_of(self) -> Mapping[str, Sequence[Case]]:
        """Published cases by the id of a practice: telling ones first, then the newest, of no known year last."""
        published = self.published_cases
        telling = ((p.id, published[id_]) for p in self.published.values() for id_ in p.telling if id_ in published)
        newest_first = sorted(published.values(), key=latest_year, reverse=True)
        return _grouped(chain(telling, ((practice, case) for case in newest_first for practice in case.practices)))

    def grade_of(self, practice: Practice) -> Term:
        """How well it is known that a practice works, as the term of the list of grades."""
        return self.vocabulary.term(GRADE_FACET, evidence_grade(practice, self.cases_of.get(practice.id, ())))

    def levels_of(self, practice: Practice) -> Mapping[Where, ScaleLevel]:
        """The level of every rating of a practice, by the place of the rating."""
        return self._levels[practice.id]

    @cached_property
    def _levels(self) -> Mapping[str, Mapping[Where, ScaleLevel]]:
        of = {key: scale.level_of for key, scale in self.vocabulary.scales.by_key.items()}
        return {p.id: {at: of[str(at[-1])](rating) for at, rating in ratings_of(p)} for p in self.practices.values()}

    @cached_property
    def leads_to(self) -> Mapping[str, Sequence[Practice]]:
        """Published practices by the id of a practice that they build on."""
        return _grouped((base, p) for p in self.published.values() for base in p.builds_on)

    @cached_property
    def related(self) -> Mapping[str, Sequence[Practice]]:
        """Published related practices by the id of a practice, whichever of the two names the other."""
        pairs = [(p.id, other) for p in self.published.values() for other in p.related if other in self.published]
        order = {key: place for place, key in enumerate(self.published)}
        both = {*pairs, *((b, a) for a, b in pairs)}
        return _grouped((a, self.published[b]) for a, b in sorted(both, key=lambda pair: order[pair[1]]))

    @cached_property
    def adaptations_of(self) -> Mapping[str, Sequence[Case]]:
        """Published cases by the id of the case from which they were adapted."""
        return _grouped((c.adapted_from, c) for c in self.published_cases.values() if c.adapted_from)

    @cached_property
    def by_term(self) -> Mapping[tuple[str, str], Sequence[Practice]]:
        """Published practices by (facet, key), for every facet of practices and for their grades of evidence."""
        practices = self.published.values()
        named = (
            ((facet, key), practice)
            for practice in practices
            for facet in (*PRACTICE_FACETS, *INVOLVED_FACETS)
            for key in terms_of(practice, facet)
        )
        return _grouped(chain(named, (((GRADE_FACET, self.grade_of(p).key), p) for p in practices)))

    @cached_property
    def cases_by_term(self) -> Mapping[tuple[str, str], Sequence[Case]]:
        """Published cases by (facet, key), for every facet of cases; categories are those of their practices."""
        return _grouped(
            ((facet, key), case)
            for case in self.published_cases.values()
            for facet in CASE_FACETS
            for key in case_terms(case, facet, self.published)
        )

    @cached_property
    def serves(self) -> Mapping[str, Sequence[Served]]:
        """The items of frameworks by the id of a practice that serves them, in the order of the frameworks."""
        return _grouped(
            (link.practice, Served(framework.id, framework.short, item, link))
            for framework in self.frameworks.values()
            for item in framework.items
            for link in framework.links_of[item.code]
        )

    @cached_property
    def models_of(self) -> Mapping[str, Sequence[ModelDocument]]:
        """The models of our own by the id of a practice, in the order of their ids."""
        return _grouped((practice, model) for model in self.models.values() for practice in model.practices)

    @cached_property
    def countries(self) -> Sequence[str]:
        """The country codes that have a published case, sorted."""
        return tuple(sorted({case.country for case in self.published_cases.values()}))

    def countries_of(self, practice: str) -> Sequence[str]:
        """The country codes of the cases of a practice, sorted."""
        return tuple(sorted({case.country for case in self.cases_of.get(practice, ())}))

    @cached_property
    def last_reviewed(self) -> date:
        """The newest review date of all published records: the date of this edition."""
        return max((record.reviewed for record in self.published_records), default=date(1970, 1, 1))


def in_title_order(records: Iterable[_R]) -> Mapping[str, _R]:
    """Records by id, sorted by title."""
    return MappingProxyType({at.id: at for at in sorted(records, key=lambda at: (at.title.casefold(), at.id))})


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> Mapping[_K, Sequence[_V]]:
    groups: dict[_K, dict[int, _V]] = defaultdict(dict)
    for key, value in pairs:
        groups[key].setdefault(id(value), value)
    return MappingProxyType({key: tuple(values.values()) for key, values in groups.items()})
