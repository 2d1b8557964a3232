"""Facts: the values of a record's fields in words, with the names that readers see, for all outputs in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..records import markdown
from ..records.catalogue import Catalogue
from ..records.fields import FieldDeclaration, Output, fields_of, part_name
from ..records.model import Judgement, Rating
from ..records.vocabulary import GROWTH_FACET, Scale, Vocabulary
from .country_names import country_or_code
from .dates import day
from .fact_words import fact_words
from .language_names import language_name
from .languages import made_of, one_line
from .numbers import number as shown
from .words import current_language

WEEKS_A_MONTH = 52 / 12
_Wanted = Callable[[FieldDeclaration], bool]
_TIME = "time"
# From here on weeks that come out as whole months are told in months.
_MONTHS_FROM = 9


class Amount(NamedTuple):
    """The amount of a rating in words: `about`, or nothing before zero, the number, and its unit."""

    before: str
    number: str
    unit: str


@dataclass(frozen=True)
class Fact:
    """One field of a record that has a value: its key and description, its values, and name and values in words."""

    key: str
    field: FieldDeclaration
    values: tuple[Any, ...]
    name: str
    words: tuple[str, ...]


def facts_of(part: BaseModel, output: Output, catalogue: Catalogue) -> Iterator[Fact]:
    """The facts that an output shows in the default look of their kind, in the order of fields, without prose."""
    return _by_kind(part, output, catalogue, lambda field: field.kind != "prose")


def texts_of(part: BaseModel, output: Output, catalogue: Catalogue) -> Iterator[Fact]:
    """The prose that an output shows in the default look, in the order of fields."""
    return _by_kind(part, output, catalogue, lambda field: field.kind == "prose")


def field_name(field: FieldDeclaration, vocabulary: Vocabulary, many: bool) -> str:
    """The name of a field for readers: that of its facet in singular or plural, else its label."""
    facet = vocabulary.facets.get(field.facet or "")
    if facet is None:
        return field.label
    return facet.plural if many else facet.label


def in_words(field: FieldDeclaration, value: Any, catalogue: Catalogue) -> str:
    """One value in words: the label of a term, a title, the name of a country or language; else the value as text."""
    match field.kind:
        case "term":
            facet = catalogue.vocabulary.facets.get(field.facet or "")
            return facet.by_key[value].label if facet and value in facet.by_key else str(value)
        case "record":
            records = catalogue.of_kind(str(field.names))
            return records[value].title if value in records else str(value)
        case "country":
            return country_or_code(value)
        case "language":
            return language_name(value, current_language())
        case "date":
            return day(value)
        case "prose":
            return one_line(markdown.words(value))
    return one_line(value) if isinstance(value, str) else str(value)


def amount_in_words(rating: Rating | Judgement, scale: Scale, period: str = "") -> str:
    """The amount of a level such as `501 to 2,500 euro`, with the `period` if given, and the rating's own amount.

    What cites no source is called an estimate.
    """
    level = scale.level_of(rating).amount
    words = [" ".join(filter(None, (level, period)))]
    if isinstance(rating, Rating):
        words.append(" ".join(filter(None, amount_of(rating, scale))))
    return made_of(" · ".join(words if rating.source else [*words, fact_words()["estimate"]]), level)


def amount_of(rating: Rating, scale: Scale) -> Amount:
    """The rating's own amount: `about 2,000 euro`; weeks that make whole months as months, `about 9 months`."""
    number, unit = rating.about, scale.unit or ""
    months = round(number / WEEKS_A_MONTH)
    if scale.key == _TIME and number >= _MONTHS_FROM and round(months * WEEKS_A_MONTH) == number:
        number, unit = months, fact_words()["months"]
    return Amount(fact_words()["about"] if number else "", shown(number), unit)


def growth_in_words(rating: Rating | Judgement, vocabulary: Vocabulary) -> str:
    """With which size an amount grows, and why: `Grows with: Arrivals a year. …`; empty where it does not say so."""
    if not isinstance(rating, Rating) or not rating.grows_with:
        return ""
    facet = vocabulary.facets[GROWTH_FACET]
    known = facet.by_key.get(rating.grows_with)
    label = known.label if known else rating.grows_with
    return made_of(f"{facet.label}: {label}. {rating.grows_why or ''}".strip(), facet.label, label, rating.grows_why)


def _by_kind(part: BaseModel, output: Output, catalogue: Catalogue, wanted: _Wanted = lambda _: True) -> Iterator[Fact]:
    """The wanted facts of a part in the default look.

    A single group gives its own facts, a list of groups a line for each.
    """
    for key, field in fields_of(part_name(type(part))).items():
        is_group = field.kind == "group" and not field.many
        if not field.looks_by_kind(output) or not (is_group or wanted(field)):
            continue
        value = getattr(part, key)
        if value in (None, ()):
            continue
        values = value if field.many else (value,)
        if is_group:
            yield from _by_kind(value, output, catalogue, wanted)
        elif field.kind == "group":
            words = tuple(group_in_words(one, output, catalogue) for one in values)
            yield Fact(key, field, values, field.label, words)
        else:
            words = tuple(in_words(field, one, catalogue) for one in values)
            yield Fact(key, field, values, field_name(field, catalogue.vocabulary, field.many), words)


def group_in_words(part: BaseModel, output: Output, catalogue: Catalogue) -> str:
    """What an output says of one group of a list, in one line."""
    return " · ".join(_lines(part, output, catalogue))


def _lines(part: BaseModel, output: Output, catalogue: Catalogue) -> Iterator[str]:
    """What a group says, each field by itself; dates and choices stand behind their label."""
    for fact in _by_kind(part, output, catalogue):
        words = "; ".join(fact.words)
        yield f"{fact.name}: {words}" if fact.field.kind in ("date", "choice") else words
