"""Finished HTML, set aside while Markdown reads the page around it.

Markdown would parse the HTML of a macro only to pass it on unchanged: more than half of the time of a build.
So a macro leaves a mark in the page, and the HTML takes its place afterwards.
"""

import re

_MARK = re.compile(r"<p>(atlas-block-\d+-end)</p>|(atlas-block-\d+-end)")


class Blocks:
    """The blocks of one build."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def set_aside(self, html: str) -> str:
        """Keep the HTML, and give the mark that stands for it."""
        mark = f"atlas-block-{len(self._kept)}-end"
        self._kept[mark] = html
        return mark

    def put_back(self, html: str) -> str:
        """The page with every block in its place. Text that only looks like a mark stays as it is."""
        return _MARK.sub(lambda found: self._kept.get(found[1] or found[2], found[0]), html)
