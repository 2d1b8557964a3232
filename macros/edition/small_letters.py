"""Labels within a sentence: languages write them with a small letter there, or keep the capital of nouns."""

from .languages import EnglishText, made_of
from .words import current_language

# German and its next of kin write every noun with a capital, and labels are mostly nouns.
_CAPITAL_NOUNS = ("de", "gsw", "lb", "nds")


def in_sentence(label: str) -> str:
    """A label such as `Effort` as it stands within a sentence: `effort`, but `Aufwand`; names such as `EU` stay."""
    keeps = keeps_capitals(current_language()) and not isinstance(label, EnglishText)
    if keeps or label[1:2].isupper():
        return label
    return made_of(label[:1].lower() + label[1:], label)


def keeps_capitals(language: str) -> bool:
    """Whether a language writes labels with a capital within a sentence too."""
    return language.partition("-")[0] in _CAPITAL_NOUNS
