"""A bar in the terminal that shows how much of a long step is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Show = Callable[..., None]
"""Takes the number of things done and of all; what else it is given, it does not show."""


@contextmanager
def progress_bar(unit: str) -> Iterator[Show]:
    """Shows a bar within a block, in a terminal only; `unit` names what is counted, such as files."""
    with tqdm(unit=f" {unit}", disable=None) as bar:

        def show(done: int, total: int, *_: object) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        yield show
