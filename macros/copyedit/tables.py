"""The tables of the report: ratings side by side, categories by stages, cases by practice and by country."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from ..edition.country_names import country_name
from ..records.catalogue import Catalogue
from ..records.model import Judgement, Practice, Rating
from ..records.record_facts import ratings_of
from ..records.vocabulary import PHASE_SCALES, PHASES
from .checks import Collection
from .checks.coverage import practices_in_both
from .checks.lengths import lix_of_own
from .passages import OwnTexts, Sentence

COLUMNS = (
    ("scale_of_change",),
    *((phase, scale) for phase in PHASES for scale in PHASE_SCALES),
)


@dataclass(frozen=True)
class RatingRow:
    """One practice: its ratings with their levels in the order of COLUMNS, and the places of those far from medians."""

    practice: str
    ratings: tuple[Rating | Judgement | None, ...]
    levels: tuple[int | None, ...]
    apart: frozenset[int]


@dataclass(frozen=True)
class RatingTable:
    """The practices of one main category, with the median of each column."""

    category: str
    medians: tuple[float | None, ...]
    rows: tuple[RatingRow, ...]


@dataclass(frozen=True)
class Spread:
    """Least, mean and most of something, with the names at both ends."""

    least: float
    least_in: str
    mean: float
    most: float
    most_in: str


def rating_tables(collection: Collection) -> tuple[RatingTable, ...]:
    """One table for each main category, in the order of the vocabulary."""
    groups: dict[str, list[Practice]] = defaultdict(list)
    for practice in collection.catalogue.published.values():
        groups[practice.categories[0]].append(practice)
    order = collection.catalogue.vocabulary.facets["category"].by_key
    apart = collection.standards.limits.rating_apart
    return tuple(_rating_table(key, groups[key], collection.catalogue, apart) for key in order if key in groups)


def category_by_stage(collection: Collection) -> Mapping[str, Sequence[int]]:
    """The number of practices of each category for each stage, in the order of the vocabulary."""
    facets = collection.catalogue.vocabulary.facets
    return {
        category: tuple(practices_in_both(collection, category, stage) for stage in facets["stage"].by_key)
        for category in facets["category"].by_key
    }


def cases_by_practice(catalogue: Catalogue) -> Mapping[int, Sequence[str]]:
    """The practices by how many cases they have, fewest first."""
    groups: dict[int, list[str]] = defaultdict(list)
    for practice in catalogue.published:
        groups[len(catalogue.cases_of.get(practice, ()))].append(practice)
    return dict(sorted(groups.items()))


def cases_by_country(catalogue: Catalogue) -> Mapping[str, int]:
    """The number of cases of each country, most first."""
    counts = Counter(case.country for case in catalogue.published_cases.values())
    return {country_name(code): count for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}


def spreads(collection: Collection) -> Iterator[tuple[str, Spread]]:
    """Words and reading ease, of practices and of cases."""
    practices = [own for own in collection.texts if isinstance(own.record, Practice)]
    cases = [own for own in collection.texts if own.record and not isinstance(own.record, Practice)]
    for what, texts in (("practices", practices), ("cases", cases)):
        if texts:
            yield f"words of {what}", _spread(texts, [own.words for own in texts])
            yield f"LIX of {what}", _spread(texts, [lix_of_own(own) for own in texts])


def long_sentences(collection: Collection) -> tuple[tuple[str, Sentence], ...]:
    """Sentences that are long but not too long, with the name of their record, longest first."""
    limits = collection.standards.limits
    long = range(limits.sentence_words_listed + 1, limits.sentence_words_flagged + 1)
    found = [
        (own.name, sentence) for own in collection.texts for sentence in own.sentences if len(sentence.words) in long
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[1].words), pair[0])))


def _spread(texts: Sequence[OwnTexts], values: Sequence[float]) -> Spread:
    least, most = values.index(min(values)), values.index(max(values))
    return Spread(values[least], texts[least].name, mean(values), values[most], texts[most].name)


def _rating_table(category: str, practices: Sequence[Practice], catalogue: Catalogue, apart: int) -> RatingTable:
    levels = [_levels(practice, catalogue) for practice in practices]
    medians = tuple(_median([row[column] for row in levels]) for column in range(len(COLUMNS)))
    rows = (
        RatingRow(practice.id, _ratings(practice), row, _apart(row, medians, apart))
        for practice, row in zip(practices, levels, strict=True)
    )
    return RatingTable(category, medians, tuple(rows))


def _levels(practice: Practice, catalogue: Catalogue) -> tuple[int | None, ...]:
    found = {where: level.level for where, level in catalogue.levels_of(practice).items()}
    return tuple(found.get(column) for column in COLUMNS)


def _ratings(practice: Practice) -> tuple[Rating | Judgement | None, ...]:
    found = dict(ratings_of(practice))
    return tuple(found.get(column) for column in COLUMNS)


def _median(levels: Sequence[int | None]) -> float | None:
    known = [level for level in levels if level]
    return median(known) if known else None


def _apart(levels: Sequence[int | None], medians: Sequence[float | None], apart: int) -> frozenset[int]:
    pairs = enumerate(zip(levels, medians, strict=True))
    return frozenset(i for i, (level, mid) in pairs if level and mid and abs(level - mid) >= apart)
