"""Python's search for garbage, put off in a run that keeps to its end what it reads."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Do not search meanwhile, nor ever through what is left: for a program's `main`, around which nothing else runs.

    Whoever calls that `main` inside of another program goes on as before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
