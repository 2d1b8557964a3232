"""The theme's search index file, completed with our own entries."""

import json
from pathlib import Path

from .search import folded, search_entries
from .site import INDEX, Site


def complete_index(path: Path, site: Site, longest: int | None = None) -> None:
    """Add the entries of all generated pages, and to every entry its words without accents.

    Texts of records are cut at `longest` characters. Does nothing where the theme wrote no index.
    """
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["text"] = f"{entry['text']} {folded(entry['title'] + ' ' + entry['text'])}".strip()
    suffix = "" if site.directory_urls else INDEX
    entries = search_entries(site, longest)
    index["docs"] += [{**entry, "location": entry["location"] + suffix} for entry in entries]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
