"""Finished HTML, stashed while Markdown reads the page around it, as Python-Markdown stashes the HTML of a writer.

Markdown would parse the HTML of a macro only to pass it on, and would change that of forms. So a macro leaves a mark in
the page, and the HTML is restored in its place afterwards.
"""

import re

_MARK = re.compile(r"<p>(atlas-block-\d+-end)</p>|(atlas-block-\d+-end)")


class HtmlStash:
    """The stashed HTML of one build."""

    def __init__(self) -> None:
        self._stashed: dict[str, tuple[str, bool]] = {}
        self._count = 0

    def stash(self, html: str, searched: bool = True) -> str:
        """Keep the HTML and return the mark that stands for it; `searched` tells whether the search shall read it."""
        self._count += 1
        mark = f"atlas-block-{self._count}-end"
        self._stashed[mark] = html, searched
        return mark

    def take(self, mark: str) -> str | None:
        """The HTML of a mark, which is then no longer kept; None for any other text."""
        html, _ = self._stashed.pop(mark, (None, False))
        return html

    def restore(self, page: str, for_search: bool = False) -> str:
        """The page with the HTML of all its marks, or of those that the search shall read.

        Text that only looks like a mark stays as it is.
        """

        def html_of(found: re.Match[str]) -> str:
            html, searched = self._stashed.get(found[1] or found[2], (found[0], True))
            return html if searched or not for_search else ""

        return _MARK.sub(html_of, page)
