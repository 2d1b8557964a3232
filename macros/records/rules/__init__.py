"""All rules, in the order of their codes. Codes are never used again for something else.

Y reading · F fields · S files · P practice · C case · K self-check · T text · L links
D dates · U uniqueness · V vocabulary
"""

from . import case, collection, language, links, practice, text, vocabulary
from .reading import READING_RULES
from .rule import Context, Finding, Located, Rule

_MODULES = (practice, case, text, language, links, collection, vocabulary)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (item for module in _MODULES for item in vars(module).values() if isinstance(item, Rule)), key=lambda r: r.code
    )
)

__all__ = ["READING_RULES", "RULES", "Context", "Finding", "Located", "Rule"]
