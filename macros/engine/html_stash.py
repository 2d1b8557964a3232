"""Finished HTML, set aside while Markdown and the theme's search read the page around it.

Markdown would parse the HTML of a macro only to pass it on unchanged, and the search would read every list of
records word by word, although it has an entry for each: together more than half of the time of a build.
So a macro leaves a mark in the page, and the HTML takes its place afterwards.
"""

import re

# The mark of a block that the search leaves out is a comment, of which it sees nothing.
_SEARCHED = re.compile(r"<p>(atlas-block-\d+-end)</p>|(?<!<!-- )(atlas-block-\d+-end)")
_UNSEARCHED = re.compile(r"<!-- (atlas-block-\d+-end) -->")


class Blocks:
    """The blocks of one build."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def set_aside(self, html: str, searched: bool = True) -> str:
        """Keep the HTML, and give the mark that stands for it; `searched` tells whether the search shall read it."""
        mark = f"atlas-block-{len(self._kept)}-end"
        self._kept[mark] = html
        return mark if searched else f"<!-- {mark} -->"

    def put_back(self, html: str) -> str:
        """The page with the blocks that the search shall read. Text that only looks like a mark stays as it is."""
        return _SEARCHED.sub(self._block, html)

    def put_back_unsearched(self, html: str) -> str:
        """The page with all other blocks."""
        return _UNSEARCHED.sub(self._block, html)

    def forget(self, markdown: str) -> None:
        """Let go of the blocks of a page that is written."""
        for marks in (*_SEARCHED.findall(markdown), *_UNSEARCHED.findall(markdown)):
            for mark in (marks,) if isinstance(marks, str) else marks:
                self._kept.pop(mark, None)

    @staticmethod
    def is_mark(text: str) -> bool:
        """Whether a text is nothing but the mark of a block that the search leaves out."""
        return bool(_UNSEARCHED.fullmatch(text))

    def _block(self, found: re.Match[str]) -> str:
        return self._kept.get(next(filter(None, found.groups())), found[0])
