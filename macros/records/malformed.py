"""A malformed record, one that does not fit the model, built as far as it fits, so that rules can still judge it.

What does not fit stands in it as `MALFORMED`. A rule that reads this value ends there, so no rule judges what nobody
wrote: a field that is misspelt, or of the wrong shape, is neither there nor missing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from .field_types import FieldType, field_types
from .problems import did_you_mean
from .yaml_reader import Where

# A text that is too long, or a list that is too short, is still a text or a list.
_STILL_FIT = ("string_too_long", "too_long", "too_short")
_Model = TypeVar("_Model", bound=BaseModel)


class MalformedError(AttributeError):
    """A rule read a value that does not fit the model."""


class Malformed:
    """Stands for a malformed value: any use of it as a value raises MalformedError; only its type may be asked."""

    def _ask(self, *_: object) -> NoReturn:
        raise MalformedError

    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __getattr__ = __str__ = __format__ = _ask
    __eq__ = __ne__ = __hash__ = __lt__ = __le__ = __gt__ = __ge__ = _ask


MALFORMED: Final = Malformed()


def partial_record(model: type[_Model], data: Mapping[str, Any], error: ValidationError) -> _Model:
    """The record of `data`, which holds tuples for lists, with MALFORMED wherever `error` names a fault."""
    faults = [fault for fault in error.errors(include_url=False) if fault["type"] not in _STILL_FIT]
    strays = [str(fault["loc"][-1]) for fault in faults if fault["type"] == "extra_forbidden"]
    return _PartialBuilder({fault["loc"] for fault in faults}, strays).part(model, data, ())


@dataclass(frozen=True)
class _PartialBuilder:
    """Builds what fits: `faults` are the paths of what does not, `strays` the keys that the model does not know."""

    faults: Collection[Where]
    strays: Collection[str]

    def part(self, model: type[_Model], data: Mapping[str, Any], where: Where) -> _Model:
        values: dict[str, Any] = {
            name: self._value(field_type, data[name], (*where, name)) if name in data else MALFORMED
            for name, field_type in field_types(model).items()
            if name in data or (*where, name) in self.faults or self._may_be_a_stray(name)
        }
        if "id" in data:
            values["id"] = data["id"]  # the name of the file, whatever it is
        return model.model_construct(None, **values)

    def _value(self, field_type: FieldType, value: Any, where: Where) -> Any:
        if where in self.faults:
            return MALFORMED
        if isinstance(value, tuple) and field_type.many:
            return tuple(self._value(field_type, item, (*where, index)) for index, item in enumerate(value))
        if field_type.model and isinstance(value, dict):
            return self.part(field_type.model, value, where)
        return MALFORMED if any(fault[: len(where)] == where for fault in self.faults) else value

    def _may_be_a_stray(self, name: str) -> bool:
        return any(did_you_mean(stray, [name]) for stray in self.strays)
