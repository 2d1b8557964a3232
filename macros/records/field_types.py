"""What the annotation of a field of the model says: its innermost type, with its constraints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class FieldType:
    """The innermost type of a field, the constraints on it, and whether there may be many of it."""

    kind: Any
    constraints: tuple[Any, ...] = ()
    many: bool = False

    @property
    def model(self) -> type[BaseModel] | None:
        """The type, where it is a group of fields."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def bounds(self) -> tuple[int, int | None] | None:
        """The least and the greatest number, the latter None without limit; None where nothing is said."""
        least: list[Any] = [c.ge for c in self.constraints if isinstance(c, Ge)]
        most: list[Any] = [c.le for c in self.constraints if isinstance(c, Le)]
        return (least[0], most[0] if most else None) if least else None


def field_types(model: type[BaseModel]) -> Mapping[str, FieldType]:
    """The types of the fields of a group by their names, without that of the id, which no file holds."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _field_type(hints[name]) for name in model.model_fields if name != "id"}


def field_type_at(model: type[BaseModel], where: Iterable[str | int]) -> FieldType:
    """The type of what stands at a path; numbers in it are places in a list."""
    field_type = FieldType(model)
    for name in where:
        known = field_types(field_type.model) if field_type.model else {}
        field_type = known.get(str(name), field_type)
    return field_type


def _field_type(hint: Any) -> FieldType:
    """Looks below Annotated, optional and tuple."""
    many, constraints = False, ()
    while (origin := get_origin(hint)) not in (None, Literal):
        inner, *rest = (item for item in get_args(hint) if item not in (NoneType, Ellipsis))
        if origin is Annotated:
            constraints = (*constraints, *_flat(rest))
        many = many or origin is tuple
        hint = inner
    return FieldType(hint, constraints, many)


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """The constraints themselves, also those that stand inside a Field()."""
    for item in metadata:
        yield from item.metadata if isinstance(item, FieldInfo) else (item,)
