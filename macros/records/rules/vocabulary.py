"""Rules for the vocabulary itself."""

import re
from collections.abc import Iterator

from ..countries import countries
from ..paths import VOCABULARY_FOLDER, vocabulary_path
from ..problems import did_you_mean, quoted
from ..vocabulary import FACET_FILES, NEEDED_TERMS, SCALE_KEYS, SCALES_FILE, ScaleLevel
from .rule import Context, Finding, Located, rule

_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_WEEKS_IN_A_MONTH = 52 / 12


@rule("V002", "collection")
def terms_have_keys_and_labels_of_their_own(context: Context) -> Iterator[Located]:
    """Within a list, each key and each label must stand once."""
    for name, key in FACET_FILES.items():
        facet = context.catalogue.vocabulary.facets.get(key)
        for part in ("key", "label"):
            seen: set[str] = set()
            for index, term in enumerate(facet.terms if facet else ()):
                value = getattr(term, part)
                if value in seen:
                    yield Located(
                        vocabulary_path(name),
                        Finding(("terms", index, part), f"a {part} must stand once; got {quoted(value)} again"),
                    )
                seen.add(value)


@rule("V003", "collection")
def facets_have_the_key_of_their_file(context: Context) -> Iterator[Located]:
    """A list of the vocabulary must have a name that the program knows, and the key that belongs to it."""
    for file, document in context.catalogue.documents.items():
        name = file.removeprefix(f"{VOCABULARY_FOLDER}/").removesuffix(".yml")
        if file.startswith(f"{VOCABULARY_FOLDER}/") and name != SCALES_FILE:
            wanted, got = FACET_FILES.get(name), document.data.get("key")
            if wanted is None:
                known = did_you_mean(name, FACET_FILES) or f"the lists are {', '.join(FACET_FILES)}"
                message = f"a list must have a name that the program knows; got {quoted(name)}"
                yield Located(file, Finding(("key",), message, known))
            elif got != wanted:
                yield Located(file, Finding(("key",), f"key must be {quoted(wanted)}; got {quoted(got)}"))


@rule("V004", "collection")
def scales_are_complete(context: Context) -> Iterator[Located]:
    """Each scale must have the levels 1 to 5 in order, and each amount must begin where the one before ends."""
    scales = context.catalogue.vocabulary.scales
    for key in SCALE_KEYS:
        if scales.scales and key not in scales.by_key:
            yield Located(
                vocabulary_path(SCALES_FILE), Finding(("scales",), f"there must be a scale {quoted(key)}; got none")
            )
    for index, scale in enumerate(scales.scales):
        before = None
        for place, level in enumerate(scale.levels):
            where = ("scales", index, "levels", place)
            if level.level != place + 1:
                yield Located(
                    vocabulary_path(SCALES_FILE),
                    Finding(where, f"levels must run from 1 to 5 in order; got {level.level} in place {place + 1}"),
                )
            if before is not None and level.at_least != before:
                yield Located(
                    vocabulary_path(SCALES_FILE),
                    Finding(
                        where,
                        f"an amount must begin where the one before ends, at {before}; got {quoted(level.at_least)}",
                    ),
                )
            before = level.at_most


@rule("V005", "collection")
def lists_have_the_terms_that_the_program_names(context: Context) -> Iterator[Located]:
    """A list must keep the keys of which pages and rules speak; their labels and definitions may change."""
    for name, facet in FACET_FILES.items():
        found = context.catalogue.vocabulary.facets.get(facet)
        for key in NEEDED_TERMS.get(facet, ()) if found else ():
            if found and key not in found.by_key:
                message = f"there must be a term with the key {quoted(key)}, of which the program speaks; got none"
                yield Located(vocabulary_path(name), Finding(("terms",), message, "give it the label that you like"))


@rule("V006", "collection")
def amounts_say_the_bounds_of_their_level(context: Context) -> Iterator[Located]:
    """Where the words of an amount hold numbers, they must be the bounds of its level, the upper one last."""
    for index, scale in enumerate(context.catalogue.vocabulary.scales.scales):
        for place, level in enumerate(scale.levels):
            if not _says_its_bounds(level, in_weeks=scale.unit == "weeks"):
                yield Located(
                    vocabulary_path(SCALES_FILE),
                    Finding(
                        ("scales", index, "levels", place, "amount"),
                        f"amount must say the bounds of its level, {_bounds(level)}; got {quoted(level.amount)}",
                        "change the words and the numbers together",
                    ),
                )


@rule("V007", "collection")
def costs_of_a_day_are_of_countries(context: Context) -> Iterator[Located]:
    """What an hour costs must stand once for a country, by its code of ISO 3166-1, in the order of the codes."""
    day = context.catalogue.vocabulary.scales.working_day
    codes = [at.country for at in day.countries] if day else []
    for index, code in enumerate(codes):
        before = codes[index - 1] if index else ""
        if code not in countries():
            told = f"country must be a code of ISO 3166-1; got {quoted(code)}"
        elif code <= before:
            told = f"countries must stand once, in the order of the codes; got {quoted(code)} after {quoted(before)}"
        else:
            continue
        yield Located(vocabulary_path(SCALES_FILE), Finding(("working_day", "countries", index, "country"), told))


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


def _bounds(level: ScaleLevel) -> str:
    """The bounds of a level in words."""
    return f"above {level.at_least}" if level.at_most is None else f"from {level.at_least or 0} to {level.at_most}"
