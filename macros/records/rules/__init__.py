"""All rules, in the order of their codes. Codes are never used again for something else; P005 was one.

Y reading · F fields · S files · P practice · C case · K self-check · T text · L links
D dates · U uniqueness · V vocabulary · R frameworks · M models · B sets to begin with · H handbook
W pages that people write
"""

from . import (
    case,
    collection,
    files,
    framework,
    language,
    links,
    model_document,
    practice,
    starter_set,
    text,
    vocabulary,
)
from .elsewhere import RULES_ELSEWHERE
from .rule import Context, Finding, Located, Rule

_MODULES = (
    files,
    practice,
    case,
    text,
    language,
    links,
    collection,
    vocabulary,
    framework,
    model_document,
    starter_set,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (item for module in _MODULES for item in vars(module).values() if isinstance(item, Rule)), key=lambda r: r.code
    )
)

__all__ = ["RULES", "RULES_ELSEWHERE", "Context", "Finding", "Located", "Rule"]
