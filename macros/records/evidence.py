"""How well it is known that a practice works: a grade that follows from the studies it cites and from its cases."""

from collections.abc import Sequence

from .model import Case, Practice
from .vocabulary import GRADES, INDIRECT_STUDIES, WEIGHING_STUDIES


def evidence_grade(practice: Practice, cases: Sequence[Case]) -> str:
    """The key of the grade, e0 to e4; practices/vocabulary/evidence-grades.yml defines them."""
    studies = practice.evidence.studies if practice.evidence else ()
    kinds = {study.kind for study in studies}.difference(INDIRECT_STUDIES)
    if kinds.intersection(WEIGHING_STUDIES):
        return GRADES[4]
    if kinds:
        return GRADES[3]
    institutions = {case.institution.partition(",")[0] for case in cases}
    return GRADES[min(len(institutions), 2)]
