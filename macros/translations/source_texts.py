"""The texts of records that are translated, each with the key by which its translation is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from pydantic import BaseModel

from ..records.catalogue import Catalogue
from ..records.fields import FieldDeclaration, fields_of, part_name
from ..records.model import Case, Practice
from ..records.paths import SELF_CHECK_FILE, framework_path, model_path, path_of, set_path, vocabulary_path
from ..records.vocabulary import FACET_FILES, SCALES_FILE, Facet, Scales
from ..records.yaml_reader import Where

HEAD, BODY, NAMES = "head", "body", "names"
# What names an item of a list wherever it stands: the values before its first text, such as its key.
_NAMING = ("key", "term", "record", "number")


@dataclass(frozen=True)
class SourceText:
    """One English text: its place, its field, and the names of the fields and items that lead to it.

    `layer` is what is translated as a whole or not at all: head or body of a record; names and the texts of the
    vocabulary each stand for themselves.
    """

    file: str
    where: Where
    names: tuple[str, ...]
    field: FieldDeclaration
    english: str
    layer: str
    plural: str = ""
    """Nothing is counted in records."""

    @property
    def context(self) -> str:
        """Record and field: with the English text this is the key of a translation."""
        return f"{self.file} {'.'.join(self.names)}"

    @property
    def limit(self) -> int | None:
        """How many characters it may have."""
        return self.field.limit


def records_by_path(catalogue: Catalogue) -> Mapping[str, BaseModel]:
    """Every record that is translated by its path: what readers see, and the vocabulary."""
    files = {facet: name for name, facet in FACET_FILES.items()}
    found: dict[str, BaseModel] = {
        vocabulary_path(files.get(key, key)): facet for key, facet in catalogue.vocabulary.facets.items()
    }
    found[vocabulary_path(SCALES_FILE)] = catalogue.vocabulary.scales
    found[SELF_CHECK_FILE] = catalogue.self_check
    found |= {path_of(practice): practice for practice in catalogue.published.values()}
    found |= {framework_path(id_): framework for id_, framework in catalogue.frameworks.items()}
    found |= {model_path(id_): model for id_, model in catalogue.models.items()}
    found |= {set_path(id_): starter_set for id_, starter_set in catalogue.starter_sets.items()}
    return found | {path_of(case): case for case in catalogue.published_cases.values()}


def source_texts(catalogue: Catalogue) -> Iterator[SourceText]:
    """Every text of a catalogue that is translated, in the order of records and of their fields."""
    for file, record in records_by_path(catalogue).items():
        yield from texts_of_record(file, record)


def texts_of_record(file: str, record: BaseModel) -> Iterator[SourceText]:
    """The texts of one record that are translated."""
    alone = isinstance(record, Facet | Scales)
    for where, names, field, english in _texts(record, (), ()):
        of_its_own = alone or field.translate == NAMES
        yield SourceText(file, where, names, field, english, ".".join(names) if of_its_own else field.translate)


def kind_of_record(record: BaseModel) -> str:
    """The kind of a record in reports: the name of its part in fields.yml, and vocabulary for lists and scales."""
    return "vocabulary" if isinstance(record, Facet | Scales) else part_name(type(record))


def title_of(record: BaseModel) -> str:
    """How a translator knows a record: its title or label."""
    if isinstance(record, Practice | Case):
        return record.title
    return str(getattr(record, "title", None) or getattr(record, "label", None) or kind_of_record(record))


_Place = tuple[Where, tuple[str, ...], FieldDeclaration, str]


def _texts(part: BaseModel, where: Where, names: tuple[str, ...]) -> Iterator[_Place]:
    for name, field in fields_of(part_name(type(part))).items():
        value = getattr(part, name)
        if field.part:
            yield from _groups(value, (*where, name), (*names, name))
        elif field.translate == NAMES and value:
            yield (*where, name), (*names, name), field, "\n".join(value)
        elif field.translate:
            yield from ((at, (*names, name), field, text) for at, text in _flat(value, (*where, name)))


def _groups(value: Any, where: Where, names: tuple[str, ...]) -> Iterator[_Place]:
    """The texts of a group of fields, or of each in a list of them."""
    if isinstance(value, BaseModel):
        yield from _texts(value, where, names)
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        yield from _texts(item, (*where, index), (*names, *_naming(item)))


def _naming(item: BaseModel) -> Iterator[str]:
    fields = takewhile(lambda field: field[1].kind in _NAMING, fields_of(part_name(type(item))).items())
    return (str(getattr(item, name)) for name, _ in fields)


def _flat(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """A text, or each text of a list or of the rows of a table, without empty cells."""
    if isinstance(value, str) and value:
        yield where, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _flat(item, (*where, index))
