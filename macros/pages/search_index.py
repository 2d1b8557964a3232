"""The theme's search index file, completed with our own entries."""

import json
from pathlib import Path
from typing import Any

from .search import search_entries, without_accents
from .site import INDEX, Site

# The search worker fetches this file when the search is used; every page fetches that of the theme.
ENTRIES = "search_entries.json"


def complete_index(path: Path, site: Site, longest: int | None = None) -> None:
    """Add the entries of all generated pages, and to every entry its words without accents.

    On the web they go into a file of their own. In a copy for folders, in which texts of records are cut at `longest`
    characters, they stay in the theme's file. Nothing happens where the theme wrote no index.
    """
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["text"] = f"{entry['text']} {without_accents(entry['title'] + ' ' + entry['text'])}".strip()
    suffix = "" if site.directory_urls else INDEX
    entries = search_entries(site, longest)
    index["docs"] += [{**entry, "location": entry["location"] + suffix} for entry in entries]
    if longest is None:
        _write(path.with_name(ENTRIES), index["docs"])
        index["docs"] = []
    _write(path, index)


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
