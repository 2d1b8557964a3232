"""Keeps the HTML of macros out of Markdown, as the HTML stash of Python-Markdown does for HTML in a page.

Markdown would parse that HTML, which takes time, and change the HTML of forms. So a macro puts a placeholder into the
page, and the HTML replaces it when Markdown is done.
"""

import re
from collections.abc import Callable

_PLACEHOLDER = re.compile(r"<p>(atlas-fragment-\d+-end)</p>|(atlas-fragment-\d+-end)")


class HtmlStash:
    """The stashed HTML of one build."""

    def __init__(self) -> None:
        self._stashed: dict[str, tuple[str, bool]] = {}
        self._whole_pages: dict[str, Callable[[], str]] = {}
        self._count = 0

    def stash(self, html: str, searched: bool = True) -> str:
        """Keep the HTML and return its placeholder; `searched` tells whether the search shall index it."""
        placeholder = self._next()
        self._stashed[placeholder] = html, searched
        return placeholder

    def stash_page(self, render: Callable[[], str]) -> str:
        """Keep what renders a whole page, and return its placeholder: the HTML of all pages is hundreds of MB."""
        placeholder = self._next()
        self._whole_pages[placeholder] = render
        return placeholder

    def take_page(self, placeholder: str) -> Callable[[], str]:
        """Remove and return what renders the page of a placeholder. Raises KeyError for any other text."""
        return self._whole_pages.pop(placeholder)

    def restore(self, page: str, for_search: bool = False) -> str:
        """The page with the HTML in place of its placeholders, with `for_search` only of those that are searched.

        Text that only looks like a placeholder stays as it is.
        """

        def html_of(found: re.Match[str]) -> str:
            html, searched = self._stashed.get(found[1] or found[2], (found[0], True))
            return html if searched or not for_search else ""

        return _PLACEHOLDER.sub(html_of, page)

    def _next(self) -> str:
        self._count += 1
        return f"atlas-fragment-{self._count}-end"
