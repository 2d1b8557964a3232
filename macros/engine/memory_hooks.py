"""MkDocs events that spare Python from looking for garbage where there is none: in what a build reads, and at its end.

Python looks again and again for objects that only refer to each other. What a build reads it keeps to its end, and
then all of it goes with the process; looking through it was a sixth of the time of a large build.
"""

import gc

_BETWEEN_LOOKS = 50_000  # new objects, where Python would look after 700
_state = {"is_preview": False}


def on_startup(command: str, **_: object) -> None:
    """Do not look while a build reads; look less often in a preview."""
    _state["is_preview"] = command == "serve"
    gc.set_threshold(_BETWEEN_LOOKS, *gc.get_threshold()[1:])
    if not _state["is_preview"]:
        gc.disable()


def on_env(env: object, **_: object) -> object:
    """Look from now on, but only through what is made: everything is read, and no page is there yet."""
    if not _state["is_preview"]:
        gc.freeze()
        gc.enable()
    return env


def on_shutdown() -> None:
    """Look no more at all at what the build leaves; whoever built inside of another program goes on as before."""
    gc.freeze()
    gc.enable()
