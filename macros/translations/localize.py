"""Makes a translated Catalogue of the English one and a catalogue of translations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..edition import routes
from ..edition.collation import alphabetical
from ..edition.languages import EnglishText
from ..records.catalogue import Catalogue
from ..records.loader import frozen
from ..records.model import Case, Practice, SelfCheck
from ..records.paths import SELF_CHECK_FILE, framework_path, model_path, path_of, set_path, vocabulary_path
from ..records.problems import Problem
from ..records.validation_messages import validation_problems
from ..records.vocabulary import Scales, Vocabulary
from ..records.yaml_reader import Document, Where
from .matching import Match, State, Translation, matches_of
from .placing import placed
from .source_texts import NAMES, SourceText, records_by_path

_R = TypeVar("_R", Practice, Case)
Layer = tuple[str, str]


@dataclass(frozen=True)
class Localized:
    """A Catalogue in another language.

    `states` says of each layer (path of the record, layer) whether it is current, outdated, or missing and therefore
    English. `lines` holds the line of each translated text by path and place, `problems` what does not fit the model.
    """

    catalogue: Catalogue
    states: Mapping[Layer, State]
    lines: Mapping[str, Mapping[Where, int]]
    problems: Sequence[Problem] = ()


def localize(catalogue: Catalogue, entries: Iterable[Translation], language: str, file: str) -> Localized:
    """The translated Catalogue; `file` is the path of the catalogue of translations in messages.

    A layer is translated as a whole, or English as a whole. What has changed in English since stays translated and is
    outdated; in the vocabulary, whose texts stand for themselves, it is English again.
    """
    matches = matches_of(catalogue, entries).found
    states = _states(matches)
    shown = [found for found in matches if states[found.source.file, found.source.layer] != "missing"]
    records, lines = dict(records_by_path(catalogue)), defaultdict[str, dict[Where, int]](dict)
    texts = defaultdict[str, dict[Where, Any]](dict)
    for source, entry in shown:
        lines[source.file][source.where] = entry.line
        texts[source.file][source.where] = _value(source, entry.text)
    problems: list[Problem] = []
    for path, changes in texts.items():
        document = Document(file, {}, lines[path])
        try:
            records[path] = with_texts(records[path], changes)
        except ValidationError as error:
            problems += validation_problems(error, document, type(records[path]))
    for source, _ in matches:
        if states[source.file, source.layer] == "missing":
            records[source.file] = _in_english(records[source.file], source.where)
    localized = replace(
        with_records(catalogue, records, language),
        untranslated=frozenset(layer for layer, state in states.items() if state == "missing"),
        outdated=frozenset(layer for layer, state in states.items() if state == "outdated"),
        english_names=dict(_english_names(catalogue)),
    )
    return Localized(localized, states, lines, problems)


def _english_names(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The route of the page of each practice, case and term, with all its names."""
    for practice in catalogue.practices.values():
        yield routes.of(practice), (practice.title, *practice.also_called, *practice.found_by)
    for case in catalogue.cases.values():
        yield routes.of(case), (case.title,)
    for facet in catalogue.vocabulary.facets.values():
        for term in facet.terms:
            yield routes.term(facet.key, term.key), (term.label, *term.also_called, *term.found_by)


def with_texts(record: BaseModel, changes: Mapping[Where, Any]) -> BaseModel:
    """A copy of a record with other texts at these places. Raises ValidationError where one does not fit the model."""
    data = record.model_dump()
    for where, value in changes.items():
        data = placed(data, where, value)
    return type(record).model_validate(frozen(data))


def with_records(catalogue: Catalogue, records: Mapping[str, BaseModel], language: str) -> Catalogue:
    """The catalogue with the records of these paths in place of its own, in the order of their titles."""
    held: Mapping[str, Any] = records
    files = {record.key: path for path, record in held.items() if hasattr(record, "terms")}
    facets = {key: held[files[key]] for key in catalogue.vocabulary.facets}
    scales: Scales = held[vocabulary_path("scales")]
    self_check: SelfCheck = held[SELF_CHECK_FILE]
    return replace(
        catalogue,
        practices=_by_title((held.get(path_of(at), at) for at in catalogue.practices.values()), language),
        cases=_by_title((held.get(path_of(at), at) for at in catalogue.cases.values()), language),
        vocabulary=Vocabulary(facets, scales),
        self_check=self_check,
        frameworks={id_: held[framework_path(id_)] for id_ in catalogue.frameworks},
        models={id_: held[model_path(id_)] for id_ in catalogue.models},
        starter_sets={id_: held[set_path(id_)] for id_ in catalogue.starter_sets},
    )


def _states(matches: Sequence[Match[SourceText]]) -> Mapping[Layer, State]:
    """The state of each layer: the worst of its texts."""
    of_texts: dict[Layer, set[State]] = defaultdict(set)
    for source, entry in matches:
        of_texts[source.file, source.layer].add(_state(source, entry))
    worst: tuple[State, ...] = ("missing", "outdated", "current")
    return {layer: next(state for state in worst if state in states) for layer, states in of_texts.items()}


def _state(source: SourceText, entry: Translation) -> State:
    """The state of one text; what is short and stands for itself is English again once it is outdated."""
    alone = source.layer not in ("head", "body") and source.field.translate != NAMES
    return "missing" if alone and entry.state == "outdated" else entry.state


def _value(source: SourceText, text: str) -> str | tuple[str, ...]:
    """The value of a field: a text, or the list of names that stand on lines of their own, in the order of records."""
    if source.field.translate != NAMES:
        return text
    names = {line.strip() for line in text.splitlines()} - {""}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _in_english(value: Any, where: Where) -> Any:
    """A copy of a record whose text at a place, or each name there, says that it is English."""
    if not where:
        return EnglishText(value) if isinstance(value, str) else tuple(map(EnglishText, value))
    first, rest = where[0], where[1:]
    if isinstance(first, int):
        return (*value[:first], _in_english(value[first], rest), *value[first + 1 :])
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return value.model_construct(**{**fields, first: _in_english(fields[first], rest)})


def _by_title(records: Iterable[_R], language: str) -> Mapping[str, _R]:
    """Records by id in the order of their titles."""
    ordered = sorted(records, key=lambda record: (alphabetical(record.title, language), record.id))
    return MappingProxyType({record.id: record for record in ordered})
