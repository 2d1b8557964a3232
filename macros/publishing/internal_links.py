"""Finds internal links of the finished pages that lead to no file. MkDocs checks only links in Markdown."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_ADDRESS = re.compile(r'<(?:a|link|script|img|source|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"')
_INDEX = "index.html"


class DeadLink(NamedTuple):
    """A dead link: the path of its page below the site, and the address."""

    page: str
    address: str


def dead_links(site: Path) -> Iterator[DeadLink]:
    """Every relative address that leads to no file of the site. 404.html is left out: its addresses are absolute."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for page in sorted(file for file in files if file.endswith(".html") and not file.endswith("404.html")):
        html = (site / page).read_text(encoding="utf-8")
        for address in sorted(set(_ADDRESS.findall(html))):
            if not _found(page, unescape(address), files):
                yield DeadLink(page, address)


def _found(page: str, address: str, files: set[str]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return True
    target = _joined(page, unquote(parts.path))
    return target is not None and (target in files or f"{target}/{_INDEX}".lstrip("/") in files)


def _joined(page: str, path: str) -> str | None:
    """The target below the site, without a slash at its end; None where it lies outside."""
    steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
