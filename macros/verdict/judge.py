"""All that is said on a root: by rules, fonts, pages, copy editors and translations."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..copyedit.hard_checks import hard_problems
from ..copyedit.standards import FOLDER, load_standards
from ..handbook.fonts import FontSet
from ..handbook.glyph_coverage import missing_characters
from ..pages.docs_links import dead_docs_links
from ..records.cache import RecordCache
from ..records.catalogue import Catalogue
from ..records.problems import Problem
from ..records.validate import ValidationReport, validate
from ..translations.judge import judge_files
from ..translations.open_languages import judge_open_languages

# Where the root of this project keeps its standards.
STANDARDS = "macros/copyedit"
FONTS = FontSet()  # which a process reads once


def judge(root: Path, today: date, cache: RecordCache | None = None) -> ValidationReport:
    """The Catalogue of a root with all problems and warnings, so that a root without problems always builds.

    Whoever judges a root again and again gives the same `cache`: only files that changed are read.
    """
    report = validate(root, today, cache)
    found = {*report.problems, *report.warnings, *_undrawable(report.catalogue), *_unedited(root, report.catalogue)}
    if not report.problems:
        found |= {*dead_docs_links(root, report.catalogue), *judge_files(root, report.catalogue, today)}
        found |= {*judge_open_languages(root, report.catalogue)}
    problems = tuple(problem for problem in sorted(found) if problem.severity == "error")
    warnings = tuple(problem for problem in sorted(found) if problem.severity == "warning")
    return replace(report, problems=problems, warnings=warnings)


def _undrawable(catalogue: Catalogue) -> Iterator[Problem]:
    return missing_characters(catalogue.records, catalogue.documents, FONTS.characters)


def _unedited(root: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """What copy editors would send back in the collection that the standards are written for, and in no other root."""
    if root.absolute() / STANDARDS == FOLDER:
        yield from hard_problems(catalogue, load_standards(FOLDER))
