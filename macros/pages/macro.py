"""What a macro for writers is: a name, what renders it, and an example that the guide shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .render import Renderer


@dataclass(frozen=True)
class WritersMacro:
    """One macro: its name, what makes its HTML, and the arguments of the example that the guide shows and renders."""

    name: str
    render: Callable[..., Any]
    args: tuple[str, ...] = ()
    kwargs: tuple[tuple[str, str | int], ...] = ()
    searched: bool = True
    """False where it shows records, which the search knows by themselves."""

    @property
    def promise(self) -> str:
        """What the macro does, in one sentence."""
        return " ".join((self.render.__doc__ or "").split())

    @property
    def example(self) -> str:
        """The call of the example as a writer would type it."""
        given = [*map(_typed, self.args), *(f"{key}={_typed(value)}" for key, value in self.kwargs)]
        return f"{self.name}({', '.join(given)})"

    def rendered(self, renderer: Renderer, here: str) -> Any:
        """What the example renders on the page at route `here`."""
        return self.render(renderer, here, *self.args, **dict(self.kwargs))

    def bound_to(self, renderer: Renderer) -> Callable[..., Any]:
        """The macro as mkdocs-macros calls it, with the route of the page first."""

        def call(here: str, *args: Any, **kwargs: Any) -> Any:
            return self.render(renderer, here, *args, **kwargs)

        call.__doc__ = self.render.__doc__
        return call


def _typed(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
