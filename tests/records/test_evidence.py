"""The grade of evidence follows from the studies that a practice cites, and else from who tells of it."""

from datetime import date

import pytest

from macros.records.evidence import evidence_grade
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from macros.records.works import Evidence, Study

CATALOGUE = Loader(SOUND).load()
PRACTICE, CASE = CATALOGUE.practices["welcome-desk"], CATALOGUE.cases["north-desk"]
OTHER = CASE.model_copy(update={"id": "south-desk", "institution": "South University, Desk"})
SAME = CASE.model_copy(update={"id": "second-desk", "institution": f"{CASE.institution}, Second Desk"})


def study(kind: str) -> Study:
    return Study(title="A study", url="https://www.example.org/study", kind=kind, finding="It helps.")


@pytest.mark.parametrize(
    ("kinds", "cases", "grade"),
    [
        ((), (), "e0"),
        ((), (CASE,), "e1"),
        ((), (CASE, SAME), "e1"),
        ((), (CASE, OTHER), "e2"),
        (("survey",), (), "e3"),
        (("evaluation",), (CASE, OTHER), "e3"),
        (("survey", "review"), (CASE,), "e4"),
        (("comparison",), (), "e4"),
        (("near",), (CASE,), "e1"),
        (("near", "survey"), (), "e3"),
    ],
)
def test_a_grade_follows_from_studies_and_cases(kinds: tuple[str, ...], cases: tuple[object, ...], grade: str) -> None:
    evidence = Evidence(text="Words.", looked_on=date(2026, 11, 1), studies=tuple(map(study, kinds)))

    assert evidence_grade(PRACTICE.model_copy(update={"evidence": evidence}), cases) == grade


def test_every_grade_stands_in_the_vocabulary() -> None:
    assert [term.key for term in CATALOGUE.vocabulary.facets["evidence_grade"].terms] == ["e0", "e1", "e2", "e3", "e4"]
