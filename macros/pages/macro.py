"""A macro: the function that renders it, whose name pages call, and an example call for the guide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..records.catalogue import Catalogue


@dataclass(frozen=True)
class Arguments:
    """The arguments of one macro call."""

    args: tuple[str, ...] = ()
    kwargs: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """The arguments as a writer types them, in parentheses."""
        typed = [*map(_typed, self.args), *(f"{key}={_typed(value)}" for key, value in self.kwargs.items())]
        return f"({', '.join(typed)})"


Example = Callable[[Catalogue], Arguments | None]
"""Returns the arguments of an example call with records of the Catalogue, or None where none fits."""


def given(*args: str, **kwargs: str | int) -> Example:
    """An example with fixed arguments, for any records."""
    return lambda _: Arguments(args, kwargs)


@dataclass(frozen=True)
class Macro:
    """One macro. `render` takes the Renderer, the route of the page, and the arguments of the call."""

    render: Callable[..., Markup]
    example: Example = lambda _: Arguments()
    searched: bool = True
    """Whether the search indexes its HTML; False for macros that show records, which have their own entries."""

    @property
    def name(self) -> str:
        """The name by which pages call it."""
        return self.render.__name__

    @property
    def summary(self) -> str:
        """What the macro does, in one sentence: the docstring of `render`."""
        return " ".join((self.render.__doc__ or "").split())


def _typed(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
