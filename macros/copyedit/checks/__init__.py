"""All checks, in the order in which the report shows them."""

from . import amounts, coverage, lengths, repeats, wording
from .check import Check, Collection, Finding

CHECKS: tuple[Check, ...] = tuple(
    item
    for module in (coverage, lengths, wording, repeats, amounts)
    for item in vars(module).values()
    if isinstance(item, Check)
)

__all__ = ["CHECKS", "Check", "Collection", "Finding"]
