"""What the annotation of a field of the model says: its innermost type, with its constraints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Shape:
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


def shapes_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The shapes of the fields of a group by their names, without that of the id, which no file holds."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _shape(hints[name]) for name in model.model_fields if name != "id"}


def shape_at(model: type[BaseModel], where: Iterable[str | int]) -> Shape:
    """The shape of what stands at a path; numbers in it are places in a list."""
    shape = Shape(model)
    for name in where:
        known = shapes_of(shape.model) if shape.model else {}
        shape = known.get(str(name), shape)
    return shape


def _shape(hint: Any) -> Shape:
    """Looks below Annotated, optional and tuple."""
    many, constraints = False, ()
    while (origin := get_origin(hint)) not in (None, Literal):
        inner, *rest = (item for item in get_args(hint) if item not in (NoneType, Ellipsis))
        if origin is Annotated:
            constraints = (*constraints, *_flat(rest))
        many = many or origin is tuple
        hint = inner
    return Shape(hint, constraints, many)


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """The constraints themselves, also those that stand inside a Field()."""
    for item in metadata:
        yield from item.metadata if isinstance(item, FieldInfo) else (item,)
