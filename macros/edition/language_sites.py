"""The sites of the atlas in its languages: English at the root, each other that is open in a folder beside it."""

from typing import NamedTuple

from .edition import Edition
from .language_names import language_name
from .languages import ENGLISH


class LanguageSite(NamedTuple):
    """The site in one language: its code, its name in itself, and where its root lies."""

    code: str
    name: str
    path: str
    """From the root of the site that is built, such as `de/` or `../`; empty for the site itself."""
    address: str | None
    """Ends with a slash; None while the atlas has no address."""


def language_sites(edition: Edition) -> tuple[LanguageSite, ...]:
    """The sites in all languages, that of the records first; none where they are in one language only."""
    if not edition.open_languages:
        return ()
    up, root = "", edition.site_url
    if edition.is_translation:
        up, root = "../", root and root.removesuffix(f"{edition.language}/")
    folders = {ENGLISH: "", **{code: f"{code}/" for code in edition.open_languages}}
    return tuple(
        LanguageSite(
            code,
            language_name(code, code),
            "" if code == edition.language else f"{up}{folder}",
            root and f"{root}{folder}",
        )
        for code, folder in folders.items()
    )
