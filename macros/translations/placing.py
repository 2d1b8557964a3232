"""Puts a text at its place in the plain data of a file."""

from typing import Any

from ..records.yaml_reader import Where


def placed(data: Any, where: Where, value: Any) -> Any:
    """A copy of plain data with another value at a place."""
    if not where:
        return value
    first, rest = where[0], where[1:]
    if isinstance(first, int):
        return [*data[:first], placed(data[first], rest, value), *data[first + 1 :]]
    return {**data, first: placed(data[first], rest, value)}
