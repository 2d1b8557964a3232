"""Validates a root: loads its records, applies every rule, and returns the Catalogue with all problems."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from .cache import RecordCache, RuleInputs
from .catalogue import Catalogue
from .framework import Framework
from .loader import Loader
from .malformed import MalformedError
from .model import Case, Practice, Record, SelfCheck, kind_of
from .model_document import ModelDocument
from .paths import RECORDS_FOLDER, SELF_CHECK_FILE, framework_path, model_path, path_of, set_path
from .problems import Problem, RecordsError, problem_at, quoted
from .rules import RULES, Context, Finding, Rule
from .rules.links import unknown_references
from .starter_set import StarterSet

_Named = TypeVar("_Named", Practice, Case, Framework, ModelDocument, StarterSet)
# The scope of the rules for each kind of record that is validated alone.
_SCOPES: Mapping[type[BaseModel], str] = {
    Practice: "practice",
    Case: "case",
    SelfCheck: "self_check",
    Framework: "framework",
    ModelDocument: "model",
    StarterSet: "starter_set",
}


@dataclass(frozen=True)
class ValidationReport:
    """The Catalogue as far as files could be read, with all problems and warnings, sorted by file and line."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def validate(root: Path, today: date, cache: RecordCache | None = None) -> ValidationReport:
    """Validate all records of `root`, the folder that holds practices/. A preview passes the same `cache` each time."""
    cache = cache or RecordCache()
    loader = Loader(root, cache.files)
    catalogue = loader.load()
    unread = frozenset((*(problem.file for problem in loader.problems), *loader.malformed))
    context = Context(catalogue, today, unread)
    found = sorted(
        {*loader.problems, *_judge(context, cache, loader.malformed), *_references(loader.malformed, context)}
    )
    errors = tuple(problem for problem in found if problem.severity == "error")
    return ValidationReport(catalogue, errors, tuple(problem for problem in found if problem.severity == "warning"))


def load_catalogue(root: Path, today: date) -> Catalogue:
    """The Catalogue of a root without problems; raises RecordsError with all of them otherwise."""
    report = validate(root, today)
    if report.problems:
        raise RecordsError(report.problems)
    return report.catalogue


def problems_of(catalogue: Catalogue, today: date) -> Sequence[Problem]:
    """What the rules find in records that fit the model, at the lines of `catalogue.documents`; without warnings."""
    found = _judge(Context(catalogue, today), RecordCache(), {})
    return [problem for problem in found if problem.severity == "error"]


def _judge(wellformed: Context, cache: RecordCache, malformed: Mapping[str, BaseModel]) -> Iterator[Problem]:
    """What the rules find in well-formed records, and in what fits of the `malformed` ones, which are given by file.

    A rule that reads a malformed value is asked again with the well-formed records alone.
    """
    catalogue = _with_malformed(wellformed.catalogue, malformed) if malformed else wellformed.catalogue
    cache.invalidate_if_changed(_rule_inputs(replace(wellformed, catalogue=catalogue)))
    everything = replace(wellformed, catalogue=catalogue, unread=wellformed.unread - malformed.keys())
    for record, file in _subjects(everything.catalogue):
        yield from cache.problems_of(file, record, partial(_problems_of, record, file, (everything, wellformed)))
    for rule in RULES:
        if "collection" in rule.scopes:
            yield from _with_fallback(rule, RECORDS_FOLDER, partial(_collection, rule), (everything, wellformed))


def _with_malformed(catalogue: Catalogue, malformed: Mapping[str, BaseModel]) -> Catalogue:
    """The Catalogue with the malformed records among the others."""

    def joined(wellformed: Mapping[str, _Named], model: type[_Named]) -> Mapping[str, _Named]:
        return {**wellformed, **{record.id: record for record in malformed.values() if isinstance(record, model)}}

    self_check = malformed.get(SELF_CHECK_FILE)
    return replace(
        catalogue,
        practices=joined(catalogue.practices, Practice),
        cases=joined(catalogue.cases, Case),
        self_check=self_check if isinstance(self_check, SelfCheck) else catalogue.self_check,
        frameworks=joined(catalogue.frameworks, Framework),
        models=joined(catalogue.models, ModelDocument),
        starter_sets=joined(catalogue.starter_sets, StarterSet),
    )


def _references(malformed: Mapping[str, BaseModel], context: Context) -> Iterator[Problem]:
    """What is wrong with the references of malformed records, in fields of whatever shape."""
    for file, record in malformed.items():
        document = context.catalogue.documents[file]
        if isinstance(record, Record):
            for code, finding in unknown_references(kind_of(record), document, context):
                yield Problem(file, document.line(finding.where), code, finding.message, finding.tip)


def _rule_inputs(context: Context) -> RuleInputs:
    catalogue = context.catalogue
    statuses = {path_of(record): record.status for record in catalogue.records if isinstance(record.status, str)}
    return RuleInputs(context.today, catalogue.vocabulary, statuses, context.unread)


def _subjects(catalogue: Catalogue) -> Iterator[tuple[BaseModel, str]]:
    """Each record that is validated alone, with its path."""
    yield from ((record, path_of(record)) for record in catalogue.records)
    yield catalogue.self_check, SELF_CHECK_FILE
    yield from ((framework, framework_path(id_)) for id_, framework in catalogue.frameworks.items())
    yield from ((model, model_path(id_)) for id_, model in catalogue.models.items())
    yield from ((found, set_path(id_)) for id_, found in catalogue.starter_sets.items())


def _problems_of(record: BaseModel, file: str, contexts: Sequence[Context]) -> tuple[Problem, ...]:
    rules = (rule for rule in RULES if _SCOPES[type(record)] in rule.scopes)
    return tuple(
        chain.from_iterable(
            _with_fallback(rule, file, partial(_single, rule, record, file), contexts) for rule in rules
        )
    )


def _with_fallback(
    rule: Rule, file: str, find: Callable[[Context], Iterator[Problem]], contexts: Sequence[Context]
) -> Iterator[Problem]:
    """What `find` yields in the first context; where it reads a malformed value there, in the next one too."""
    for context in contexts:
        try:
            yield from find(context)
        except MalformedError:
            continue
        except Exception as error:  # noqa: BLE001 - a fault of a rule is a message, not the end of the run
            yield _crash(rule, file, error)
        return


def _collection(rule: Rule, context: Context) -> Iterator[Problem]:
    for file, finding in rule.find(context):
        yield _problem(rule, file, finding, context)


def _single(rule: Rule, record: BaseModel, file: str, context: Context) -> Iterator[Problem]:
    is_lenient = rule.in_drafts != "error" and isinstance(record, Record) and record.status == "draft"
    for finding in rule.find(record, context):
        problem = _problem(rule, file, finding, context)
        yield replace(problem, severity=rule.in_drafts) if is_lenient else problem


def _problem(rule: Rule, file: str, finding: Finding, context: Context) -> Problem:
    document = context.catalogue.documents.get(file)
    line = document.line_in(finding.where, finding.offset) if document else 1
    return Problem(file, line, rule.code, finding.message, finding.tip)


def _crash(rule: Rule, file: str, error: Exception) -> Problem:
    got = quoted(f"{type(error).__name__}: {error}", 200)
    return problem_at(file, 1, "X001", code=rule.code, got=got)
