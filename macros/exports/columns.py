"""The columns of the tables, declared once for CSV, the workbook and the data package."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.edition import Edition
from ..records.catalogue import Catalogue, review_due, terms_of
from ..records.model import Case, Practice, Rating
from ..records.vocabulary import INVOLVED_FACETS, PHASES, PRACTICE_FACETS, Vocabulary
from ..records.yaml_reader import parse_yaml

R = TypeVar("R", Practice, Case)
Value = str | int | date | tuple[str, ...] | None
Kind = Literal["text", "texts", "address", "date", "number", "term", "terms", "level", "practices", "cases"]

COLUMNS_FILE = Path(__file__).with_name("columns.yml")
MANY = ("texts", "terms", "practices", "cases")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. `of` is the facet of its terms or the scale of its levels, `phase` set on ratings of a phase."""

    name: str
    kind: Kind
    value: Callable[[R], Value]
    of: str = ""
    phase: str = ""


def practice_columns(catalogue: Catalogue, edition: Edition) -> tuple[Column[Practice], ...]:
    """The columns of practices, in their order."""
    return (
        Column("id", "text", lambda p: p.id),
        Column("title", "text", lambda p: p.title),
        Column("summary", "text", lambda p: p.summary),
        Column("url", "address", lambda p: edition.address(routes.practice(p.id))),
        *map(_facet_column, PRACTICE_FACETS),
        Column("scale_of_change", "level", lambda p: _level(p.scale_of_change), "scale_of_change"),
        *(_rating_column(phase, scale) for phase in PHASES for scale in ("cost", "time", "effort")),
        *(Column(name, "terms", partial(terms_of, facet=facet), facet) for facet, name in INVOLVED_FACETS.items()),
        Column("builds_on", "practices", lambda p: p.builds_on),
        Column("leads_to", "practices", lambda p: tuple(other.id for other in catalogue.leads_to.get(p.id, ()))),
        Column("neighbours", "practices", lambda p: tuple(other.id for other in catalogue.related.get(p.id, ()))),
        Column("cases", "cases", lambda p: tuple(case.id for case in catalogue.cases_of.get(p.id, ()))),
        Column("countries", "texts", lambda p: tuple(catalogue.countries_of(p.id))),
        Column("contributors", "texts", lambda p: p.contributors),
        *_ending(edition),
    )


def case_columns(edition: Edition) -> tuple[Column[Case], ...]:
    """The columns of cases, in their order."""
    return (
        Column("id", "text", lambda c: c.id),
        Column("title", "text", lambda c: c.title),
        Column("summary", "text", lambda c: c.summary),
        Column("url", "address", lambda c: edition.address(routes.case(c.id))),
        Column("institution", "text", lambda c: c.institution),
        Column("kind", "term", lambda c: c.kind, "institution_kind"),
        Column("country", "text", lambda c: c.country),
        Column("country_name", "text", lambda c: country_name(c.country)),
        Column("city", "text", lambda c: c.city),
        Column("practices", "practices", lambda c: c.practices),
        Column("audience", "text", lambda c: c.audience),
        Column("since", "number", lambda c: c.since),
        Column("when", "text", lambda c: c.when),
        Column("scale", "text", lambda c: c.scale),
        Column("adapted_from", "text", lambda c: c.adapted_from),
        *_ending(edition),
    )


def column_title(column: Column[Any], vocabulary: Vocabulary) -> str:
    """What readers see above the column."""
    if column.of in vocabulary.scales.by_key:
        label = vocabulary.scales.by_key[column.of].label
        return f"{texts()['phases'][column.phase]}: {label.lower()}" if column.phase else label
    if column.of:
        facet = vocabulary.facets[column.of]
        return facet.plural if column.kind == "terms" else facet.label
    return str(texts()["columns"][column.name][0])


def column_description(column: Column[Any], vocabulary: Vocabulary) -> str:
    """One sentence on what stands in the column."""
    if column.of in vocabulary.scales.by_key:
        return vocabulary.scales.by_key[column.of].definition
    return vocabulary.facets[column.of].definition if column.of else str(texts()["columns"][column.name][1])


@cache
def texts() -> Mapping[str, Any]:
    """The words of columns.yml."""
    return parse_yaml(COLUMNS_FILE.read_text("utf-8"), COLUMNS_FILE.name).data


def _ending(edition: Edition) -> Iterator[Column[Any]]:
    """The columns with which every table ends."""
    yield Column("sources", "texts", lambda record: tuple(source.url for source in record.sources))
    yield Column("reviewed", "date", lambda record: record.reviewed)
    yield Column("review_due", "date", review_due)
    yield Column("atlas_version", "text", lambda _: edition.version)
    yield Column("atlas_date", "date", lambda _: edition.date)
    yield Column("licence", "text", lambda _: edition.licence)


def _facet_column(facet: str) -> Column[Practice]:
    name = PRACTICE_FACETS[facet][-1]
    if name in ("schedule", "importance"):
        return Column(name, "term", lambda p: terms_of(p, facet)[0], facet)
    return Column(name, "terms", partial(terms_of, facet=facet), facet)


def _rating_column(phase: str, scale: str) -> Column[Practice]:
    def level(practice: Practice) -> int | None:
        return _level(getattr(getattr(practice, phase), scale, None))

    return Column(f"{phase}_{scale}", "level", level, scale, phase)


def _level(rating: Rating | None) -> int | None:
    return rating.level if rating else None
