"""What a practice proposes for a plan: who is responsible, what is measured, what to do first and what to beware of."""

import re
from dataclasses import dataclass

from ...records.catalogue import Catalogue
from ...records.model import Indicator, Practice
from ...records.record_facts import phases_of
from .declaration import plan_words


@dataclass(frozen=True)
class Proposal:
    """The first actor, the indicators as one text with a line each, the first step, and the first challenge.

    Neither `unit` nor `indicator` is empty. A record names its weightiest challenge first.
    """

    unit: str
    indicator: str
    step: str = ""
    risk: str = ""
    helps: str = ""


def proposal_of(practice: Practice, catalogue: Catalogue) -> Proposal:
    """What stands in the cells of a plan until its reader writes something else."""
    words = plan_words()["cell"]
    phases = [phase for _, phase in phases_of(practice)]
    actors = [actor.who for phase in phases for actor in phase.actors]
    unit = words["proposed"].format(unit=catalogue.vocabulary.label("actor", actors[0])) if actors else words["no_unit"]
    lines = [_line(indicator) for phase in phases for indicator in phase.indicators]
    if not _names_a_number(" ".join(lines)):
        lines = [*(lines or [words["no_indicator"]]), words["target_open"]]
    step = next((step for phase in phases for step in phase.steps), "")
    risk = next((at for phase in phases for at in phase.challenges), None)
    risk_texts = (risk.problem, risk.answer) if risk else ("", "")
    return Proposal(unit, "\n".join(lines), step, *risk_texts)


def _names_a_number(text: str) -> bool:
    numbers = frozenset(plan_words()["cell"]["numbers"].split())
    return any(word.isdigit() or word in numbers for word in re.findall(r"\w+", text.lower()))


def _line(indicator: Indicator) -> str:
    line: str = plan_words()["cell"]["indicator"].format(measure=indicator.measure, how=indicator.how)
    return line
