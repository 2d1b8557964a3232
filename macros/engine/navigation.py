"""The navigation of mkdocs.yml with its titles in the language of the build."""

from collections.abc import Mapping
from typing import Any


def titled(nav: Any, titles: Mapping[str, str]) -> Any:
    """A part of the navigation with the title of each name in it; a name that has none is the title itself."""
    if isinstance(nav, dict):
        return {titles.get(name, name): titled(part, titles) for name, part in nav.items()}
    return [titled(part, titles) for part in nav] if isinstance(nav, list) else nav
