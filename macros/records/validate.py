"""Validates a root: loads its records, applies every rule, and returns the Catalogue with all problems."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from .cache import RecordCache, RuleInputs
from .catalogue import Catalogue
from .framework import Framework
from .loader import Loader
from .model import Record, RecordKind, SelfCheck
from .model_document import ModelDocument
from .paths import RECORDS_FOLDER, SELF_CHECK_FILE, framework_path, model_path, path_of, set_path
from .problems import Problem, RecordsError, quoted
from .rules import RULES, Context, Finding, Rule
from .rules.links import unknown_references
from .starter_set import StarterSet

_Judged = Record | SelfCheck | Framework | ModelDocument | StarterSet


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
    unread = frozenset((*(problem.file for problem in loader.problems), *loader.unfit))
    context = Context(catalogue, today, unread)
    unfit = chain.from_iterable(_references_of_unfit(kind, file, context) for file, kind in loader.unfit.items())
    found = sorted({*loader.problems, *_judge(context, cache), *unfit})
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
    found = _judge(Context(catalogue, today), RecordCache())
    return [problem for problem in found if problem.severity == "error"]


def _judge(context: Context, cache: RecordCache) -> Iterator[Problem]:
    cache.invalidate_if_changed(_rule_inputs(context))
    for scope, record, file in _subjects(context.catalogue):
        yield from cache.problems_of(file, record, partial(_problems_of, scope, record, file, context))
    for rule in RULES:
        if "collection" in rule.scopes:
            yield from _collection(rule, context)


def _references_of_unfit(kind: RecordKind, file: str, context: Context) -> Iterator[Problem]:
    """What is wrong with the references of a record that does not fit the model, so that all is told at once."""
    document = context.catalogue.documents[file]
    for code, finding in unknown_references(kind, document, context):
        yield Problem(file, document.line(finding.where), code, finding.message, finding.tip)


def _rule_inputs(context: Context) -> RuleInputs:
    catalogue = context.catalogue
    records: Iterable[Record] = chain(catalogue.practices.values(), catalogue.cases.values())
    statuses = {path_of(record): record.status for record in records}
    return RuleInputs(context.today, catalogue.vocabulary, statuses, context.unread)


def _problems_of(scope: str, record: _Judged, file: str, context: Context) -> tuple[Problem, ...]:
    rules = (rule for rule in RULES if scope in rule.scopes)
    return tuple(problem for rule in rules for problem in _single(rule, record, file, context))


def _subjects(catalogue: Catalogue) -> Iterator[tuple[str, _Judged, str]]:
    """Each record that is validated alone: the scope of its rules, the record, and its path."""
    yield from (("practice", practice, path_of(practice)) for practice in catalogue.practices.values())
    yield from (("case", case, path_of(case)) for case in catalogue.cases.values())
    yield "self_check", catalogue.self_check, SELF_CHECK_FILE
    yield from (("framework", framework, framework_path(id_)) for id_, framework in catalogue.frameworks.items())
    yield from (("model", model, model_path(id_)) for id_, model in catalogue.models.items())
    yield from (("starter_set", found, set_path(id_)) for id_, found in catalogue.starter_sets.items())


def _collection(rule: Rule, context: Context) -> Iterator[Problem]:
    try:
        for file, finding in rule.find(context):
            yield _problem(rule, file, finding, context)
    except Exception as error:  # noqa: BLE001 - a fault of a rule is a message, not the end of the run
        yield _crash(rule, RECORDS_FOLDER, error)


def _single(rule: Rule, record: _Judged, file: str, context: Context) -> Iterator[Problem]:
    try:
        severity = rule.in_drafts if getattr(record, "status", None) == "draft" else "error"
        for finding in rule.find(record, context):
            yield replace(_problem(rule, file, finding, context), severity=severity)
    except Exception as error:  # noqa: BLE001 - a fault of a rule is a message, not the end of the run
        yield _crash(rule, file, error)


def _problem(rule: Rule, file: str, finding: Finding, context: Context) -> Problem:
    document = context.catalogue.documents.get(file)
    line = document.line_in(finding.where, finding.offset) if document else 1
    return Problem(file, line, rule.code, finding.message, finding.tip)


def _crash(rule: Rule, file: str, error: Exception) -> Problem:
    return Problem(
        file,
        1,
        "X001",
        f"rule {rule.code} must not fail; got {quoted(f'{type(error).__name__}: {error}', 200)}",
        "this is a fault of the program: please report it",
    )
