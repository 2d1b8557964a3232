"""Copies of a site whose pages keep what goes wrong on them, served or in a folder."""

import os
import shutil
from pathlib import Path

WATCH = Path(__file__).parent / "watch.js"


def watched(site: Path, target: Path) -> Path:
    """A copy of a site with `watch.js` before all scripts of each page."""
    shutil.copytree(site, target)
    shutil.copy(WATCH, target)
    for page in target.rglob("*.html"):
        script = f'<script src="{os.path.relpath(target / WATCH.name, page.parent)}"></script>'
        before, mark, after = page.read_text("utf-8").partition("<script")
        page.write_text(f"{before}{script}{mark}{after}" if mark else before, "utf-8")
    return target
