"""The report on a proposal as plain text: findings, cards, what changes in the data, and addresses that would break."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from ...edition.country_names import country_or_code
from ...edition.facts import amount_in_words, facts_of, texts_of
from ...edition.languages import one_line
from ...edition.period import period
from ...records.catalogue import Catalogue
from ...records.fields import load_fields
from ...records.markdown import words
from ...records.problems import Problem
from ...records.record_facts import phases_of
from ...records.vocabulary import FACET_FILES, GRADE_FACET, PHASE_SCALES, SCALE_KEYS
from ..jinja_env import environment
from .diff import BrokenAddress, Change

# More cards than this would hide the rest; the site that the check builds shows them all.
MOST_CARDS = 10
WIDTH = 88


@dataclass(frozen=True)
class ProposalReport:
    """The results for a proposal: problems, changes, addresses that would break, and warnings, which stop nothing."""

    problems: Sequence[Problem]
    changes: Sequence[Change]
    broken: Sequence[BrokenAddress]
    warnings: Sequence[Problem] = ()

    @property
    def accepted(self) -> bool:
        """Whether there are no problems and no broken addresses, so that a review can begin."""
        return not self.problems and not self.broken


def report_text(report: ProposalReport, head: Catalogue) -> str:
    """The report as plain text; texts of records are not escaped in it."""
    env = environment()
    env.filters.update(country=country_or_code, wrapped=_wrapped, plain=_plain)
    env.globals.update(vocabulary=head.vocabulary, scales=head.vocabulary.scales.by_key, phases_of=phases_of)
    env.globals.update(catalogue=head, fields=load_fields(), phase_scales=PHASE_SCALES, grade_facet=GRADE_FACET)
    env.globals.update(facts_of=facts_of, texts_of=texts_of, period=period, amount_in_words=amount_in_words)
    # Without its vocabulary no record can be shown as readers would see it.
    whole = set(FACET_FILES.values()) <= set(head.vocabulary.facets) and set(SCALE_KEYS) <= set(
        head.vocabulary.scales.by_key
    )
    shown = [change for change in report.changes if change.what != "removed" and whole]
    return env.get_template("report.txt.j2").render(
        report=report, cards=shown[:MOST_CARDS], left_out=max(0, len(shown) - MOST_CARDS)
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _plain(text: str) -> str:
    return one_line(words(text))
