"""Reads the type annotations of the model: the innermost type of each field, with its constraints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class FieldType:
    """The innermost type of a field, its constraints, and whether the field is a list (`many`)."""

    kind: Any
    constraints: tuple[Any, ...] = ()
    many: bool = False

    @property
    def model(self) -> type[BaseModel] | None:
        """The type, where it is a model, which is a group of fields; else None."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def bounds(self) -> tuple[int, int | None] | None:
        """The least and the greatest number, the latter None without limit; None where the type sets no bounds."""
        least: list[Any] = [c.ge for c in self.constraints if isinstance(c, Ge)]
        most: list[Any] = [c.le for c in self.constraints if isinstance(c, Le)]
        return (least[0], most[0] if most else None) if least else None


@cache
def field_types(model: type[BaseModel]) -> Mapping[str, FieldType]:
    """The types of the fields of a model by name, without the id, which is not written in files."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _field_type(hints[name]) for name in model.model_fields if name != "id"}


def field_type_at(model: type[BaseModel], where: Iterable[str | int]) -> FieldType:
    """The type of the field at a path below a model; numbers in the path are indexes of lists."""
    field_type = FieldType(model)
    for name in where:
        known = field_types(field_type.model) if field_type.model else {}
        field_type = known.get(str(name), field_type)
    return field_type


def _field_type(hint: Any) -> FieldType:
    """The type inside Annotated, Optional and tuple."""
    many, constraints = False, ()
    while (origin := get_origin(hint)) not in (None, Literal):
        inner, *rest = (item for item in get_args(hint) if item not in (NoneType, Ellipsis))
        if origin is Annotated:
            constraints = (*constraints, *_flat(rest))
        many = many or origin is tuple
        hint = inner
    return FieldType(hint, constraints, many)


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """The constraints in the metadata of Annotated, also those inside a Field()."""
    for item in metadata:
        yield from item.metadata if isinstance(item, FieldInfo) else (item,)
