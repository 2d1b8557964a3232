"""The content of the worksheets: headings and cells, without formats."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ..edition import routes
from ..edition.action_plan import PlanColumn, plan_columns, plan_forms, plan_words, proposal_of
from ..edition.edition import Edition
from ..edition.facts import in_words
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.vocabulary import Vocabulary
from .columns import Column, Value, case_columns, column_title, column_words, practice_columns
from .edition_header import edition_header
from .framework_table import framework_columns, framework_rows

Cell = str | int | date | None
Look = Literal["wide", "medium", "narrow", "date", "address", "entry", "choice", "hidden"]

NOT_RATED = "not rated"

_WIDE = ("counted", "not_counted", "definition")


@dataclass(frozen=True)
class Heading:
    """The head of a column: its text, its look, and its phase where it belongs to one."""

    text: str
    look: Look
    phase: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: headings and rows of the same length, and the range from which its choices are made."""

    name: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]
    choices: str = ""


def sheets(catalogue: Catalogue, edition: Edition) -> Iterator[Sheet]:
    """The sheets in their order: practices, cases, frameworks, scales, a plan to fill in, its lists and a note."""
    yield _records("Practices", practice_columns(catalogue, edition), catalogue.published.values(), catalogue)
    yield _records("Cases", case_columns(catalogue, edition), catalogue.published_cases.values(), catalogue)
    yield _records("Frameworks", framework_columns(edition), framework_rows(catalogue), catalogue)
    yield _scales(catalogue.vocabulary)
    yield _plan(catalogue, edition)
    yield _lists()
    yield _about(edition)


def _shown_columns(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns that the workbook shows; address and id are last, since people rarely need them."""
    shown = [column for column in columns if column.workbook != "none"]
    return sorted(shown, key=lambda column: column.workbook == "last")


def _records(name: str, columns: Sequence[Column], records: Iterable[Any], catalogue: Catalogue) -> Sheet:
    used = _shown_columns(columns)
    headings = [Heading(column_title(column, catalogue.vocabulary), _look(column), column.phase) for column in used]
    rows = [[_shown(column, column.value(record), catalogue) for column in used] for record in records]
    return Sheet(name, headings, rows)


def _shown(column: Column, value: Value, catalogue: Catalogue) -> Cell:
    """The value in the words of readers: labels for terms, number and word for levels, titles for practices."""
    if column.kind == "level":
        return level_text(catalogue.vocabulary, column.of, value) if isinstance(value, int) else NOT_RATED
    if isinstance(value, date | int | None):
        return value
    if column.kind == "term" and column.field is None:
        return catalogue.vocabulary.label(column.of, str(value))
    if column.field is None:  # what the atlas works out: a name, or how many there are
        return len(value) if isinstance(value, tuple) else value
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(in_words(column.field, one, catalogue) for one in values)


def level_text(vocabulary: Vocabulary, scale: str, level: int) -> str:
    """A level as number and word, such as `2 · Low`."""
    return f"{level} · {vocabulary.scales.by_key[scale].at(level).label}"


def _scales(vocabulary: Vocabulary) -> Sheet:
    names = ("scale_name", "level", "label", "amount", "unit", "definition", "counted", "not_counted")
    rows: list[Sequence[Cell]] = [
        (s.label, at.level, at.label, at.amount, s.unit, s.definition, s.counted, s.not_counted)
        for s in vocabulary.scales.scales
        for at in s.levels
    ]
    return Sheet("Scales", [Heading(column_words()["workbook"][name], _look_of(name)) for name in names], rows)


def _plan(catalogue: Catalogue, edition: Edition) -> Sheet:
    """Every practice as a row of the plain form, for readers to fill in; the page of the plan reads it back."""
    words, form = plan_words()["sheet"], plan_forms()["plain"]
    columns = {key: plan_columns()[key] for key in form.columns if not plan_columns()[key].needs}
    headings = [Heading(form.columns[key], _plan_look(column)) for key, column in columns.items()]
    rows = [
        [_plan_cell(column, practice, catalogue, edition) for column in columns.values()]
        for practice in sorted(catalogue.published.values(), key=_urgency(catalogue.vocabulary))
    ]
    return Sheet(words["plan"], headings, rows, words["states"])


def _plan_cell(column: PlanColumn, practice: Practice, catalogue: Catalogue, edition: Edition) -> Cell:
    """What the atlas knows for a column of the plan; the rest is for the reader."""
    match column.source:
        case "title":
            return practice.title
        case "importance":
            return catalogue.vocabulary.label("importance", practice.importance)
        case "owner":
            return proposal_of(practice, catalogue).unit
        case "indicator":
            return proposal_of(practice, catalogue).indicator
        case "level":
            level = catalogue.levels_of(practice).get(column.of)
            return level.level if level else None
        case "address":
            return edition.address(routes.of(practice))
        case "id":
            return practice.id
    return None


def _plan_look(column: PlanColumn) -> Look:
    if column.look != "text":
        looks: Mapping[str, Look] = {"level": "narrow", "address": "address", "hidden": "hidden"}
        return looks[column.look]
    return "choice" if column.list else "entry" if column.field else "medium"


def _lists() -> Sheet:
    """The list from which a state is chosen."""
    form = plan_forms()["plain"]
    rows = [[state] for state in form.states.values()]
    return Sheet(plan_words()["sheet"]["lists"], [Heading(form.columns["status"], "medium")], rows)


def _about(edition: Edition) -> Sheet:
    words = column_words()["workbook"]["about"]
    rows = [(words[key], value) for key, value in edition_header(edition).items() if value]
    return Sheet("About", [Heading(words["item"], "medium"), Heading(words["value"], "wide")], rows)


def _urgency(vocabulary: Vocabulary) -> Callable[[Practice], int]:
    """A sort key for the plan: the position of a practice's importance in the vocabulary, the essential first."""
    order = {term.key: place for place, term in enumerate(vocabulary.facets["importance"].terms)}
    return lambda practice: order[practice.importance]


def _look(column: Column) -> Look:
    if column.kind in ("number", "amount") or (column.kind == "cases" and column.field is None):  # how many
        return "narrow"
    if column.kind == "cases":
        return "wide"
    looks: Mapping[str, Look] = {"date": "date", "address": "address"}
    return looks.get(column.kind, "wide" if column.workbook == "wide" else "medium")


def _look_of(name: str) -> Look:
    return "wide" if name in _WIDE else "narrow" if name == "level" else "medium"
