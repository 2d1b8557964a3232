"""The table of contents of a generated page."""

import re
from collections.abc import Iterator

from markupsafe import Markup

_HEADING = re.compile(r'<h2(?: [^>]*)? id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def headings(html: str) -> Iterator[tuple[str, str]]:
    """Id and plain title of every second-level heading that our templates or Markdown made."""
    for id_, title in _HEADING.findall(html):
        yield id_, Markup(title).striptags().removesuffix("¶").strip()  # noqa: S704 - tags are taken out here
