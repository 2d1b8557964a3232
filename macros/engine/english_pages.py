"""Pages of docs/ that nobody has translated: in a site of another language their texts say that they are English."""

import re
from collections.abc import Iterable

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..edition.edition import Edition
from ..edition.language_element import english_tags, tags_of
from ..edition.languages import EnglishText

# A fragment that stands alone, the beginning of an element of text, the id of a heading that says it is English,
# and a fragment among the words of a page.
_ALONE = re.compile(r"<p>(atlas-fragment-\d+-end)</p>")
_OF_TEXT = re.compile(r"<(?:p|h[1-6]|li|td|th|dt|dd|summary|figcaption)(?=[ >])")
_HEADING = re.compile(r'<h[1-6] lang="en"[^>]* id="([^"]+)"')
_AMONG_WORDS = re.compile(r"(?<!\0)atlas-fragment-\d+-end")


def in_its_language(html: str, edition: Edition) -> str:
    """The HTML of a page that people wrote, in which what macros say is in the language of the edition."""
    if not edition.is_translation:
        return html
    english, _ = english_tags("span", edition.direction)
    attributes = english.removeprefix("<span").removesuffix(">")
    before, behind = tags_of("span", edition.language, edition.direction)
    html = _OF_TEXT.sub(rf"\g<0>{attributes}", _ALONE.sub("\0\\1", html))
    return _AMONG_WORDS.sub(rf"{before}\g<0>{behind}", html).replace("\0", "")


def name_in_english(pages: Iterable[Page]) -> None:
    """Let the title that a page has of itself, and not of the navigation, know that it is still English."""
    for page in pages:
        if page.title and page.title == page.meta.get("title"):
            page.title = EnglishText(page.title)


def title_in_its_language(title: str, edition: Edition) -> str:
    """The title of a page as HTML, which says that it is English where it still is."""
    before, behind = english_tags("span", edition.direction) if isinstance(title, EnglishText) else ("", "")
    return f"{before}{title}{behind}"


def say_english(links: Iterable[AnchorLink], html: str, edition: Edition) -> None:
    """Let a table of contents say of each heading that it is English, where the HTML of its page says so."""
    if edition.is_translation:
        _mark(links, frozenset(_HEADING.findall(html)), english_tags("span", edition.direction))


def _mark(links: Iterable[AnchorLink], english: frozenset[str], tags: tuple[str, str]) -> None:
    before, behind = tags
    for link in links:
        if link.id in english:
            link.title = f"{before}{link.title}{behind}"
        _mark(link.children, english, tags)
