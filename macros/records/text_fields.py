"""The texts of a record, each with its path, and whether it is prose (Markdown) or plain text."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, StringConstraints

from .field_types import field_types
from .yaml_reader import Where

# The constraint that marks a text of the model as prose (Markdown); any other text is plain.
PROSE = StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)


class Text(NamedTuple):
    """One text: its path in the record, its value, and whether it is prose."""

    where: Where
    value: str
    is_prose: bool


def texts_of(record: BaseModel, where: Where = ()) -> Iterator[Text]:
    """All texts of a record in the order of its fields, with ids and addresses, without its own id."""
    prose = _prose_fields(type(record))
    for name in type(record).model_fields:
        value = getattr(record, name)
        if where or name != "id":
            yield from _texts(value, (*where, name), name in prose)


@cache
def _prose_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field_type in field_types(model).items() if PROSE in field_type.constraints)


def _texts(value: Any, where: Where, is_prose: bool) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(where, value, is_prose)
    elif isinstance(value, BaseModel):
        yield from texts_of(value, where)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*where, index), False)
