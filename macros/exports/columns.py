"""The columns of the tables of practices and cases, for CSV, the workbook and the data package.

Columns of fields are in the order of fields.yml; computed columns are where columns.yml places them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.edition import Edition
from ..edition.facts import field_name, group_in_words
from ..edition.small_letters import in_sentence
from ..edition.words import read_words
from ..records.catalogue import Catalogue
from ..records.fields import FieldDeclaration, fields_of, phase_label
from ..records.model import Practice, Record, RecordKind
from ..records.record_facts import terms_of
from ..records.reviews import review_due
from ..records.vocabulary import GRADE_FACET, GROWING_SCALES, INVOLVED_FACETS, PHASES, RATING_TERMS, Vocabulary

Value = str | int | date | tuple[str, ...] | None
Kind = Literal["text", "texts", "address", "date", "number", "term", "terms", "level", "amount", "practices", "cases"]

COLUMNS_FILE = Path(__file__).with_name("columns.yml")
MANY = ("texts", "terms", "practices", "cases")
_KINDS: Mapping[str, Kind] = {"date": "date", "number": "number", "term": "term", "url": "address"}


@dataclass(frozen=True)
class Column:
    """One column. `of` is the facet of its terms or the scale of its levels and amounts.

    `phase` is set on ratings of a phase. `workbook` is its place there: among the others, wide, last, or none.
    """

    name: str
    kind: Kind
    value: Callable[[Any], Value]
    field: FieldDeclaration | None = None
    of: str = ""
    phase: str = ""
    workbook: str = ""


def practice_columns(catalogue: Catalogue, edition: Edition) -> tuple[Column, ...]:
    """The columns of practices, in their order."""
    computed = (
        Column("serves", "texts", lambda p: tuple(at.address for at in catalogue.serves.get(p.id, ()))),
        Column("leads_to", "practices", lambda p: tuple(other.id for other in catalogue.leads_to.get(p.id, ()))),
        Column("neighbours", "practices", lambda p: tuple(other.id for other in catalogue.related.get(p.id, ()))),
        Column(GRADE_FACET, "term", lambda p: catalogue.grade_of(p).key, of=GRADE_FACET),
        Column("cases", "cases", lambda p: tuple(case.id for case in catalogue.cases_of.get(p.id, ()))),
        Column("countries", "texts", lambda p: tuple(catalogue.countries_of(p.id))),
    )
    return tuple(_in_place("practice", (*_of_each(edition), *computed), catalogue))


def case_columns(catalogue: Catalogue, edition: Edition) -> tuple[Column, ...]:
    """The columns of cases, in their order."""
    name = Column("country_name", "text", lambda case: country_name(case.country))
    return tuple(_in_place("case", (*_of_each(edition), name), catalogue))


def column_title(column: Column, vocabulary: Vocabulary) -> str:
    """The heading of a column for readers."""
    if column.kind == "level":
        label = vocabulary.scales.by_key[column.of].label
        return _of_phase(column, label) if column.phase else label
    if column.kind == "amount":
        scale = vocabulary.scales.by_key[column.of]
        return _named("amount", rating=_of_phase(column, scale.label), unit=scale.unit)
    if column.kind == "term" and column.phase and column.field:
        return _of_phase(column, column.field.label)
    if column.of in vocabulary.facets and not column.field:
        return vocabulary.facets[column.of].label
    if column.field:
        title = field_name(column.field, vocabulary, column.kind in MANY)
        return _named("code", title=title) if column.field.kind == "country" else title
    return str(column_words()["columns"][column.name]["label"])


def column_description(column: Column, vocabulary: Vocabulary) -> str:
    """The description of a column for readers."""
    if column.of in vocabulary.scales.by_key:
        return vocabulary.scales.by_key[column.of].definition
    if column.of in vocabulary.facets:
        return vocabulary.facets[column.of].definition
    return column.field.help if column.field else str(column_words()["columns"][column.name]["help"])


def _of_phase(column: Column, label: str) -> str:
    return _named("of_phase", phase=phase_label(column.phase), label=in_sentence(label))


def _named(key: str, **parts: str | None) -> str:
    """A heading that is made of others."""
    return str(column_words()["headings"][key].format(**parts))


def column_words() -> Mapping[str, Any]:
    """The content of columns.yml, in the language of the build."""
    return read_words(COLUMNS_FILE)


def _of_each(edition: Edition) -> Iterator[Column]:
    """The computed columns of every record."""
    yield Column("id", "text", lambda record: record.id)
    yield Column("url", "address", lambda record: edition.address(routes.of(record)))
    yield Column("review_due", "date", review_due)
    yield Column("atlas_version", "text", lambda _: edition.version)
    yield Column("atlas_date", "date", lambda _: edition.date)
    yield Column("licence", "text", lambda _: edition.licence)


def _in_place(kind: RecordKind, computed: tuple[Column, ...], catalogue: Catalogue) -> Iterator[Column]:
    """The columns of all fields, with the computed ones after the field that columns.yml names, or at an end."""
    places: dict[str, list[Column]] = {}
    for name, said in column_words()["columns"].items():
        for column in computed:
            if column.name == name:
                places.setdefault(said["after"], []).append(replace(column, workbook=said.get("workbook", "")))
    yield from places.get("start", ())
    for name, field in fields_of(kind).items():
        yield from _of_field(name, field, catalogue)
        yield from places.get(name, ())
    yield from places.get("end", ())


def _of_field(name: str, field: FieldDeclaration, catalogue: Catalogue) -> Iterator[Column]:
    """The columns of a field of a record: one, or several for a group."""
    for column in _columns((name,), field, catalogue):
        yield replace(column, workbook=field.looks.get("workbook", "none"))
    if name == PHASES[-1]:  # who takes part stands once for both phases
        for facet, key in INVOLVED_FACETS.items():
            people = fields_of("phase")[key]
            yield Column(key, "terms", partial(terms_of, facet=facet), people, facet, workbook="none")


def _columns(path: tuple[str, ...], field: FieldDeclaration, catalogue: Catalogue) -> Iterator[Column]:
    name = path[-1]
    if "csv" not in field.looks:
        return
    if field.part in ("rating", "judgement"):
        phase, place = path[0] if len(path) > 1 else "", "_".join(path)
        yield Column(place, "level", partial(_level, path=path, catalogue=catalogue), field, name, phase)
        if field.part == "rating":
            yield Column(f"{place}_about", "amount", partial(_at, path=(*path, "about")), field, name, phase)
        if name in GROWING_SCALES:
            for facet, key in RATING_TERMS.items():
                inner = fields_of(field.part)[key]
                named = replace(inner, label=_named("of_rating", rating=field.label, label=in_sentence(inner.label)))
                yield Column(f"{place}_{key}", "term", partial(_at, path=(*path, key)), named, facet, phase)
    elif field.part and field.many:
        yield from _of_list(path, field, catalogue)
    elif field.part:
        for key, inner in fields_of(field.part).items():
            yield from _columns((*path, key), inner, catalogue)
    else:
        yield Column(name, _kind(field), partial(_at, path=path), field, field.facet or "")


def _of_list(path: tuple[str, ...], field: FieldDeclaration, catalogue: Catalogue) -> Iterator[Column]:
    """The column of a list of groups: addresses of sources, other groups in words; lists of phases have none."""
    if len(path) == 1:
        value = _addresses if field.part == "source" else partial(_groups, catalogue=catalogue)
        yield Column(path[0], "texts", partial(value, name=path[0]), field)


def _kind(field: FieldDeclaration) -> Kind:
    if field.kind == "term":
        return "terms" if field.many else "term"
    if field.kind == "record" and field.many:
        return "practices" if field.names == "practice" else "cases"
    return "texts" if field.many else _KINDS.get(field.kind, "text")


def _at(record: Record, path: tuple[str, ...]) -> Any:
    value: Any = record
    for name in path:
        value = getattr(value, name, None)
    return value


def _level(practice: Practice, path: tuple[str, ...], catalogue: Catalogue) -> int | None:
    level = catalogue.levels_of(practice).get(path)
    return level.level if level else None


def _addresses(record: Record, name: str) -> tuple[str, ...]:
    return tuple(source.url for source in getattr(record, name))


def _groups(record: Record, name: str, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(group_in_words(group, "csv", catalogue) for group in getattr(record, name))
