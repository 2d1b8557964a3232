"""What of the pages stays English when all that can be translated is: rendered in the pseudo-language, and counted.

Run as a program it lists every text, page by page: `python -m tests.translations.english_words`.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import yaml
from bs4 import BeautifulSoup, NavigableString
from bs4.element import PreformattedString

from macros.contribute.contributor_macros import contributor_macros
from macros.edition.edition import Edition
from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.edition.settings import edition_of
from macros.edition.words import override_language
from macros.pages.board import board_pages
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.pages.tool_macros import TOOL_MACROS
from macros.pages.writers_macros import WRITERS_MACROS
from macros.records import fields
from macros.records.catalogue import Catalogue
from macros.records.validate import load_catalogue
from macros.translations.build import translated
from macros.translations.source_texts import records_by_path

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
# What readers meet besides text.
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label")
# Words that are the same in every language, each with the reason.
EVERYWHERE: Mapping[str, str] = yaml.safe_load(Path(__file__).with_name("english_words.yml").read_text("utf-8"))
_CODE = re.compile(r"[A-Z]{2}")  # of a country
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"https?://\S+|\b(?:practice|case):[a-z-]+|<\w+>")


class Shown(NamedTuple):
    """A page in the pseudo-language: its kind, its HTML, and the texts that readers see or hear."""

    kind: str
    html: str
    texts: Sequence[str]


class PseudoPages(NamedTuple):
    """All pages of the small site in the pseudo-language, its English records, and the words that are no language's."""

    pages: Sequence[Shown]
    english: Catalogue
    names: frozenset[str]


def pseudo_pages() -> PseudoPages:
    """Every page once, rendered and read."""
    with pseudo_site() as (site, english):
        shown = [Shown(kind, html, tuple(visible(html))) for kind, html in pages(site)]
        return PseudoPages(shown, english, untranslated_names(site.catalogue, site.edition))


def english_by_kind(shown: PseudoPages) -> Mapping[str, tuple[int, Counter[str]]]:
    """By kind of page: the number of all words, and each text with an English word, with the number of such words."""
    found: dict[str, tuple[int, Counter[str]]] = {}
    for page in shown.pages:
        words, english = found.setdefault(page.kind, (0, Counter()))
        for text in page.texts:
            words += len(_WORD.findall(text))
            if found_words := english_words(text, shown.names):
                english[" ".join(text.split())] += len(found_words)
        found[page.kind] = words, english
    return found


@contextmanager
def pseudo_site() -> Iterator[tuple[Site, Catalogue]]:
    """A small site in the pseudo-language, with the words of all files of words, and its English records."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copytree(ROOT / "tests/fixtures/site/practices", root / "practices")
        copytree(ROOT / "practices/vocabulary", root / "practices/vocabulary")
        english = load_catalogue(root, TODAY)
        found = translated(root, english, PSEUDO, TODAY)
        with override_language(PSEUDO, found.words):
            edition = replace(edition_of(ROOT, english), site_url="https://atlas.example/").in_language(PSEUDO)
            yield Site(found.catalogue, edition, today=TODAY), english


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """The kind and the HTML of each page that records make, of each macro, and of each page for a board."""
    renderer = Renderer(site)
    for page in renderer.pages.values():
        yield page.template, str(renderer.page(page.route))
    for macro in (*WRITERS_MACROS, *TOOL_MACROS):
        example = macro.example(site.catalogue)
        if example and macro.name != "macro_gallery":  # which shows calls
            yield f"macro {macro.name}", str(macro.render(renderer, "x/", *example.args, **example.kwargs))
    for name, macro in contributor_macros(site.catalogue, site.edition):
        yield f"macro {name}", str(macro("x/"))
    for _, _, make in board_pages(site):
        yield "board", make().decode()


def visible(html: str) -> Iterator[str]:
    """Every text that readers see or hear; what says its own language is no part of ours."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select("script, style, [lang]:not(html), code"):
        tag.decompose()
    for text in soup.find_all(string=True):
        if isinstance(text, NavigableString) and not isinstance(text, PreformattedString):
            yield str(text)
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in SPOKEN if tag.has_attr(name))


def english_words(text: str, names: frozenset[str]) -> Sequence[str]:
    """The words of a text that have a letter that could have an accent, and none, without names and addresses."""
    words = _WORD.findall(_ADDRESS.sub("", text))
    plain = [word for word in words if word.isascii() and accented(word) != word and not _CODE.fullmatch(word)]
    return [word for word in plain if word not in names and word not in EVERYWHERE]


def untranslated_names(catalogue: Catalogue, edition: Edition) -> frozenset[str]:
    """The words of what is not translated in any language: names of people, places and works, and of the atlas."""
    texts = [edition.name, edition.licence, *untranslated_texts(catalogue)]
    return frozenset(word for text in texts for word in _WORD.findall(text))


def untranslated_texts(catalogue: Catalogue) -> frozenset[str]:
    """The texts of records that are not translated, such as titles of sources."""
    return frozenset(text for record in records_by_path(catalogue).values() for text in _names_in(record))


def _names_in(part: Any) -> Iterator[str]:
    for name, field in fields.fields_of(fields.part_name(type(part))).items():
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if field.part and item is not None:
                yield from _names_in(item)
            elif isinstance(item, str) and field.kind == "text" and not field.translate:
                yield item


if __name__ == "__main__":
    all_kinds = english_by_kind(pseudo_pages())
    sys.stdout.write(f"{sum(english.total() for _, english in all_kinds.values())} words stay English\n")
    for kind, (words, english) in sorted(all_kinds.items()):
        sys.stdout.write(f"\n{kind}: {english.total()} of {words} words\n")
        sys.stdout.writelines(f"  {count:>4} {text[:150]}\n" for text, count in english.most_common())
