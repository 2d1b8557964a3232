"""All rules, in the order of their codes. Codes are never used again for something else; P005 was one.

Y reading · F fields · S files · P practice · C case · K self-check · T text · L links
D dates · U uniqueness · V vocabulary · R frameworks · M models · B sets to begin with · H handbook
W pages that people write
"""

from ..messages import codes
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

# Those that the reader, the model and macros/verdict enforce; copy editing has its own, whose codes begin with E.
RULES_ELSEWHERE: tuple[str, ...] = tuple(
    code for code in codes() if not code.startswith("E") and code not in {rule.code for rule in RULES}
)

__all__ = ["RULES", "RULES_ELSEWHERE", "Context", "Finding", "Located", "Rule"]
