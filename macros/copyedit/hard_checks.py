"""The hard checks that need no dictionary, as problems of records, for `make check` and the report on a proposal."""

from collections.abc import Iterator

from ..records.catalogue import Catalogue
from ..records.problems import Problem, Severity
from .checks import RECORD_CHECKS, Collection
from .passages import texts_in
from .report import explanation_of
from .speller import Speller
from .standards import Standards


def hard_problems(catalogue: Catalogue, standards: Standards) -> Iterator[Problem]:
    """What the checks with a code find: errors in published records, warnings in drafts."""
    texts = tuple(texts_in(record) for record in catalogue.records if record.status != "retired")
    drafts = {own.file for own in texts if own.record and own.record.status == "draft"}
    collection = Collection(catalogue, texts, standards, Speller(()))
    for check in RECORD_CHECKS:
        for finding in check.find(collection):
            if not explanation_of(check, finding, standards.exceptions):
                severity: Severity = "warning" if finding.file in drafts else "error"
                yield Problem(finding.file, finding.line or 1, check.code, finding.message, severity=severity)
