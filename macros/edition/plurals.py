"""The forms that a language has for numbers, from the Common Locale Data Repository of Babel: one, few, many, other."""

from collections import Counter
from functools import cache

from babel.plural import PluralRule, to_gettext

from .languages import locale_of

# In the order in which files of translations number the forms.
_ORDER = ("zero", "one", "two", "few", "many", "other")
# Whole numbers above this one need no form of their own on our pages.
_HIGHEST = 1000


@cache
def plural_forms(code: str) -> tuple[str, ...]:
    """The forms that a language has for whole numbers, by their names and in the order of files of translations.

    The last is always called other, also where that is the name of fractions only, as in Polish.
    """
    used = {_rule(code)(number) for number in range(_HIGHEST)}
    named = [form for form in _ORDER if form in used]
    return (*named[:-1], "other")


def plural_form(code: str, number: int) -> str:
    """The name of the form of a number in a language, one of `plural_forms`."""
    form = _rule(code)(number)
    return form if form in plural_forms(code) else "other"


@cache
def shared_forms(code: str) -> frozenset[str]:
    """The forms that stand for more than one number, so that a text in them must say which: not "one" in German."""
    numbers = Counter(plural_form(code, number) for number in range(_HIGHEST))
    return frozenset(form for form, count in numbers.items() if count > 1)


def plural_header(code: str) -> str:
    """How many forms there are and when each is meant, as the header Plural-Forms of PO says it."""
    rules = {form: rule for form, rule in _rule(code).rules.items() if form in plural_forms(code)}
    return str(to_gettext(PluralRule(rules)))


@cache
def _rule(code: str) -> PluralRule:
    return locale_of(code).plural_form
