"""How well it is known that a practice works: a grade that follows from the studies it cites and from its cases."""

from collections.abc import Sequence

from .model import Case, Practice

# Kinds of studies that weigh more than one survey or evaluation, and the kind that is not on the practice itself.
_WEIGHING, _INDIRECT = {"review", "comparison"}, {"near"}


def evidence_grade(practice: Practice, cases: Sequence[Case]) -> str:
    """The key of the grade, e0 to e4; practices/vocabulary/evidence-grades.yml defines them."""
    studies = practice.evidence.studies if practice.evidence else ()
    kinds = {study.kind for study in studies} - _INDIRECT
    if kinds & _WEIGHING:
        return "e4"
    if kinds:
        return "e3"
    institutions = {case.institution.partition(",")[0] for case in cases}
    return f"e{min(len(institutions), 2)}"
