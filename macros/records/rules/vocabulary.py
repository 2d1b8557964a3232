"""Rules for the vocabulary itself."""

import re
from collections.abc import Iterator

from ..countries import countries
from ..messages import wording
from ..paths import VOCABULARY_FOLDER, vocabulary_path
from ..problems import did_you_mean, quoted
from ..vocabulary import FACET_FILES, NEEDED_TERMS, SCALE_KEYS, SCALES_FILE, ScaleLevel
from .rule import Context, Located, finding, rule

_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_WEEKS_IN_A_MONTH = 52 / 12
_SCALES = vocabulary_path(SCALES_FILE)


@rule("V002", "collection")
def terms_have_keys_and_labels_of_their_own(context: Context) -> Iterator[Located]:
    for name, key in FACET_FILES.items():
        facet = context.catalogue.vocabulary.facets.get(key)
        for part in ("key", "label"):
            seen: set[str] = set()
            for index, term in enumerate(facet.terms if facet else ()):
                value = getattr(term, part)
                if value in seen:
                    yield Located(
                        vocabulary_path(name), finding(f"V002.{part}", ("terms", index, part), got=quoted(value))
                    )
                seen.add(value)


@rule("V003", "collection")
def facets_have_the_key_of_their_file(context: Context) -> Iterator[Located]:
    for file, document in context.catalogue.documents.items():
        name = file.removeprefix(f"{VOCABULARY_FOLDER}/").removesuffix(".yml")
        if file.startswith(f"{VOCABULARY_FOLDER}/") and name != SCALES_FILE:
            wanted, got = FACET_FILES.get(name), document.data.get("key")
            if wanted is None:
                known = did_you_mean(name, FACET_FILES) or wording("V003.lists", names=", ".join(FACET_FILES))
                yield Located(file, finding("V003.unknown", ("key",), tip=known, got=quoted(name)))
            elif got != wanted:
                yield Located(file, finding("V003.key", ("key",), wanted=quoted(wanted), got=quoted(got)))


@rule("V004", "collection")
def scales_are_complete(context: Context) -> Iterator[Located]:
    scales = context.catalogue.vocabulary.scales
    for key in SCALE_KEYS:
        if scales.scales and key not in scales.by_key:
            yield Located(_SCALES, finding("V004.scale", ("scales",), key=quoted(key)))
    for index, scale in enumerate(scales.scales):
        before = None
        for place, level in enumerate(scale.levels):
            where = ("scales", index, "levels", place)
            if level.level != place + 1:
                yield Located(_SCALES, finding("V004.levels", where, got=level.level, place=place + 1))
            if before is not None and level.at_least != before:
                yield Located(_SCALES, finding("V004.amount", where, end=before, got=quoted(level.at_least)))
            before = level.at_most


@rule("V005", "collection")
def lists_have_the_terms_that_the_program_names(context: Context) -> Iterator[Located]:
    for name, facet in FACET_FILES.items():
        found = context.catalogue.vocabulary.facets.get(facet)
        for key in NEEDED_TERMS.get(facet, ()) if found else ():
            if found and key not in found.by_key:
                yield Located(vocabulary_path(name), finding("V005", ("terms",), key=quoted(key)))


@rule("V006", "collection")
def amounts_say_the_bounds_of_their_level(context: Context) -> Iterator[Located]:
    for index, scale in enumerate(context.catalogue.vocabulary.scales.scales):
        for place, level in enumerate(scale.levels):
            if not _says_its_bounds(level, in_weeks=scale.unit == "weeks"):
                key = "V006.above" if level.at_most is None else "V006.between"
                where = ("scales", index, "levels", place, "amount")
                least, most = level.at_least or 0, level.at_most
                yield Located(_SCALES, finding(key, where, least=least, most=most, got=quoted(level.amount)))


@rule("V007", "collection")
def costs_of_a_day_are_of_countries(context: Context) -> Iterator[Located]:
    day = context.catalogue.vocabulary.scales.working_day
    codes = [at.country for at in day.countries] if day else []
    for index, code in enumerate(codes):
        before = codes[index - 1] if index else ""
        if code not in countries():
            key = "V007.code"
        elif code <= before:
            key = "V007.order"
        else:
            continue
        where = ("working_day", "countries", index, "country")
        yield Located(_SCALES, finding(key, where, got=quoted(code), before=quoted(before)))


def _says_its_bounds(level: ScaleLevel, *, in_weeks: bool) -> bool:
    """Whether each number of an amount is a bound; weeks may be told as months."""
    lower, upper = level.at_least, level.at_most
    numbers = [int(text.replace(",", "")) for text in _NUMBER.findall(level.amount)]
    if not numbers or (lower is None and upper is None):
        return True
    *first, last = (
        {number, round(number * _WEEKS_IN_A_MONTH)} if in_weeks and "month" in level.amount else {number}
        for number in numbers
    )
    begins = {lower, None if lower is None else lower + 1}
    return (lower if upper is None else upper) in last and all(begins & number for number in first)
