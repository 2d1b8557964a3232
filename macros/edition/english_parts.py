"""Marks what is still English on the pages of another language, so that it is read aloud and hyphenated as English."""

import re
from typing import Any

from markupsafe import Markup

from ..records.catalogue import Catalogue
from .language_element import english_tags
from .languages import EnglishText

# Around a text that is still English, and around such prose; no record may hold these characters.
_TEXT, _PROSE = Markup("\1{}\2"), Markup("\3{}\4")
_NO_MARKS = str.maketrans("", "", "\1\2\3\4")
# What holds no elements: tags with their attributes, and elements of plain text.
_PLAIN = re.compile(r"""<(title|option|textarea|script|style)\b.*?</\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>""", re.DOTALL)


def translation_state(file: str, catalogue: Catalogue) -> str:
    """Whether any of a record, by its path, is `untranslated`, or else `outdated`; empty where it is neither."""
    layers = {(file, "head"), (file, "body")}
    return "untranslated" if layers & catalogue.untranslated else "outdated" if layers & catalogue.outdated else ""


def marked(value: Any) -> Any:
    """What a template shows, with marks around a text that is still English."""
    return _TEXT.format(str(value)) if isinstance(value, EnglishText) else value


def marked_prose(html: Markup, text: str) -> Markup:
    """Prose as HTML, with marks where its text is still English."""
    return _PROSE.format(html) if isinstance(text, EnglishText) else html


def with_english_elements(html: str, direction: str) -> str:
    """The HTML with an element of the language English in place of each two marks; attributes keep their text only."""
    if "\1" not in html and "\3" not in html:
        return html
    html = _PLAIN.sub(lambda found: found[0].translate(_NO_MARKS), html)
    tags = (*english_tags("span", direction), *english_tags("div", direction))
    return html.translate(dict(enumerate(tags, 1)))
