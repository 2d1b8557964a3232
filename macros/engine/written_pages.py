"""Pages of docs/ in another language: the text that somebody wrote for it, or the English page, which says so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils import meta

from ..edition.pseudo import page_in_pseudo
from ..records.paths import pages_path
from ..records.problems import Problem
from ..records.yaml_reader import read_head

# What a translated page says itself; all else at the top of a page, such as the scripts that it needs, is the same.
_OWN = ("title", "description")


def in_language(source: str, root: Path, language: str, path: str) -> str | None:
    """The source of a page of docs/ in a language, from its English source; None where nobody has translated it.

    `path` is that of the page below docs/. In the pseudo-language it is made of the English one.
    """
    english, settings = meta.get_data(source)
    if (made := page_in_pseudo(english, language)) is not None:
        return _page(made, settings, {key: page_in_pseudo(str(settings.get(key, "")), language) for key in _OWN})
    file = root / pages_path(language) / path
    if not file.is_file():
        return None
    text, _ = meta.get_data(file.read_text("utf-8-sig"))
    head = read_head(file, path)  # as the check reads it: MkDocs would take a title such as 'yes' for true
    return _page(text, settings, {} if isinstance(head, Problem) else head.data)


def _page(text: str, settings: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """A page with the settings of the English one, and with what it says itself in place of what they say."""
    held = {**settings, **{key: own[key] for key in _OWN if own.get(key)}}
    top = yaml.safe_dump(held, allow_unicode=True, sort_keys=False) if held else ""
    return f"---\n{top}---\n\n{text}" if top else text
