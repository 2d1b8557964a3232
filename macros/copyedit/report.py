"""The copy-edit report: the findings of every check, without explained exceptions, and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..records.catalogue import Catalogue
from . import tables
from .checks import CHECKS, Collection, CopyeditCheck, CopyeditFinding
from .passages import collect
from .speller import Speller
from .standards import Explanation, Standards


@dataclass(frozen=True)
class Result:
    """The findings of one check; `explained` are those that an exception covers, with the reason."""

    check: CopyeditCheck
    findings: tuple[CopyeditFinding, ...]
    explained: tuple[tuple[CopyeditFinding, str], ...]


@dataclass(frozen=True)
class CopyeditReport:
    """All results and tables, and the exceptions that no finding needs any more (`unused`)."""

    collection: Collection
    results: tuple[Result, ...]
    unused: tuple[Explanation, ...]

    @property
    def faults(self) -> int:
        """The number of hard findings and of unused exceptions."""
        return sum(len(result.findings) for result in self.results if result.check.hard) + len(self.unused)

    @property
    def to_look_at(self) -> int:
        """The number of findings of checks that are not hard, which an editor should look at."""
        return sum(len(result.findings) for result in self.results if not result.check.hard)

    def counts(self) -> Mapping[str, int]:
        """The numbers of published practices and cases, and of countries with cases."""
        catalogue = self.collection.catalogue
        return {
            "practices": len(catalogue.published),
            "cases": len(catalogue.published_cases),
            "countries": len(catalogue.countries),
        }


def make_report(catalogue: Catalogue, standards: Standards, checks: Sequence[CopyeditCheck] = CHECKS) -> CopyeditReport:
    """Run every check over all of our own texts."""
    collection = Collection(catalogue, collect(catalogue), standards, Speller(standards.words))
    used: set[Explanation] = set()
    results = tuple(_result(check, collection, used) for check in checks)
    return CopyeditReport(collection, results, tuple(e for e in standards.exceptions if e not in used))


def as_data(report: CopyeditReport) -> dict[str, Any]:
    """The report as plain data for JSON."""
    catalogue = report.collection.catalogue
    return {
        "counts": report.counts(),
        "faults": report.faults,
        "to_look_at": report.to_look_at,
        "checks": {result.check.key: _result_data(result) for result in report.results},
        "needless_exceptions": [exception.model_dump() for exception in report.unused],
        "spreads": {what: vars(spread) for what, spread in tables.spreads(report.collection)},
        "ratings": {
            row.practice: _ratings_data(row) for t in tables.rating_tables(report.collection) for row in t.rows
        },
        "category_by_stage": _crossings_data(report.collection),
        "cases_by_practice": {key: len(catalogue.cases_of.get(key, ())) for key in catalogue.published},
        "cases_by_country": tables.cases_by_country(catalogue),
    }


def _result(check: CopyeditCheck, collection: Collection, used: set[Explanation]) -> Result:
    open_, explained = [], []
    for finding in sorted(set(check.find(collection))):
        exception = explanation_of(check, finding, collection.standards.exceptions)
        if exception:
            used.add(exception)
            explained.append((finding, exception.reason))
        else:
            open_.append(finding)
    return Result(check, tuple(open_), tuple(explained))


def explanation_of(
    check: CopyeditCheck, finding: CopyeditFinding, exceptions: Sequence[Explanation]
) -> Explanation | None:
    """The exception that explains the finding, or None."""
    for exception in exceptions:
        if (exception.check, exception.record) == (check.key, finding.name) and (
            exception.about or ""
        ) in finding.message:
            return exception
    return None


def _result_data(result: Result) -> dict[str, Any]:
    return {
        "promise": result.check.summary,
        "hard": result.check.hard,
        "findings": [vars(finding) for finding in result.findings],
        "explained": [{**vars(finding), "reason": reason} for finding, reason in result.explained],
    }


def _ratings_data(row: tables.RatingRow) -> dict[str, Any]:
    rated = zip(tables.COLUMNS, row.ratings, row.levels, strict=True)
    return {
        ".".join(column): {**rating.model_dump(exclude_none=True), "level": level} if rating else None
        for column, rating, level in rated
    }


def _crossings_data(collection: Collection) -> dict[str, dict[str, int]]:
    stages = collection.catalogue.vocabulary.facets["stage"].by_key
    return {
        category: dict(zip(stages, counts, strict=True))
        for category, counts in tables.category_by_stage(collection).items()
    }
