"""All checks, in the order in which the report shows them."""

from . import amounts, coverage, lengths, patterns, repeats, wording
from .check import Collection, CopyeditCheck, CopyeditFinding

CHECKS: tuple[CopyeditCheck, ...] = tuple(
    item
    for module in (coverage, lengths, wording, repeats, patterns, amounts)
    for item in vars(module).values()
    if isinstance(item, CopyeditCheck)
)

# Those that judge single records and need no dictionary.
RECORD_CHECKS: tuple[CopyeditCheck, ...] = tuple(check for check in CHECKS if check.code)

__all__ = ["CHECKS", "RECORD_CHECKS", "Collection", "CopyeditCheck", "CopyeditFinding"]
