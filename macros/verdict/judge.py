"""All that is said on a root: by the rules of records, by the fonts, and on links of pages that lead nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from ..handbook.fonts import FontSet
from ..handbook.glyph_coverage import missing_characters
from ..pages.docs_links import dead_docs_links
from ..records.catalogue import Catalogue
from ..records.model import Record
from ..records.problems import Problem
from ..records.validate import ValidationReport, validate


def judge(root: Path, today: date) -> ValidationReport:
    """The Catalogue of a root with all problems and warnings, so that a root without problems always builds."""
    report = validate(root, today)
    beyond = tuple(dead_docs_links(root, report.catalogue)) if not report.problems else ()
    warnings = sorted({*report.warnings, *_undrawable(report.catalogue)})
    return replace(report, problems=(*report.problems, *beyond), warnings=tuple(warnings))


def _undrawable(catalogue: Catalogue) -> Iterator[Problem]:
    records: Iterator[Record] = chain(catalogue.practices.values(), catalogue.cases.values())
    return missing_characters(records, catalogue.documents, FontSet().characters)
