"""Parts of a page that are the same on many pages, such as the header: made once for each way they can look."""

from collections.abc import Callable, Hashable


def kept_once() -> Callable[..., str]:
    """What templates of the theme call as `once`: `{% call once(key) %}…{% endcall %}` renders once for each key."""
    kept: dict[Hashable, str] = {}

    def once(*key: Hashable, caller: Callable[[], str]) -> str:
        if key not in kept:
            kept[key] = caller()
        return kept[key]

    return once
