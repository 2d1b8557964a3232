"""Pages of docs/ in another language: the text that somebody wrote for it, or the English page, which says so."""

from pathlib import Path

import yaml
from mkdocs.utils import meta

from ..edition.languages import PSEUDO
from ..edition.pseudo import accented_page
from ..records.paths import pages_path

# What a translated page says itself; all else at the top of a page, such as the scripts that it needs, is the same.
_OWN = ("title", "description")


def in_language(source: str, root: Path, language: str, path: str) -> str | None:
    """The source of a page of docs/ in a language, from its English source; None where nobody has translated it.

    `path` is that of the page below docs/. In the pseudo-language it is made of the English one;
    the longer one, which shows how much room there is, leaves them in English.
    """
    english, settings = meta.get_data(source)
    if language == PSEUDO:
        said = {key: accented_page(str(settings[key])) for key in _OWN if key in settings}
        return _page(accented_page(english), settings | said)
    file = root / pages_path(language) / path
    if not file.is_file():
        return None
    text, own = meta.get_data(file.read_text("utf-8-sig"))
    return _page(text, settings | {key: own[key] for key in _OWN if key in own})


def _page(text: str, settings: dict[str, object]) -> str:
    top = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False) if settings else ""
    return f"---\n{top}---\n\n{text}" if top else text
